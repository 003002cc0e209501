/** Leads as the tests of capture need them. */
import type { Lead } from '../../../src/snippet/form/read-form';
import { leadIn } from './forms';

/** A lead in a form with these controls, each as its attributes; `textarea` where they begin with that word. */
export const leadWith = (...controls: string[]): Lead =>
  leadIn(controls.map((attributes) => (/^</.test(attributes) ? attributes : `<input ${attributes}>`)).join(''));

/** An answer of the page's server; one of status 0 is opaque. */
export const answerOf = async (status: number, body?: string, headers: HeadersInit = {}): Promise<Response> =>
  status ? new Response(body, { status, headers }) : Response.error();
