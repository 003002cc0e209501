/**
 * What the relay has sent upstream since the demo began: one lead for each event, however many attempts it took.
 */

/**
 * @typedef {'accepted' | 'waiting' | 'refused'} LeadState
 *
 * @typedef {object} Attempt One request of the relay to the upstream.
 * @property {string} path
 * @property {Record<string, unknown>} event
 * @property {LeadState} state What the answer means for the lead.
 * @property {string} answer For people: `200`, `503: down`, `no answer: timed out`.
 *
 * @typedef {object} Lead
 * @property {string} key Unlike any other lead's.
 * @property {string} firstAt ISO 8601: the first attempt.
 * @property {string} path
 * @property {Record<string, unknown>} event
 * @property {number} attempts
 * @property {LeadState} state After the last attempt.
 * @property {string} answer To the last attempt.
 *
 * @typedef {object} Leads
 * @property {(attempt: Attempt) => void} record
 * @property {() => Lead[]} all Oldest first.
 * @property {(listener: (lead: Lead) => void) => () => void} on Hears of each new or changed lead; returns the
 *   unsubscriber.
 */

// More than anybody plays through in one sitting; keeps a demo that runs for weeks from growing.
const LEAD_LIMIT = 200;

/**
 * The relay's own measure of "the same event": Driftrock links a lead and its later conversion by one `event_id`.
 *
 * @param {Attempt} attempt
 */
const keyOf = ({ path, event }) => JSON.stringify([path, event.source_id, event.event_type, event.event_id]);

/**
 * An empty list of leads.
 *
 * @param {() => string} [now] The moment, ISO 8601.
 * @returns {Leads}
 */
export function createLeads(now = () => new Date().toISOString()) {
  /** @type {Map<string, Lead>} */
  const leads = new Map();
  /** @type {Set<(lead: Lead) => void>} */
  const listeners = new Set();

  return {
    record(attempt) {
      const key = keyOf(attempt);
      const before = leads.get(key);
      const attempts = (before?.attempts ?? 0) + 1;
      const lead = { ...attempt, key, attempts, firstAt: before?.firstAt ?? now() };
      leads.set(key, lead);
      for (const oldest of leads.keys()) {
        if (leads.size <= LEAD_LIMIT) break;
        leads.delete(oldest);
      }
      for (const listener of listeners) listener(lead);
    },
    all: () => [...leads.values()],
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
