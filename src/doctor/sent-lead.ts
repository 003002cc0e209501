/** What became of a test lead, step by step. Types only. */

/** One step on its way. */
export interface Step {
  /** `unknown` where nobody could say. */
  mark: 'ok' | 'problem' | 'unknown';
  /** Without a full stop. */
  sentence: string;
  /** In whole sentences. */
  remedy?: string;
}

/** All of them, as far as it came. */
export interface SentLead {
  /** The form, as it is called in the report. */
  form?: string;
  /** The address in it. */
  address: string;
  /** Its `event_id`, by which the log of the relay and Driftrock know it. */
  eventId?: string;
  steps: Step[];
}
