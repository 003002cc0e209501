/** The live page: follows the demo's stream, shows each lead, and plays with the stand-in's answers. */
import { find } from './dom.js';
import { createLeadList } from './lead-list.js';
import { watchOutbox } from './outbox-watch.js';

const HINTS = new Map([
  ['ok', 'Leads arrive at once. Those that wait in the relay go out by themselves, within a minute.'],
  ['down', 'New leads wait in the relay, on its disk, until Driftrock is back. No visitor notices.'],
  ['refuses', 'Refused for good: the relay keeps the lead as a dead letter, for a person to look at.'],
]);
const CONNECTIONS = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  lost: 'Not connected',
};

const connection = find(document, '#connection', HTMLElement);
const failure = find(document, '#failure', HTMLElement);
const reconnect = find(document, '#reconnect', HTMLButtonElement);
const upstream = find(document, '#upstream', HTMLFormElement);
const choices = find(upstream, 'fieldset', HTMLFieldSetElement);
const hint = find(document, '#upstream-hint', HTMLElement);
const list = createLeadList(document);

/** @param {keyof typeof CONNECTIONS} state */
function showConnection(state) {
  connection.dataset.state = state;
  connection.textContent = CONNECTIONS[state];
  failure.hidden = state === 'live' || state === 'connecting';
  reconnect.hidden = state !== 'lost';
  choices.disabled = state !== 'live';
}

/** @param {string | undefined} answer Missing when the leads go to the real API. */
function showUpstream(answer) {
  upstream.hidden = answer === undefined;
  hint.textContent = HINTS.get(answer ?? '') ?? '';
  for (const radio of upstream.querySelectorAll('input')) radio.checked = radio.value === answer;
}

function connect() {
  const stream = new EventSource('/leads/stream');
  /** @type {(name: string, listener: (data: any) => void) => void} */
  const on = (name, listener) => stream.addEventListener(name, (event) => listener(JSON.parse(event.data)));
  stream.addEventListener('open', () => showConnection('live'));
  // The browser connects again by itself until it is told that there is nothing here: then only the visitor can.
  stream.addEventListener('error', () =>
    showConnection(stream.readyState === EventSource.CLOSED ? 'lost' : 'reconnecting'),
  );
  on('everything', ({ leads, upstream: answer }) => {
    list.restart(leads);
    showUpstream(answer);
  });
  on('lead', (lead) => list.show(lead));
  on('upstream', showUpstream);
}

upstream.addEventListener('change', async () => {
  const answer = new FormData(upstream).get('answer');
  const sent = fetch('/leads/upstream', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ answer }),
  });
  const isSet = await sent.then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isSet) hint.textContent = 'That did not reach the demo. Is npm start still running?';
});

reconnect.addEventListener('click', () => {
  showConnection('connecting');
  connect();
});

watchOutbox(find(document, '#outbox', HTMLElement));
connect();
