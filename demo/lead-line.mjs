/** One lead as one line of the terminal. */

const SIGNS = { accepted: '✓', waiting: '…', refused: '✗' };

// One name must not push the rest of its line off the screen.
const NAME_LIMIT = 60;

/**
 * The text without what a terminal would obey: a page, a visitor or a gateway can have put anything there.
 *
 * @param {string} text
 */
const printable = (text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');

/** @param {unknown} value */
function toWord(value) {
  const text = printable(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return text.length > NAME_LIMIT ? `${text.slice(0, NAME_LIMIT)}…` : text;
}

/**
 * The line for a lead after its latest attempt: the names of its fields, never their values.
 *
 * @param {import('./leads.mjs').Lead} lead
 * @param {Date} [now]
 */
export function leadLine({ event, state, answer, attempts }, now = new Date()) {
  const names = Object.keys(Object(event.fields)).map(toWord).join(', ') || 'no fields';
  const ga = event.ga_client_id === undefined ? 'no ga_client_id' : `ga_client_id ${toWord(event.ga_client_id)}`;
  const outcome = attempts === 1 ? answer : `${answer}, attempt ${attempts}`;
  const time = now.toTimeString().slice(0, 'hh:mm:ss'.length);
  return `${time}  ${SIGNS[state]} ${toWord(event.event_name)}  [${names}]  ${ga}  → ${printable(outcome)}`;
}
