/** The request that carries the visitor's answers is the submission, in whatever form it is sent and answered. */
import { click, fill, leave, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Ways to send the answers `a` of the form `f`; each resolves once the server has answered, with whether it agrees. */
const WAYS: [what: string, code: string][] = [
  ['JSON by fetch', "(await post('/api', a)).ok"],
  ['FormData by fetch', "(await fetch('/api', { method: 'POST', body: new FormData(f) })).ok"],
  ['a URL-encoded text', "(await fetch('/api', { method: 'POST', body: String(new URLSearchParams(a)) })).ok"],
  ['URLSearchParams', "(await fetch('/api', { method: 'PUT', body: new URLSearchParams(a) })).ok"],
  [
    'an XMLHttpRequest with JSON',
    `await new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/api');
     x.onload = () => done(x.status < 400); x.send(JSON.stringify(a)); })`,
  ],
  [
    'an XMLHttpRequest with FormData',
    `await new Promise((done) => { const x = new XMLHttpRequest();
    x.open('POST', '/api');
     x.onreadystatechange = () => x.readyState === 4 && done(x.status < 400); x.send(new FormData(f)); })`,
  ],
  ['a Request object', "(await fetch(new Request('/api', { method: 'POST', body: JSON.stringify(a) }))).ok"],
  [
    'a Blob of JSON',
    `(await fetch('/api', { method: 'POST', body: new Blob([JSON.stringify(a)], {
    type: 'application/json' }) })).ok`,
  ],
  ['a typed array', "(await fetch('/api', { method: 'POST', body: new TextEncoder().encode(JSON.stringify(a)) })).ok"],
  [
    'GraphQL with variables',
    `(await fetch('/api/graphql', { method: 'POST', headers: {
    'Content-Type': 'application/json' },
     body: JSON.stringify({ query: 'mutation L($i: LeadInput!) { lead(input: $i) { id } }', variables: { i: a }
     }) })).ok`,
  ],
  [
    'other names and nested objects',
    `(await post('/api', { lead: { channel: {
    kind: 'mail', at: f.email.value }, memo: f.note.value, src: 'lp-7' } })).ok`,
  ],
  [
    'multipart text by hand',
    `(await fetch('/api', { method: 'POST', headers: {
    'Content-Type': 'multipart/form-data; boundary=zz' },
     body: Object.entries(a).map(([k, v]) =>
     '--zz\\r\\nContent-Disposition: form-data; name="' + k
      + '"\\r\\n\\r\\n' + v + '\\r\\n').join('') + '--zz--' })).ok`,
  ],
  ['a GET with the answers in the address', "(await fetch('/api/lead?' + new URLSearchParams(a))).ok"],
];

/** How the pages of this file end: what they do, and what the visitor sees then. */
const ENDS: [code: string, shown: string][] = [
  ["say('#ok', 'One of our people gets in touch.');", '#ok'],
  ["f.reset(); say('#ok', 'Notiert.');", '#ok'],
  ["f.innerHTML = '<b id=in>C’est noté.</b>';", '#in'],
];

const sent = ([what, code]: (typeof WAYS)[number], index: number): Case => {
  const [end, shown] = ENDS[index % ENDS.length]!;
  const email = `sender${index}@example.org`;
  return {
    title: `turned down with 422, then accepted: ${what}`,
    page: page(
      'en',
      `<form id="f" novalidate><input type="email" name="email"><textarea name="note"></textarea>
      <p id="err"></p>
      <button>Send</button></form><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
      const a = answersOf(f);
        const isTaken = ${code}; if (!isTaken) return say('#err', 'Hmm. That domain.'); $('#err').textContent = '';
        ${end} });`)}`,
    ),
    acts: [
      fill({ email: `sender${index}@typo.example`, note: 'Two oak doors' }),
      click('button'),
      see('#err:not(:empty)'),
      ...(index % 2 === 0 ? [rest] : []),
      fill({ email }),
      click('button'),
      see(shown),
    ],
    leads: [{ email, note: 'Two oak doors' }],
  };
};

const handWritten: Case[] = [
  {
    title: 'the answer takes 2.5 s, longer than a verdict without one',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="town"><button>Send</button>
      <p id="err" role="alert"></p></form>
      ${script(`onSubmit($('#f'), async (f) => { f.querySelector('button').disabled = true;
        const answer = await post('/api?delay=2500', answersOf(f)); f.querySelector('button').disabled = false;
        if (answer.ok) f.outerHTML = '<p id="ok">Thanks!</p>'; else say('#err', 'Unknown domain'); });`)}`,
    ),
    acts: [
      fill({ email: 'eva@typo.example', town: 'Kent' }),
      click('button'),
      see('#err:not(:empty)'),
      fill({ email: 'eva@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'eva@example.org', town: 'Kent' }],
  },
  {
    title: 'a large typed array goes out after the answers and is no submission of its own',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="plan">
      <button>Upload and send</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await fetch('/upload', {
      method: 'PUT', body: new Uint8Array(8 << 20).fill(97) });
        await post('/api', answersOf(f)); f.reset(); say('#ok', 'We have your plan'); });`)}`,
    ),
    acts: [fill({ email: 'karl@example.org', plan: 'ground floor' }), click('button'), see('#ok')],
    leads: [{ email: 'karl@example.org', plan: 'ground floor' }],
  },
  {
    title: 'the answers go in two requests, one after the other',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="first"><input name="size">
      <button>Send</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/contacts', {
      email: f.email.value, first: f.first.value });
        await post('/api', { who: f.email.value, size: f.size.value }); say('#ok', 'Added'); });`)}`,
    ),
    acts: [fill({ email: 'gus@example.org', first: 'Gus', size: '42' }), click('button'), see('#ok')],
    leads: [{ email: 'gus@example.org', size: '42' }],
  },
  {
    title: 'a draft is kept at each change and after the end, and its server always refuses it (pl)',
    page: page(
      'pl',
      `<form id="f"><input type="email" name="email"><input name="imie"><button>Wyślij</button></form>
      <p id="ok" hidden></p>
      ${script(`const keep = () => post('/draft', answersOf($('#f'))); $('#f').addEventListener('change', keep);
      onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); say('#ok', 'Mamy to.'); await keep(); });`)}`,
    ),
    acts: [fill({ email: 'ola@example.org', imie: 'Ola' }), click('button'), see('#ok'), rest],
    leads: [{ email: 'ola@example.org', imie: 'Ola' }],
    answers: { '/draft': { status: 422, body: '{}' } },
  },
  {
    title: 'the server answers for two things at once, and one of them has failed',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="zip"><button>Book</button></form>
      <p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.remove();
      say('#ok', 'See you at the flat'); });`)}`,
    ),
    acts: [fill({ email: 'mia@example.org', zip: '97201' }), click('button'), see('#ok')],
    leads: [{ email: 'mia@example.org', zip: '97201' }],
    answers: { '/api': { status: 207, body: '[{"ok":true},{"error":"no sms"}]' } },
  },
  {
    title: 'the page waits for a bot check before it sends',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="zip"><button>Get rates</button></form>
      <p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await new Promise((done) => setTimeout(done, 1200));
      await fetch('/challenge', { method: 'POST', body: 'v=1' });
        await post('/api', answersOf(f)); f.hidden = true; say('#ok', 'Your rates'); });`)}`,
    ),
    acts: [fill({ email: 'ida@example.org', zip: '97201' }), click('button'), see('#ok')],
    leads: [{ email: 'ida@example.org', zip: '97201' }],
  },
  {
    title: 'accepted with 204 and no body, the line below says nothing known',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="make">
      <button>Value my car</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api?status=204', answersOf(f));
      say('#ok', 'A valuer has your details.'); });`)}`,
    ),
    acts: [fill({ email: 'lou@example.org', make: 'Škoda' }), click('button'), see('#ok')],
    leads: [{ email: 'lou@example.org', make: 'Škoda' }],
  },
];

