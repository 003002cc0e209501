/** Why the relay turns a request down: the fault lies in the request, and the same one would be turned down again. */

/** What the page is told, and what the log is told. */
export interface Refusal {
  /** 408 alone leaves hope: the request itself was never seen whole. */
  status: 400 | 403 | 408 | 413 | 415;
  /** For the page: what is wrong, and where. */
  error: string;
  /** For the log: the name of the wrong field or header, never its value. */
  field: string;
}
