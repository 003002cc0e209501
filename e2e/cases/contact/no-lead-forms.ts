/** What else holds an address and is no lead form; each next to what looks like it and is one. */
import { click, fill, rest, see } from '../support/acts';
import type { Case, ExpectedLead } from '../support/case';
import { page, script } from '../support/page';

const sends = (form: string, path: string, after: string) =>
  script(`onSubmit($('${form}'), async (form) => { await post('${path}', answersOf(form)); ${after} });`);

/** Words of a reason that mean something else: language, what is over the form, a control, its button, the contact. */
const OFFERS: [lang: string, heading: string, control: string, button: string, lead: ExpectedLead][] = [
  ['es', 'Tu seguro', '<input name="dato" placeholder="Tu correo">', 'Buscar mi plan', { email: 'paz@example.org' }],
  ['fr', 'Formations', '<input type="tel" name="dato">', 'Lancer ma recherche', { phone_number: '06 12 34 56 79' }],
  ['pt', 'Lançamento', '<input type="email" name="dato">', 'Quero entrar no grupo', { email: 'rui@example.org' }],
  ['fr', 'La fibre', '<input type="email" name="dato">', 'Tester ma connexion', { email: 'luc@example.org' }],
  [
    'de',
    'Post von uns, jederzeit abbestellbar',
    '<input type="email" name="dato">',
    'OK',
    { email: 'ute@example.org' },
  ],
  ['de', 'Ihr Garten', '<input type="email" name="dato">', 'Entwurf anfordern', { email: 'jan@example.org' }],
  ['en', 'Boots', '<input type="email" name="dato">', 'Save 20% now, pay later', { email: 'jo@example.org' }],
  ['en', 'Timeshares', '<input type="tel" name="dato">', 'Cancel my timeshare', { phone_number: '(555) 010-2233' }],
];

const offered = ([lang, heading, control, button, lead]: (typeof OFFERS)[number]): Case => ({
  title: `no reason against a lead: "${heading}", "${button}" (${lang})`,
  page: page(
    lang,
    `<main><h2>${heading}</h2><form action="/thanks" method="post">${control}<button>${button}</button></form></main>`,
  ),
  acts: [fill({ dato: Object.values(lead)[0] as string }), click('button'), see('#thanks')],
  leads: [lead],
});

export const NO_LEAD_FORMS: Case[] = [
  ...OFFERS.map(offered),
  {
    title: 'dialog: method=dialog asks for an address and sends nothing',
    page: page(
      'de',
      `<dialog open><form method="dialog"><input type="email" name="email">
      <button value="merken">Merken</button></form></dialog>
      <p id="ok" hidden></p>${script("$('dialog').onclose = () => say('#ok', 'Gemerkt');")}`,
    ),
    acts: [fill({ email: 'uwe@example.org' }), click('button'), see('#ok')],
    leads: [],
  },
  {
    title: 'draft: "Save for later" is no submission, the sending that follows is',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><textarea name="brief"></textarea>
      <button type="submit" value="draft" id="draft">Save draft</button>
      <button type="submit" id="send">Send brief</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (form, event) => { const isDraft = event.submitter.id === 'draft';
        await post(isDraft ? '/drafts' : '/api', answersOf(form)); say('#ok', isDraft ? 'Kept for you' : 'On its way');
        if (!isDraft) { form.reset(); $('#ok').id = 'done'; } });`)}`,
    ),
    acts: [
      fill({ email: 'kim@example.org', brief: 'A shop sign' }),
      click('#draft'),
      see('#ok'),
      rest,
      fill({ brief: 'A shop sign in brass' }),
      click('#send'),
      see('#done'),
    ],
    leads: [{ email: 'kim@example.org', brief: 'A shop sign in brass' }],
  },
  ...(
    [
      ['en', 'Forgot your password?', 'Send reset link'],
      ['de', 'Passwort vergessen', 'Link anfordern'],
      ['fr', 'Mot de passe oublié', 'Réinitialiser'],
      ['es', 'Recuperar contraseña', 'Continuar'],
      ['it', 'Password dimenticata', 'Recupera'],
    ] as const
  ).map(([lang, heading, button]): Case => ({
    title: `account recovery: "${heading}" (${lang})`,
    page: page(
      lang,
      `<main><h1>${heading}</h1><form id="f" action="/password/reset"><input type="email" name="email">
      <button>${button}</button></form></main><p id="ok" hidden></p>${sends(
        '#f',
        '/password/reset',
        "form.hidden = true; say('#ok', '✉');",
      )}`,
    ),
    acts: [fill({ email: 'ada@example.org' }), click('button'), see('#ok')],
    leads: [],
  })),
  {
    title: 'comment: name, address and a comment under an article',
    page: page(
      'en',
      `<article><h1>Why lofts leak</h1><p>…</p></article><section id="comments"><h3>Leave a comment</h3>
      <form action="/comments" method="post" id="commentform"><textarea name="comment"></textarea><input name="author">
      <input type="email" name="email"><button>Post comment</button></form></section>`,
    ),
    acts: [
      fill({ comment: 'Ours leaked, too.', author: 'Sam', email: 'sam@example.org' }),
      click('button'),
      see('#other'),
    ],
    leads: [],
  },
  {
    title: 'unsubscribing: an address that wants no more letters',
    page: page(
      'en',
      `<h1>Unsubscribe</h1><form action="/unsubscribe" method="post"><input type="email" name="email">
      <button>Unsubscribe</button></form>`,
    ),
    acts: [fill({ email: 'ada@example.org' }), click('button'), see('#other')],
    leads: [],
  },
  {
    title: 'unsubscribing in German: "Newsletter abbestellen"',
    page: page(
      'de',
      `<h1>Newsletter abbestellen</h1><form id="f"><input type="email" name="email">
      <button>Abmelden</button></form><p id="ok" hidden></p>
      ${sends('#f', '/abmelden', "form.remove(); say('#ok', 'Schade!');")}`,
    ),
    acts: [fill({ email: 'ada@example.org' }), click('button'), see('#ok')],
    leads: [],
  },
  {
    title: 'subscribing to letters by an address alone is a lead',
    page: page(
      'de',
      `<footer><form id="f"><input type="email" name="email" placeholder="name@firma.de">
      <button>Abonnieren</button></form></footer>
      <p id="ok" hidden></p>${sends('#f', '/api', "form.remove(); say('#ok', 'Bis Dienstag!');")}`,
    ),
    acts: [fill({ email: 'tilda@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'tilda@example.org' }],
  },
  {
    title: 'no contact at all: a calculator that asks for numbers',
    page: page(
      'en',
      `<form id="f"><input name="width" inputmode="decimal"><input name="height" inputmode="decimal">
      <button>Price it</button></form>
      <p id="ok" hidden></p>${sends('#f', '/price', "say('#ok', '£ 1,240');")}`,
    ),
    acts: [fill({ width: '2400', height: '1200' }), click('button'), see('#ok')],
    leads: [],
  },
];
