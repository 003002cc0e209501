/** A case: one page of a stranger's site, what a visitor does there, and the leads that must come of it. */
import type { Act } from './acts';

/** What the page's own server says to a request of the page, in place of its usual answers. */
export interface ServerAnswer {
  status: number;
  body: string;
  type?: string;
}

/** One lead, by the fields that it must hold; a list is one value, in whatever order. */
export type ExpectedLead = Record<string, string | string[]>;

export interface Case {
  /** What is special about this page, and what is right there: unique among all cases. */
  title: string;
  /** The page as HTML with `<!--tag-->` in it, by `page()`. */
  page: string;
  /** The visitor's acts, one after the other. An act that the page does not allow is a fault of the page. */
  acts: Act[];
  /** The leads, in whatever order; none where there is no lead. */
  leads: ExpectedLead[];
  /** Names that no lead may hold. */
  absent?: string[];
  /** Values that fields of these names may not have, such as a part of a number. */
  never?: Record<string, string[]>;
  /** Keys that the event itself must not have, such as `ga_client_id`. */
  absentIds?: string[];
  /** Keys that the event itself must have, with these values. */
  ids?: Record<string, string>;
  /** Values that must be in nothing that is sent. */
  secrets?: string[];
  /** How many submissions the page's server accepts in the visit; as many as there are leads when left out. */
  accepted?: number;
  /** More options on the tag, by their `data-` form without `data-`. */
  options?: Record<string, string>;
  /** The query of the page's address, such as `?utm_source=x`. */
  query?: string;
  /** Cookies that the visitor brings along. */
  cookies?: Record<string, string>;
  /** What the server says to requests of these paths. */
  answers?: Record<string, ServerAnswer>;
  /** Why WebKitGTK cannot run the case; it can when left out. */
  notInWebKit?: string;
}

/** The cases of one principle. */
export interface CaseGroup {
  /** As the table says it. */
  title: string;
  cases: Case[];
}
