/**
 * What a trap holds is never sent. A robot is who changes a hidden control with a trap's marks after the form was
 * first touched.
 */
import { click, fill, leave, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Traps: what is special, markup, the control's name, what it holds at first. */
const TRAPS: [what: string, html: string, name: string, preset?: string][] = [
  [
    'a hidden textarea with preset words',
    `<p style="display:none !important">
    <label>x<textarea name="_wpcf7_ak_hp_textarea" cols="45" rows="8">preset words</textarea></label></p>`,
    '_wpcf7_ak_hp_textarea',
    'preset words',
  ],
  [
    'moved off the screen',
    `<div style="position:absolute;left:-5000px" aria-hidden="true">
    <input name="b_5f8a_21" tabindex="-1"></div>`,
    'b_5f8a_21',
  ],
  [
    'of no height',
    `<div style="height:0;overflow:hidden">
    <label>Leave this empty<input name="website" tabindex="-1" autocomplete="off"></label></div>`,
    'website',
  ],
  [
    'transparent',
    `<input name="homepage_url" style="opacity:0;position:absolute;z-index:-1"
    tabindex="-1" autocomplete="off">`,
    'homepage_url',
  ],
  [
    'hidden by a class called hp',
    `<style>.hp{display:none}</style><div class="hp">
    <input name="fax" tabindex="-1" autocomplete="nope"></div>`,
    'fax',
  ],
  [
    'clipped to one pixel',
    `<span style="position:absolute;width:1px;height:1px;clip-path:inset(50%);overflow:hidden">
      <input name="gotcha" tabindex="-1"></span>`,
    'gotcha',
  ],
  [
    'visibility: hidden, called email2',
    `<div style="visibility:hidden;height:0">
    <input name="email2" tabindex="-1" autocomplete="off"></div>`,
    'email2',
  ],
];

const untouched = ([what, html, name, preset]: (typeof TRAPS)[number], index: number): Case => ({
  title: `a trap that nobody touched: ${what}`,
  page: page(
    'en',
    `<form action="/thanks" method="post">
    <input type="email" name="email">${html}<button>Send</button></form>`,
  ),
  acts: [fill({ email: `trap${index}@example.org` }), click('button'), see('#thanks')],
  leads: [{ email: `trap${index}@example.org` }],
  absent: [name],
  ...(preset ? { secrets: [preset] } : {}),
});

const filled = ([what, html, name]: (typeof TRAPS)[number], index: number): Case => ({
  title: `a trap that a robot fills after it has typed the address: ${what}`,
  page: page(
    'en',
    `<form action="/thanks" method="post">
    <input type="email" name="email">${html}<button>Send</button></form>
    ${script(`$('[name=email]').addEventListener('blur', () => {
    $('[name="${name}"]').value = 'https://cheap-watches.example'; });`)}`,
  ),
  acts: [fill({ email: `robot${index}@example.org` }), leave('email'), click('button'), see('#thanks')],
  leads: [],
  accepted: 1,
});

const handWritten: Case[] = [
  {
    title: 'a control without a key to it that the page fills as tags are pressed',
    page: page(
      'fi',
      `<form action="/thanks"><input type="email" name="email"> <div class="tags"><input name="aiheet" tabindex="-1"
      style="position:absolute;width:1px;height:1px;opacity:0"><span class="chip" id="c1">Katto</span>
      <span class="chip" id="c2">Ikkunat</span></div><button>Tarjous</button></form>
      ${script(`$$('.chip').forEach((c) => { c.onclick = () => { $('[name=aiheet]').value += c.textContent + ','; };
      });`)}`,
    ),
    acts: [fill({ email: 'olli@example.org' }), click('#c1', '#c2', 'button'), see('#thanks')],
    leads: [{ email: 'olli@example.org' }],
  },
  {
    title: 'controls off the screen that the page fills as a place on a map is pressed',
    page: page(
      'el',
      `<form action="/thanks"><input type="email" name="email"> <div id="map" style="width:200px;height:80px">map</div>
      <div style="position:absolute;left:-9999px" aria-hidden="true"><input name="lat" tabindex="-1"></div>
      <button>OK</button></form>${script("$('#map').onclick = () => { $('[name=lat]').value = '37.98'; };")}`,
    ),
    acts: [fill({ email: 'nik@example.org' }), click('#map', 'button'), see('#thanks')],
    leads: [{ email: 'nik@example.org' }],
  },
  {
    title: 'a list of the page whose input no key leads to, and which the choice fills',
    page: page(
      'fr',
      `<form action="/thanks"><input type="email" name="email"> <label>Ville <span tabindex="-1" class="q-field">
      <input name="ville" role="combobox" readonly style="width:1px;opacity:0"><b id="lyon">Lyon</b></span></label>
      <button>Envoyer</button></form>${script(`$('#lyon').onclick = () => { $('[name=ville]').value = 'Lyon'; };`)}`,
    ),
    acts: [fill({ email: 'q@example.org' }), click('#lyon', 'button'), see('#thanks')],
    leads: [{ email: 'q@example.org', ville: 'Lyon' }],
  },
  {
    title: 'a token field whose own control is moved away and filled by the page',
    page: page(
      'en',
      `<form action="/thanks"><input type="email" name="email"> <div class="tokenfield form-control">
      <input name="interests" tabindex="-1" style="position:absolute;left:-10000px">
      <input class="token-input" autocomplete="off"></div>
      <button>Send</button></form>${script(`$('.token-input').onblur = (e) => {
      document.forms[0].interests.value = e.target.value; };`)}`,
    ),
    acts: [fill({ email: 'tags@example.org', '.token-input': 'kitchens' }), click('button'), see('#thanks')],
    leads: [{ email: 'tags@example.org', interests: 'kitchens' }],
  },
  {
    title: 'a campaign control that CSS hides and the page fills at load',
    page: page(
      'en',
      `<form action="/thanks"><input type="email" name="email"> <div style="display:none">
      <input type="text" name="utm_source" autocomplete="off"></div><button>Send</button></form>
      ${script(`const query = new URLSearchParams(location.search);
      document.forms[0].utm_source.value = query.get('utm_source') || 'direct';`)}`,
    ),
    query: '?utm_source=radio',
    acts: [fill({ email: 'utm@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'utm@example.org', utm_source: 'radio' }],
  },
  {
    title: 'an address lookup fills hidden controls when the postcode is left',
    page: page(
      'en',
      `<form action="/thanks"><input type="email" name="email"> <input name="postcode">
      <div style="display:none"><input type="text" name="line1" autocomplete="off">
      <input type="text" name="town" autocomplete="off"></div>
      <button>Send</button></form>${script(`const f = document.forms[0]; f.postcode.onblur = () => {
      f.line1.value = '1 Mill Lane'; f.town.value = 'Leeds'; };`)}`,
    ),
    acts: [fill({ email: 'lookup@example.org', postcode: 'LS1 4AP' }), click('button'), see('#thanks')],
    leads: [{ email: 'lookup@example.org', line1: '1 Mill Lane', town: 'Leeds' }],
  },
  {
    title: 'a list that the page has drawn keeps its choice in a control that is moved away',
    page: page(
      'de',
      `<form action="/thanks" method="post"><div class="dropdown">
      <button type="button" id="open">Anlass</button><ul><li id="li" tabindex="0">Umzug</li></ul>
      <input name="anlass" tabindex="-1" aria-hidden="true" style="position:absolute;opacity:0"></div>
      <input type="email" name="email"><button id="go">Los</button></form>${script(`$('#li').onclick = () => {
      document.forms[0].anlass.value = 'Umzug'; };`)}`,
    ),
    acts: [fill({ email: 'liste@example.org' }), click('#li', '#go'), see('#thanks')],
    leads: [{ email: 'liste@example.org', anlass: 'Umzug' }],
  },
  {
    title: 'a date picker writes a second, hidden form of the date',
    page: page(
      'fr',
      `<form action="/thanks" method="post"><input name="jour" placeholder="jj/mm/aaaa">
      <input name="jour_submit" style="display:none" autocomplete="off"><input type="email" name="email">
      <button>Réserver</button></form>
      ${script(`const f = document.forms[0]; f.jour.onblur = () => {
      f.jour_submit.value = f.jour.value.split('/').reverse().join('-'); };`)}`,
    ),
    acts: [fill({ jour: '04/05/2027', email: 'jour@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'jour@example.org', jour: '04/05/2027' }],
  },
  {
    title: 'a trap that the page itself fills at load, before anybody touches the form',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input type="email" name="email"><div style="display:none">
      <input name="url_hp" tabindex="-1" autocomplete="off"></div><button>Send</button></form>
      ${script("document.forms[0].url_hp.value = 'https://northmoor.example/offer';")}`,
    ),
    acts: [fill({ email: 'early@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'early@example.org' }],
  },
  {
    title: 'a conditional question that is hidden again after it was answered',
    page: page(
      'en',
      `<form action="/thanks" method="post"><select name="kind"><option value="home">Home</option>
      <option value="firm">Firm</option></select><p id="more" hidden><input name="vat"></p>
      <input type="email" name="email"><button>Send</button></form>${script(`$('select').onchange = (e) => {
      $('#more').hidden = e.target.value !== 'firm'; };`)}`,
    ),
    acts: [
      async ({ acts }) => {
        await acts.select('select', ['firm']);
        await acts.fill('[name=vat]', 'GB999');
        await acts.select('select', ['home']);
      },
      fill({ email: 'cond@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'cond@example.org', kind: 'home' }],
  },
  ...['tabindex="-1" style="position:absolute;left:-9999px"', 'style="height:0" aria-hidden="true"'].map(
    (marks): Case => ({
      title: `a page looks up what belongs to an answer and keeps it in a control with ${marks}`,
      page: page(
        'sv',
        `<form action="/thanks" method="post"><input name="bolag"><span><input name="orgnr" ${marks}></span>
        <input type="email" name="email"><button>OK</button></form>${script(`const f = document.forms[0];
        f.bolag.onblur = () => setTimeout(() => { f.orgnr.value = '556036-0793'; }, 50);`)}`,
      ),
      acts: [fill({ bolag: 'Lind AB', email: 'per@example.org' }), rest, click('button'), see('#thanks')],
      leads: [{ bolag: 'Lind AB', email: 'per@example.org' }],
    }),
  ),
  {
    title: 'a control with the marks of a trap that the page has filled before anybody came goes along',
    page: page(
      'es',
      `<form action="/thanks" method="post"><div aria-hidden="true" style="height:0;overflow:hidden">
      <input name="origen" tabindex="-1" autocomplete="off"></div><input name="correo"><button>Alta</button></form>
      ${script("document.forms[0].origen.value = 'newsletter';")}`,
    ),
    acts: [fill({ correo: 'pia@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'pia@example.org', origen: 'newsletter' }],
  },
];

export const HONEYPOTS: Case[] = [...TRAPS.map(untouched), ...TRAPS.map(filled), ...handWritten];