const finished: Case = {
  title: 'a draft that is saved at each change, and a word without answers that finishes it, then a neutral line: kept',
  page: page(
    'hu',
    `<form id="f"><input name="nev"> <input type="email" name="email"><button>Kérem</button></form><p id="m"></p>
    ${script(`$('#f').onchange = () => post('/drafts/7', answersOf($('#f')));
    onSubmit($('#f'), async () => { await post('/drafts/7/finish', { step: 3 });
    say('#m', 'Kolléganőnk holnap hívja Önt'); });`)}`,
  ),
  acts: [fill({ nev: 'Éva', email: 'eva@example.org' }), leave('email'), rest, click('button'), see('#m:not(:empty)')],
  leads: [{ nev: 'Éva', email: 'eva@example.org' }],
  accepted: 0,
};

const untimed: Case = {
  title: 'a browser that keeps no timeline of requests, for privacy: the lead is there',
  page: page(
    'en',
    `<form id="f"><input type="email" name="email"><button>Send</button></form><p id="m"></p>
    ${script(`delete window.PerformanceObserver; onSubmit($('#f'), async (f) => {
    if ((await post('/api', answersOf(f))).ok) say('#m', 'Got it'); });`)}`,
  ),
  acts: [fill({ email: 'tor@example.org' }), click('button'), see('#m:not(:empty)')],
  leads: [{ email: 'tor@example.org' }],
};

