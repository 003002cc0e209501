/** Whatever the page has made a button of: a press that sends all that was typed means "send". */
import { click, fill, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Things that pages make buttons of, with `go` for their id. */
const BUTTONS: [what: string, html: string][] = [
  [
    'a div with a pointer',
    `<div id="go" style="cursor:pointer" class="rounded bg-blue-600 px-4 py-2">Get my quote</div>`,
  ],
  ['a div without any style', '<div id="go">Get my quote</div>'],
  ['a span of role=button', '<span id="go" role="button" tabindex="0">Devis gratuit</span>'],
  ['a link with a hash', '<a id="go" href="#">Angebot holen</a>'],
  ['a link of javascript:void(0)', '<a id="go" href="javascript:void(0)">Pedir precio</a>'],
  [
    'an image',
    '<img id="go" alt="" width="80" height="30"' +
      ' src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">',
  ],
  ['an arrow drawn as SVG', '<svg id="go" width="40" height="40"><path d="M0 0h40v40z"/></svg>'],
  ['a custom element', '<my-button id="go">Invia</my-button>'],
  ['a button of type=button', '<button type="button" id="go">Verstuur</button>'],
  ['an input of type=button', '<input type="button" id="go" value="Gönder">'],
  ['a label', '<label id="go">送信する</label>'],
  ['a list item with an icon inside', '<ul><li id="go"><i>➜</i> Wyślij</li></ul>'],
];

const inForm = ([what, html]: (typeof BUTTONS)[number], index: number): Case => ({
  title: `${what} in a form sends all that was typed`,
  page: page(
    'en',
    `<form><input type="email" name="email"><input name="postcode">${html}</form>
    <p id="ok" hidden></p>${script(`
    $('#go').addEventListener('click', (e) => { e.preventDefault(); const x = new XMLHttpRequest();
    x.open('POST', '/api');
      x.onload = () => say('#ok', 'A quote is being made'); x.send(JSON.stringify(answersOf($('form')))); });`)}`,
  ),
  acts: [fill({ email: `presser${index}@example.org`, postcode: '04109' }), click('#go'), see('#ok')],
  leads: [{ email: `presser${index}@example.org`, postcode: '04109' }],
});

const formless = ([what, html]: (typeof BUTTONS)[number], index: number): Case => ({
  title: `${what} beside controls in no form, turned down first`,
  page: page(
    'en',
    `<main><div class="lead-box"><input type="email" name="email"><input name="city">
    <p id="e" role="alert"></p>${html}</div></main>
    <p id="ok" hidden></p>${script(`$('#go').addEventListener('click', async (e) => { e.preventDefault();
    const answer = await post('/api', answersOf($('.lead-box')));
      say('#e', answer.ok ? '' : 'Unknown domain'); if (answer.ok) say('#ok', 'Done'); });`)}`,
  ),
  acts: [
    fill({ email: `loose${index}@typo.example`, city: 'Riga' }),
    click('#go'),
    see('#e:not(:empty)'),
    fill({ email: `loose${index}@example.org` }),
    click('#go'),
    see('#ok'),
  ],
  leads: [{ email: `loose${index}@example.org`, city: 'Riga' }],
});

export const BUTTON_CASES: Case[] = [
  ...BUTTONS.map(inForm),
  ...BUTTONS.filter((_, index) => index % 2 === 0).map(formless),
];
