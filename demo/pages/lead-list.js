/** The list on the live page: one card a lead, newest first. Everything from a lead is shown as text, never as HTML. */
import { find, make } from './dom.js';

/** @typedef {import('../leads.mjs').Lead} Lead */

const STATES = { accepted: 'Accepted', waiting: 'Waiting', refused: 'Refused' };
const ANSWERS = {
  accepted: 'It has taken the lead',
  waiting: 'It has not taken the lead, and the relay tries again',
  refused: 'It has refused the lead for good',
};
const NO_CLIENT_ID = 'none: the visitor had no usable _ga cookie';

/** @param {unknown} value */
const toText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The moment in the reader's own way of writing it; a moment that is none stays as it is.
 *
 * @param {unknown} moment
 */
function toTime(moment) {
  const date = new Date(String(moment));
  return Number.isNaN(date.getTime()) ? String(moment) : date.toLocaleString();
}

/**
 * What became of the last attempt, without the number that programs go by.
 *
 * @param {Lead} lead
 */
function toWords({ attempts, state, answer }) {
  const words = answer.replace(/^\d{3}(: |$)/, '');
  const count = attempts === 1 ? 'first attempt' : `attempt ${attempts}`;
  return `${ANSWERS[state]}${words && `: ${words}`} (${count})`;
}

/**
 * Puts the lead's values into its card.
 *
 * @param {Element} card
 * @param {Lead} lead
 */
function fill(card, lead) {
  const { event, state, firstAt } = lead;
  const part = (/** @type {string} */ name) => find(card, `[data-part=${name}]`, HTMLElement);
  part('name').textContent = toText(event.event_name);
  part('state').textContent = STATES[state];
  part('state').dataset.state = state;
  const moment = toText(event.created_at ?? firstAt);
  part('time').setAttribute('datetime', moment);
  part('time').textContent = toTime(moment);
  part('ga').textContent = toText(event.ga_client_id ?? NO_CLIENT_ID);
  part('answer').textContent = toWords(lead);
  part('event').textContent = JSON.stringify(event, undefined, 2);
  const rows = Object.entries(event.fields ?? {}).map(([name, value]) => {
    const row = document.createElement('tr');
    const heading = make('th', name);
    heading.setAttribute('scope', 'row');
    row.append(heading, make('td', toText(value)));
    return row;
  });
  part('fields').replaceChildren(...rows);
}

/**
 * The list of the page, empty.
 *
 * @param {Document} page
 */
export function createLeadList(page) {
  /** @type {Map<string, Element>} */
  const cards = new Map();
  const list = find(page, '#leads', HTMLOListElement);
  const template = find(page, '#lead', HTMLTemplateElement);

  const tally = () => {
    find(page, '#empty', HTMLElement).hidden = cards.size > 0;
    find(page, '#count', HTMLElement).textContent = cards.size === 1 ? '1 lead' : `${cards.size} leads`;
  };

  /** @param {Lead} lead */
  const put = (lead) => {
    const card =
      cards.get(lead.key) ??
      find(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), 'li', HTMLElement);
    fill(card, lead);
    if (!cards.has(lead.key)) list.prepend(card);
    cards.set(lead.key, card);
  };

  return {
    /**
     * Forgets what was shown, and shows these, oldest first as they came.
     *
     * @param {Lead[]} leads
     */
    restart(leads) {
      cards.clear();
      list.replaceChildren();
      leads.forEach(put);
      tally();
    },
    /**
     * Shows a new lead, or what has become of one; and says so to who cannot see it.
     *
     * @param {Lead} lead
     */
    show(lead) {
      put(lead);
      tally();
      find(page, '#announcement', HTMLElement).textContent = `${toText(lead.event.event_name)}: ${STATES[lead.state]}`;
    },
  };
}