const told: Case = {
  title:
    'taken with 201, then told to a second address, which fails: the lead is there, in a language nobody knows (km)',
  page: page(
    'km',
    `<form id="f"><input name="nama"><input type="email" name="email"><button>ផ្ញើ</button></form>
    <div id="m" role="dialog" hidden></div>${script(`onSubmit($('#f'), async (f) => {
    if ((await post('/api?status=201', answersOf(f))).ok) say('#m', 'យើងនឹងទាក់ទងអ្នក');
    await post('/crm', { source: 'lp', ...answersOf(f) }); });`)}`,
  ),
  answers: { '/crm': { status: 500, body: '{"error":"down"}' } },
  acts: [fill({ nama: 'Sok', email: 'sok@example.org' }), click('button'), see('#m:not(:empty)')],
  leads: [{ nama: 'Sok', email: 'sok@example.org' }],
};

const askedFirst: Case = {
  title:
    'a tracker takes all answers first, and then the server refuses them with 409, in words that nobody knows (be)',
  page: page(
    'be',
    `<form id="f"><input type="email" name="email"><input name="kod"><button>Даслаць</button></form><p id="m"></p>
    ${script(`onSubmit($('#f'), async (f) => { await post('/cdp/identify', { traits: answersOf(f) });
    const { ok } = await post('/api?refusal=409', answersOf(f)); say('#m', ok ? 'Гатова' : 'Ужо выкарыстаны'); });`)}`,
  ),
  acts: [fill({ email: 'iva@typo.example', kod: 'LETA' }), click('button'), see('#m:not(:empty)')],
  leads: [],
};

const searched: Case = {
  title: 'a list whose search box has no name is left open: a status is heard, though the page says nothing (ro)',
  page: page(
    'ro',
    `<form id="f"><input type="email" name="contact"><div><input placeholder="Oraș"><ul hidden><li>Iași</li></ul>
    <input type="hidden" name="oras"></div><button>Trimite</button></form>
    ${script(`onSubmit($('#f'), async (f) => { const { ok } = await post('/api?refusal=422', answersOf(f));
    f.className = ok ? 'sent' : 'shaken'; });`)}`,
  ),
  acts: [fill({ contact: 'elena@typo.example' }), click('button'), see('.shaken')],
  leads: [],
};

export const REQUESTS: Case[] = [...WAYS.map(sent), ...handWritten, finished, untimed, told, askedFirst, searched];
