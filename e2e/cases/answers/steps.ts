/** What comes after the form: the next question of the same visit, or something that asks nothing of this lead. */
import { click, fill, read, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** More elements than are read around a form. */
const LONG_PAGE = `<ul>${'<li><a>·</a></li>'.repeat(170)}</ul>`;

/** A page of a script's own router: what it shows once the form was sent, in a language whose thanks are not known. */
const routed = (title: string, form: string, next: string): Case => ({
  title,
  page: page(
    'hu',
    `<div id="root">${form}<div class="foot"><form><input name="hirek"><button>OK</button></form></div></div>
    ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); history.pushState({}, '', '/kesz');
    $('#main').outerHTML = \`${next}\`; })`)}`,
  ),
  acts: [fill({ nev: 'Éva', email: 'eva@example.org' }), click('#go'), see('#ok'), read],
  leads: [{ nev: 'Éva', email: 'eva@example.org' }],
});

const FORM = '<form id="f"><input name="nev"><input name="email"><button id="go">Küldés</button></form>';

export const STEPS: Case[] = [
  routed(
    'the router replaces a long page; the form in its foot was there before, and is no next step',
    `<div id="main">${LONG_PAGE}<section><div>${FORM}</div></section></div>`,
    '<div><h1 id="ok">Megkaptuk</h1></div>',
  ),
  routed(
    'the router shows a page with a search, which is no next step',
    `<div id="main">${FORM}</div>`,
    '<div><form><input type="search" name="mit"></form><h1 id="ok">Megkaptuk</h1></div>',
  ),
  {
    title: 'an offer takes the place of what the server has taken, and nobody wants it: a lead (cs)',
    page: page(
      'cs',
      `<div id="root"><form id="f"><input name="jmeno"><input name="email"><button id="go">Odeslat</button></form></div>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api?status=201', answersOf(f));
      $('#root').innerHTML = '<h2>Chcete i pojištění?</h2>' +
      '<form id="offer"><input name="rozsah"><button>Ano</button></form>'; })`)}`,
    ),
    acts: [fill({ jmeno: 'Jana', email: 'jana@example.org' }), click('#go'), see('#offer'), read],
    leads: [{ jmeno: 'Jana', email: 'jana@example.org' }],
  },
  ...[
    ['and the last is done', '100000', '#done', { suma: '100000' }],
    ['and the visitor goes before the last is done', '', '[name=suma]', {}],
  ].map(([what, sum, seen, more]): Case => ({
    title: `each step is sent by itself, the address with the first alone, ${what}`,
    page: page(
      'lv',
      `<form id="f"><div class="s"><input type="email" name="email"></div>
        <div class="s" hidden><select name="kur"><option>Rīga</option><option>Liepāja</option></select></div>
        <div class="s" hidden><input name="suma"></div><button type="button" id="go">Tālāk</button></form>
        ${script(`let i = 0; $('#go').onclick = async () => { const [step, next] = $$('.s').slice(i);
        await post('/step', { id: 7, ...answersOf(step) }); i++;
        if (!next) return ($('#f').innerHTML = '<p id=done>Saņemts</p>'); step.hidden = true; next.hidden = false;
        };`)}`,
    ),
    acts: [
      fill({ email: 'ilze@example.org' }),
      click('#go'),
      see('[name=kur]'),
      click('#go'),
      see('[name=suma]'),
      ...(sum ? [fill({ suma: sum as string }), click('#go')] : []),
      see(seen as string),
      read,
    ],
    leads: [{ email: 'ilze@example.org', kur: 'Rīga', ...(more as object) }],
    accepted: 0,
  })),
  {
    title: 'thanks by name over the next question, while nothing has been sent: one lead with both answers',
    page: page(
      'de',
      `<div id="w"><form id="f"><h2>Wer sind Sie?</h2><input name="name"><input type="email" name="email">
      <button id="go">Weiter</button></form></div>
      ${script(`let given = {}; document.addEventListener('submit', async (event) => { event.preventDefault();
        given = { ...given, ...answersOf(event.target) };
        if (event.target.id === 'f') return void ($('#w').innerHTML =
          '<form><h2 id=q>Danke, Ada! Wie groß ist das Dach?</h2><input name=qm><button id=end>OK</button></form>');
        await post('/api', given); $('#w').innerHTML = '<p id=ok>Bis bald</p>'; });`)}`,
    ),
    acts: [
      fill({ name: 'Ada', email: 'ada@example.org' }),
      click('#go'),
      see('#q'),
      read,
      fill({ qm: '120' }),
      click('#end'),
      see('#ok'),
    ],
    leads: [{ name: 'Ada', email: 'ada@example.org', qm: '120' }],
  },
  {
    title: 'a step that only buttons follow, drawn in the place of the form: its answers are in the lead (sl)',
    page: page(
      'sl',
      `<div id="w"></div>${script(`const given = {};
        const draw = (html, next) => { $('#w').innerHTML = '<div class=screen>' + html + '</div>';
          $$('#w button').forEach((b) => { b.onclick = () => {
            Object.assign(given, answersOf($('#w'))); next(); }; }); };
        const ask = (fields, id, next) =>
          draw('<form onsubmit="return false">' + fields + '</form><button id=' + id + '>Naprej</button>', next);
        ask('<input id=ime><input id=telefon type=tel>', 'one', () => ask('<input id=mail><input id=kraj>', 'two',
          () => draw('<h2>Kdaj?</h2><button id=soon>Takoj</button><button>Pozneje</button>',
            () => ask('<textarea id=opis></textarea>', 'end', async () => { await post('/api', given);
              $('#w').innerHTML = '<p id=ok>Pokličemo</p>'; }))));`)}`,
    ),
    acts: [
      fill({ '#ime': 'Nik', '#telefon': '041 234 567' }),
      click('#one'),
      fill({ '#mail': 'nik@example.org', '#kraj': 'Ptuj' }),
      click('#two'),
      see('#soon'),
      read,
      click('#soon'),
      fill({ '#opis': 'Streha pušča' }),
      click('#end'),
      see('#ok'),
    ],
    leads: [{ ime: 'Nik', phone_number: '041 234 567', email: 'nik@example.org', kraj: 'Ptuj', opis: 'Streha pušča' }],
  },
  {
    title: 'two forms, each in a section of its own: the second asks for nothing by which anybody could be reached',
    page: page(
      'ro',
      `<div class="w"><section id="one"><h2>1</h2><form><input type="email" name="email">
      <button>Mai departe</button></form>
      </section><section id="two" hidden><h2>2</h2><form><input name="echipa"><button id="end">Gata</button></form>
      </section></div><p id="ok" hidden></p>${script(`const [one, two] = document.forms; onSubmit(one, () => {
        $('#one').hidden = true; $('#two').hidden = false; });
      onSubmit(two, async () => { await post('/api', { ...answersOf(one), ...answersOf(two) });
        $('.w').hidden = true; say('#ok', 'Gata!'); });`)}`,
    ),
    acts: [
      fill({ email: 'ana@example.org' }),
      click('button'),
      see('#two'),
      fill({ echipa: '12' }),
      click('#end'),
      see('#ok'),
    ],
    leads: [{ email: 'ana@example.org', echipa: '12' }],
  },
  {
    title: 'two forms side by side, of which the page shows one by visibility alone',
    page: page(
      'ro',
      `<style>.off{visibility:hidden;height:0;overflow:hidden}</style><div class="w">
      <div id="one"><form><input name="nume"><input type="email" name="email"><button>Mai departe</button></form></div>
      <div id="two" class="off"><form><input type="tel" name="telefon"><button id="end">Gata</button></form></div></div>
      <p id="ok" hidden></p>${script(`const [one, two] = document.forms; onSubmit(one, () => {
        $('#one').className = 'off'; $('#two').className = ''; });
      onSubmit(two, async () => { await post('/api', { ...answersOf(one), ...answersOf(two) });
        $('.w').hidden = true; say('#ok', 'Gata!'); });`)}`,
    ),
    acts: [
      fill({ nume: 'Ioana', email: 'ioana@example.org' }),
      click('button'),
      see('#end'),
      fill({ telefon: '0722123456' }),
      click('#end'),
      see('#ok'),
    ],
    leads: [{ email: 'ioana@example.org', nume: 'Ioana' }],
  },
  {
    title: 'the first step stays in sight, greyed, while the second asks for nothing by which anybody could be reached',
    page: page(
      'fi',
      `<div class="w"><section id="one"><form><input name="nimi"><input name="posti"><button>Jatka</button></form>
      </section><section id="two" hidden><form><label>Tiimin koko <input name="koko"></label>
      <button id="end">Valmis</button></form></section></div>
      ${script(`const [one, two] = document.forms; onSubmit(one, () => {
        $('#one').style.opacity = .5; $('#two').hidden = false; });
      onSubmit(two, async () => { await post('/api', { ...answersOf(one), ...answersOf(two) });
        $('.w').innerHTML = '<p id=ok>Perillä</p>'; });`)}`,
    ),
    acts: [
      fill({ nimi: 'Aino', posti: 'aino@example.org' }),
      click('button'),
      see('#end'),
      read,
      fill({ koko: '12' }),
      click('#end'),
      see('#ok'),
    ],
    leads: [{ email: 'aino@example.org', nimi: 'Aino' }],
  },
  {
    title: 'a code confirms a number, and the page collects the data of the form before once more: one lead (hi)',
    page: page(
      'hi',
      `<form id="f"><input name="naam"><input name="mobile" placeholder="मोबाइल"><button>OTP भेजें</button></form>
      <form id="o" hidden><input name="otp" autocomplete="one-time-code"><button id="end">जाँचें</button></form>
      <p id="ok" hidden></p>
      ${script(`const [f, o] = document.forms;
      onSubmit(f, async () => { await fetch('/otp', { method: 'POST', body: new FormData(f) });
        f.hidden = true; o.hidden = false; });
      onSubmit(o, async () => { const data = new FormData(f); data.set('otp', o.otp.value);
        await fetch('/api', { method: 'POST', body: data }); o.hidden = true; say('#ok', 'हो गया'); });`)}`,
    ),
    acts: [
      fill({ naam: 'राहुल', mobile: '98765 43210' }),
      click('#f button'),
      fill({ otp: '482913' }),
      click('#end'),
      see('#ok'),
      read,
    ],
    leads: [{ phone_number: '98765 43210', naam: 'राहुल' }],
    secrets: ['482913'],
  },
];
