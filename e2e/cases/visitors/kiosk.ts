/** Several people at one tablet are several leads; one who corrects is one. */
import { click, fill, goOffline, goOnline, press, read, rest, see, type Act } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const PEOPLE = [
  { name: 'Amal Haddad', email: 'amal@example.org' },
  { name: 'Birte Holm', email: 'birte@example.org' },
  { name: 'Chidi Okafor', email: 'chidi@example.org' },
  { name: 'Dolores Paz', email: 'dolores@example.org' },
  { name: 'Emre Kaya', email: 'emre@example.org' },
];

const OFFLINE = 'its driver cannot cut it off from the network';
const FORM = `<form id="f"><input name="name" placeholder="Name"> <input type="email" name="email" placeholder="E-mail">
  <button>Send</button></form><p id="ok"></p>`;

/** Each of them fills and sends; `done` is what each sees. The count in it tells one from the next. */
const eachSends = (people: Record<string, string>[], between: Act[] = []): Act[] =>
  people.flatMap((person, index) => [fill(person), click('button'), see(`[data-count="${index + 1}"]`), ...between]);

/** A form that empties itself and counts; `send` is how it sends `a`, `after` what it does then. */
const counting = (send: string, after = 'f.reset();') =>
  script(`let count = 0; onSubmit($('#f'), async (f) => {
  const a = answersOf(f); ${send}
  ${after} count += 1; say('#ok', 'Thank you, next please'); document.body.dataset.count = count; });`);

export const KIOSK: Case[] = [
  {
    title: 'five people one after the other, offline, at a form that empties itself',
    page: page('en', FORM + counting("await post('/api', a).catch(() => {});")),
    acts: [goOffline, ...eachSends(PEOPLE), goOnline],
    leads: PEOPLE,
    accepted: 0,
    notInWebKit: OFFLINE,
  },
  {
    title: 'five people one after the other, online, right after each other',
    page: page('en', FORM + counting("await post('/api', a);")),
    acts: eachSends(PEOPLE),
    leads: PEOPLE,
  },
  {
    title: 'three people at a form that does not send but stores (a fair without a network)',
    page: page('de', FORM + counting("localStorage.setItem('lead' + Date.now(), JSON.stringify(a));")),
    acts: eachSends(PEOPLE.slice(0, 3), [rest]),
    leads: PEOPLE.slice(0, 3),
    accepted: 0,
  },
  {
    title: 'three people at a form that is written anew for each',
    page: page(
      'fr',
      `<div id="kiosk">${FORM}</div>${script(`let count = 0; const html = $('#kiosk').innerHTML;
      const start = () => onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); count += 1;
        $('#kiosk').innerHTML = html; start(); document.body.dataset.count = count; }); start();`)}`,
    ),
    acts: eachSends(PEOPLE.slice(0, 3)),
    leads: PEOPLE.slice(0, 3),
  },
  {
    title: 'two people of one household share an address',
    page: page('en', FORM + counting("await post('/api', a);")),
    acts: eachSends([
      { name: 'Per Lund', email: 'lunds@example.org' },
      { name: 'Pia Lund', email: 'lunds@example.org' },
    ]),
    leads: [
      { name: 'Per Lund', email: 'lunds@example.org' },
      { name: 'Pia Lund', email: 'lunds@example.org' },
    ],
  },
  {
    title: 'the second person is turned down first, and corrects',
    page: page(
      'en',
      `${FORM}<p id="e" role="alert"></p>${counting(`say('#e', ''); const answer = await post('/api', a);
      if (!answer.ok) { document.body.dataset.bad = ''; return say('#e', 'Unknown domain'); }`)}`,
    ),
    acts: [
      ...eachSends([PEOPLE[0]!]),
      fill({ name: 'Birte Holm', email: 'birte@typo.example' }),
      click('button'),
      see('[data-bad]'),
      read,
      fill({ email: 'birte@example.org' }),
      click('button'),
      see('[data-count="2"]'),
    ],
    leads: [PEOPLE[0]!, { name: 'Birte Holm', email: 'birte@example.org' }],
  },
  {
    title: 'one person presses twice: one lead',
    page: page('en', FORM + counting("await post('/api?delay=500', a);", '')),
    acts: [fill(PEOPLE[0]!), click('button', 'button'), see('[data-count="2"]')],
    leads: [PEOPLE[0]!],
    accepted: 2,
  },
  {
    title: 'an attempt is turned down three times, each error another one, and then accepted',
    page: page(
      'es',
      `<form id="f" novalidate><input name="nombre"><input name="correo"><input name="ciudad">
      <p id="e" role="alert"></p>
      <button>Enviar</button></form><p id="ok"></p>${script(`onSubmit($('#f'), async (f) => {
        const empty = ['nombre', 'correo', 'ciudad'].find((name) => !f[name].value);
        document.body.dataset.at = empty || '';
        if (empty) return say('#e', 'Falta: ' + empty); say('#e', ''); await post('/api', answersOf(f));
        f.hidden = true; say('#ok', 'Listo'); });`)}`,
    ),
    acts: [
      fill({ correo: 'nuria@example.org' }),
      click('button'),
      see('[data-at=nombre]'),
      fill({ nombre: 'Nuria' }),
      press('nombre', 'Enter'),
      see('[data-at=ciudad]'),
      read,
      fill({ ciudad: 'Vigo' }),
      click('button'),
      see('#ok:not(:empty)'),
    ],
    leads: [{ email: 'nuria@example.org', nombre: 'Nuria', ciudad: 'Vigo' }],
  },
  {
    title: 'two different forms on one page, both sent by one person: two leads',
    page: page(
      'de',
      `<form id="f"><input type="email" name="email"><input name="thema"><button>Fragen</button></form>
      <form id="g"><input type="email" name="mail2"><input name="menge">
      <button id="order">Muster bestellen</button></form><p id="ok" hidden></p><p id="ok2" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.reset(); say('#ok', '1'); });
        onSubmit($('#g'), async (f) => { await post('/api', answersOf(f)); f.reset(); say('#ok2', '2'); });`)}`,
    ),
    acts: [
      fill({ email: 'jana@example.org', thema: 'Parkett' }),
      click('#f button'),
      see('#ok'),
      fill({ mail2: 'jana@example.org', menge: '3' }),
      click('#order'),
      see('#ok2'),
    ],
    leads: [
      { email: 'jana@example.org', thema: 'Parkett' },
      { email: 'jana@example.org', menge: '3' },
    ],
  },
  {
    title: 'somebody else begins to type after the last lead and walks away',
    page: page('en', FORM + counting("await post('/api', a);")),
    acts: [...eachSends([PEOPLE[0]!]), fill({ name: 'Half', email: 'half@exa' }), rest],
    leads: [PEOPLE[0]!],
  },
  {
    title: 'the page empties only the address between two people of one firm',
    page: page(
      'en',
      `<form id="f"><input name="firm"><input type="email" name="email"><button>Check in</button></form>
      <p id="ok"></p>
      ${counting("await post('/api', a);", "f.email.value = '';")}`,
    ),
    acts: [fill({ firm: 'Hexham Ltd' }), ...eachSends([{ email: 'one@example.org' }, { email: 'two@example.org' }])],
    leads: [
      { firm: 'Hexham Ltd', email: 'one@example.org' },
      { firm: 'Hexham Ltd', email: 'two@example.org' },
    ],
  },
];
