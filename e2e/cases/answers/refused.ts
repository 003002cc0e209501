/** A server that turns down with 200: the page's own marks say so, and the attempt is no lead. */
import { click, fill, read, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** How pages mark a refusal: language, what is special, code that marks `f`, what is seen, code that clears it. */
const MARKS: [lang: string, what: string, code: string, shown: string, clear: string][] = [
  [
    'en',
    'aria-invalid on the control',
    "f.email.setAttribute('aria-invalid', 'true')",
    '[aria-invalid=true]',
    "f.email.removeAttribute('aria-invalid')",
  ],
  ['de', 'role=alert inside the form', "say('#m', 'Diese Domain gibt es nicht.')", '#m:not(:empty)', "say('#m', '')"],
  [
    'fr',
    'a line of class error in the form',
    `f.insertAdjacentHTML('beforeend',
    '<span class=error id=x>Domaine inconnu</span>')`,
    '#x',
    "$('#x')?.remove()",
  ],
  [
    'es',
    'a list of class errors above the form',
    `f.insertAdjacentHTML('beforebegin',
    '<ul class=errors id=x><li>El dominio no existe</li></ul>')`,
    '#x',
    "$('#x')?.remove()",
  ],
  [
    'pt',
    'is-invalid on the control and its feedback shown',
    `f.email.classList.add('is-invalid');
    f.email.insertAdjacentHTML('afterend', '<div class=invalid-feedback id=x>Domínio desconhecido</div>')`,
    '#x',
    `f.email.classList.remove('is-invalid'); $('#x')?.remove()`,
  ],
  [
    'it',
    'an alert-danger box above the form',
    `f.insertAdjacentHTML('beforebegin',
    '<div class="alert alert-danger" id=x>Dominio sconosciuto</div>')`,
    '#x',
    "$('#x')?.remove()",
  ],
  [
    'nl',
    'a control with a message of its own validity',
    `f.email.setCustomValidity('Onbekend domein');
    f.reportValidity(); $('#m').textContent = '!'`,
    '#m:not(:empty)',
    "f.email.setCustomValidity(''); $('#m').textContent = ''",
  ],
  [
    'pl',
    'aria-errormessage with a new text',
    `f.email.setAttribute('aria-invalid', 'true');
    f.email.setAttribute('aria-errormessage', 'm'); say('#m', 'Nieznana domena')`,
    '#m:not(:empty)',
    "f.email.removeAttribute('aria-invalid'); say('#m', '')",
  ],
  [
    'tr',
    'has-error on the group around the control',
    `f.email.parentElement.classList.add('has-error');
    f.email.insertAdjacentHTML('afterend', '<small class=help-block id=x>Alan adı yok</small>')`,
    '#x',
    `f.email.parentElement.classList.remove('has-error'); $('#x')?.remove()`,
  ],
  [
    'ja',
    'role=alert next to the form',
    `f.insertAdjacentHTML('afterend', '<div role=alert id=x>ドメインが見つかりません</div>')`,
    '#x',
    "$('#x')?.remove()",
  ],
  [
    'sv',
    'an alertdialog',
    `document.body.insertAdjacentHTML('beforeend',
    '<div role=alertdialog id=x class=error>Okänd domän <button type=button id=close>Stäng</button></div>');
    $('#close').onclick = () => $('#x').remove()`,
    '#x',
    "$('#x')?.remove()",
  ],
  [
    'en',
    'an error toast',
    `document.body.insertAdjacentHTML('beforeend',
    '<div class="toast toast-error" id=x role=alert>Something went wrong: unknown domain</div>')`,
    '#x',
    "$('#x')?.remove()",
  ],
];

const FORM = `<div class="box"><form id="f" novalidate><p><input type="email" name="email"></p><input name="city">
  <div id="m" role="alert"></div>
  <button id="go">OK</button></form></div><p id="ok" hidden></p>`;

const marked = ([lang, what, code, shown, clear]: (typeof MARKS)[number], index: number): Case => ({
  title: `200 with a refusal inside, marked by ${what} (${lang})`,
  page: page(
    lang,
    FORM +
      script(`onSubmit($('#f'), async (f) => { ${clear};
    const answer = await post('/api?refusal=200', answersOf(f));
    const { ok } = await answer.json(); if (!ok) { ${code}; return; } f.hidden = true; say('#ok', '✓'); });`),
  ),
  acts: [
    fill({ email: `rem${index}@typo.example`, city: 'Metz' }),
    click('#go'),
    see(shown),
    ...(index % 2 === 0 ? [read] : []),
    fill({ email: `rem${index}@example.org` }),
    click('#go'),
    see('#ok'),
  ],
  leads: [{ email: `rem${index}@example.org`, city: 'Metz' }],
});

const NO_WAY_BACK = 'its driver does not come back to a page that has shown an alert in an answer';

const refusedFor = (title: string, lang: string, complain: string, shown: string): Case => ({
  title,
  ...(complain.includes('alert(') ? { notInWebKit: NO_WAY_BACK } : {}),
  page: page(
    lang,
    FORM +
      script(`onSubmit($('#f'), async (f) => {
    const answer = await post('/api?refusal=200', answersOf(f));
    if (!(await answer.json()).ok) { ${complain} } });`),
  ),
  acts: [fill({ email: 'gone@typo.example', city: 'Graz' }), click('#go'), see(shown)],
  leads: [],
  accepted: 0,
});

/** Answers of 200 that refuse in ways of their own, while the page says so in words that no list knows. */
const NOES: [what: string, body: string, type: string][] = [
  ['JSON that PHP calls HTML', '{"success":false}', 'text/html; charset=UTF-8'],
  ['success of 0', '{"success":0,"msg":"Ez dago"}', 'application/json'],
  ["a name in .NET's way", '{"Success":false}', 'application/json'],
  ['a text that begins with ERROR', 'ERROR: unknown domain', 'text/plain'],
  ["ASP.NET's partial page", '0|error|500|Unknown domain|', 'text/plain'],
  ['JSON behind a guard', ')]}\',\n{"ok":false}', 'application/json'],
];

const said = ([what, body, type]: (typeof NOES)[number]): Case => ({
  title: `200 that refuses by ${what}, and an unmarked line in Basque: turned down`,
  page: page(
    'eu',
    `<form id="f" novalidate><input type="email" name="email"><input name="city"><button id="go">OK</button></form>
    <p id="x" hidden></p>${script(`onSubmit($('#f'), async (f) => { await post('/no', answersOf(f));
      say('#x', 'Domeinu hori ez da existitzen'); });`)}`,
  ),
  answers: { '/no': { status: 200, body, type } },
  acts: [fill({ email: 'nora@example.org', city: 'Irun' }), click('#go'), see('#x')],
  leads: [],
  accepted: 0,
});

export const REFUSED: Case[] = [
  ...MARKS.map(marked),
  refusedFor(
    '200 with a refusal, an alert() that says an error, the visitor goes',
    'en',
    "alert('Please enter a valid e-mail address.'); say('#ok', '.')",
    '#ok',
  ),
  refusedFor(
    '200 with a refusal, a German alert() that says an error',
    'de',
    `alert('Fehler: Die E-Mail-Adresse ist ungültig.'); say('#ok', '.')`,
    '#ok',
  ),
  refusedFor(
    '200 with a refusal, a French alert() that says an error',
    'fr',
    "alert('Erreur : adresse invalide.'); say('#ok', '.')",
    '#ok',
  ),
  refusedFor(
    '200 with a refusal, the error fades in half a second later',
    'en',
    "setTimeout(() => { f.insertAdjacentHTML('beforeend', '<p class=error id=x>Unknown domain</p>') }, 500)",
    '#x',
  ),
  refusedFor(
    '200 with a refusal, the control is marked and shaken',
    'es',
    "f.email.setAttribute('aria-invalid', 'true'); f.classList.add('shake')",
    '.shake',
  ),
  refusedFor(
    '200 with a refusal in a paragraph without a mark, in the words of an error',
    'en',
    "f.insertAdjacentHTML('afterend', '<p id=x>Invalid e-mail address. Please try again.</p>')",
    '#x',
  ),
  ...[
    { data: { leadCreate: { lead: null, userErrors: [{ message: 'Hm' }] } } },
    { props: { errors: { email: 'Hm' } } },
    { type: 'failure', status: 400, data: '[]' },
    { status: 'KO' },
    { status: 'spam', message: 'Hm' },
  ].map((body): Case => ({
    title: `200 with ${JSON.stringify(body)}, said in words that no list knows`,
    page: page(
      'eu',
      FORM +
        script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f));
        f.insertAdjacentHTML('afterend', '<p id=x>Domeinu hori ez da existitzen</p>'); });`),
    ),
    answers: { '/api': { status: 200, body: JSON.stringify(body) } },
    // Its server counts what it answers with 200.
    accepted: 1,
    acts: [fill({ email: 'amaia@example.org', city: 'Irun' }), click('#go'), see('#x'), read],
    leads: [],
  })),
  {
    title: 'limitation: 200, then a line in a language that no list knows, the form filled: kept, for it may be thanks',
    page: page(
      'eu',
      FORM +
        script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f));
      f.insertAdjacentHTML('afterend', '<p id=x>Domeinu hori ez da existitzen</p>'); });`),
    ),
    acts: [fill({ email: 'miren@example.org', city: 'Irun' }), click('#go'), see('#x')],
    leads: [{ email: 'miren@example.org', city: 'Irun' }],
  },
  {
    title: '200, and the form is drawn anew with the answers in it and a line in a language that no list knows (mt)',
    page: page(
      'mt',
      `<div id="here"></div><p id="ok" hidden></p>${script(`const draw = (mail, town, line) => {
        $('#here').innerHTML = '<form><input type="email" name="email"><input name="belt"><i>' + line
          + '</i><button id="go">Ibgħat</button></form>';
        const f = $('#here form'); f.email.value = mail; f.belt.value = town;
        onSubmit(f, async () => { const answers = answersOf(f); await post('/api', answers);
          if (answers.belt.length > 2) { $('#here').remove(); say('#ok', 'Nikkuntattjawk'); }
          else draw(answers.email, answers.belt, 'Il-belt mhux magħruf'); }); }; draw('', '', '');`)}`,
    ),
    acts: [
      fill({ email: 'pawlu@example.org', belt: 'Mo' }),
      click('#go'),
      see('i:not(:empty)'),
      read,
      fill({ belt: 'Mosta' }),
      click('#go'),
      see('#ok'),
    ],
    answers: { '/api': { status: 200, body: '{}', type: 'application/json' } },
    // Its server counts what it answers with 200.
    accepted: 2,
    leads: [{ email: 'pawlu@example.org', belt: 'Mosta' }],
  },
  {
    title: '200 that refuses a form with one answer of two by ok: false, and a line that begins with thanks (de)',
    page: page(
      'de',
      FORM +
        script(`onSubmit($('#f'), async (f) => { const { ok } = await (await post('/api', answersOf(f))).json();
        f.insertAdjacentHTML('afterend', ok ? '' : '<p id=x>Danke! Es fehlt noch der Ort.</p>'); });`),
    ),
    answers: { '/api': { status: 200, body: '{"ok":false}', type: 'application/json' } },
    accepted: 1,
    acts: [fill({ email: 'hans@example.org' }), click('#go'), see('#x'), read],
    leads: [],
  },
  ...NOES.map(said),
];
