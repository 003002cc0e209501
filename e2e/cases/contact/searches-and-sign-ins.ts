/** Searches and sign-ins are no lead forms, whatever is typed into them; a registration is one. */
import { click, fill, press, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const sends = (form: string, path: string, after: string) =>
  script(`onSubmit($('${form}'), async (form) => { await post('${path}', answersOf(form)); ${after} });`);

export const SEARCHES_AND_SIGN_INS: Case[] = [
  {
    title: 'search: role=search, an address typed into it',
    page: page('en', `<form role="search" action="/results"><input name="s"><button>Search</button></form>`),
    acts: [fill({ s: 'ada@example.org' }), click('button'), see('#other')],
    leads: [],
  },
  {
    title: 'search: a lone control called q without a role, GET to the results',
    page: page(
      'de',
      `<header><form action="/results" method="get"><input name="q" placeholder="Suche">
      <button aria-label="Suche"><svg width="16" height="16">
      <circle cx="7" cy="7" r="5"/></svg></button></form></header>`,
    ),
    acts: [fill({ q: 'kontakt@example.org' }), press('q', 'Enter'), see('#other')],
    leads: [],
  },
  {
    title: 'search: type=search, results filled in by script',
    page: page(
      'fr',
      `<form id="f"><input type="search" name="terme"><button>Chercher</button></form><ul id="r"></ul>
      ${script(`onSubmit($('#f'), async (form) => { await fetch('/find?terme=' + encodeURIComponent(form.terme.value));
        $('#r').innerHTML = '<li id="hit">Aucun résultat</li>'; });`)}`,
    ),
    acts: [fill({ terme: 'claire@example.org' }), click('button'), see('#hit')],
    leads: [],
  },
  {
    title: 'search: a list is filtered by an address, in no form at all',
    page: page(
      'es',
      `<label>Filtrar <input id="filtro" name="buscar"></label><button id="go">Buscar</button>
      <ol id="l"></ol>
      ${script(`$('#go').onclick = async () => { await fetch('/filter?buscar=' + $('#filtro').value);
      $('#l').innerHTML = '<li id="hit">0</li>'; };`)}`,
    ),
    acts: [fill({ buscar: 'pablo@example.org' }), click('#go'), see('#hit')],
    leads: [],
  },
  {
    title: 'sign-in: an address and a current password',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email" autocomplete="username">
      <input type="password" name="pw" autocomplete="current-password"><button>Continue</button></form>
      <p id="ok" hidden></p>
      ${sends('#f', '/session', "form.remove(); say('#ok', 'Hello again');")}`,
    ),
    acts: [fill({ email: 'ada@example.org', pw: 'correct horse' }), click('button'), see('#ok')],
    leads: [],
    secrets: ['correct horse'],
  },
  {
    title: 'sign-in: an address and a password that nothing names, in Portuguese',
    page: page(
      'pt',
      `<h2>Área do cliente</h2><form id="f"><input name="usuario" placeholder="Seu e-mail">
      <input type="password" name="senha">
      <button>Entrar</button></form><p id="ok" hidden></p>${sends(
        '#f',
        '/entrar',
        "form.remove(); say('#ok', 'Olá');",
      )}`,
    ),
    acts: [fill({ usuario: 'rui@example.org', senha: 'segredo-77' }), click('button'), see('#ok')],
    leads: [],
    secrets: ['segredo-77'],
  },
  {
    title: 'sign-in: the identifier alone, the password comes on the next step',
    page: page(
      'en',
      `<h1>Sign in</h1><form id="f">
      <input type="email" name="identifier" autocomplete="username webauthn"><button>Next</button></form>
      ${sends('#f', '/lookup', "form.innerHTML = '<input type=password name=pw><button id=in>Sign in</button>';")}`,
    ),
    acts: [fill({ identifier: 'ada@example.org' }), click('button'), see('[name=pw]')],
    leads: [],
  },
  {
    title: 'sign-in: a current password, and a new one twice, next to an address',
    page: page(
      'sv',
      `<form id="f"><input name="epost"><input type="password" name="a">
      <input type="password" name="b"><input type="password" name="c"><button>Byt</button></form><p id="ok" hidden></p>
      ${sends('#f', '/byt', "form.remove(); say('#ok', 'Klart');")}`,
    ),
    acts: [
      fill({ epost: 'alva@example.org', a: 'gammalt-ord-1', b: 'nytt-ord-22', c: 'nytt-ord-22' }),
      click('button'),
      see('#ok'),
    ],
    leads: [],
    secrets: ['gammalt-ord-1', 'nytt-ord-22'],
  },
  {
    title: 'registration: three answers with a password are a lead, the password stays',
    page: page(
      'en',
      `<form id="f"><input name="full_name"><input type="email" name="email"><input name="company">
      <input type="password" name="pw"><button>Start my trial</button></form><p id="ok" hidden></p>
      ${sends('#f', '/api', "form.remove(); say('#ok', 'Your workspace is ready');")}`,
    ),
    acts: [
      fill({ full_name: 'Bea Novak', email: 'bea@example.org', company: 'Novak Tiles', pw: 'long-and-secret-9' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'bea@example.org', company: 'Novak Tiles' }],
    secrets: ['long-and-secret-9'],
  },
];
