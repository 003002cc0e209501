/** Requests next to the submission: recorders, autosaves, checks of one value, suggestions. */
import { choose, click, fill, leave, press, read, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

export const ASIDES: Case[] = [
  {
    title: 'the error is there since the control was left, and only a tracker speaks at the press',
    page: page(
      'en',
      `<form novalidate><input type="email" name="email"> <input name="company">
      <p id="err" class="error"></p>
      <button>Request demo</button></form><p id="ok" hidden>Thanks</p>${script(`const f = document.forms[0];
      f.company.onblur = () => { $('#err').textContent = f.company.value ? '' : 'Tell us your company'; };
      onSubmit(f, async () => { fetch('/tracker', { method: 'POST', body: JSON.stringify({ traits: {
      email: f.email.value } }) });
        if (!f.company.value) return; await fetch('/api', { method: 'POST', body: new FormData(f) });
        $('#ok').hidden = false; });`)}`,
    ),
    acts: [
      fill({ email: 'olaf@example.org' }),
      click('[name=company]'),
      leave('company'),
      see('#err:not(:empty)'),
      click('button'),
      read,
      fill({ company: 'Skerry' }),
      leave('company'),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'olaf@example.org', company: 'Skerry' }],
  },
  {
    title: 'a recorder sends an opaque body after each click, the page has turned down',
    page: page(
      'en',
      `<form novalidate><input type="email" name="email"> <input name="company">
      <p id="err" class="error"></p>
      <button>Send</button></form><p id="ok" hidden>All set</p>${script(`const f = document.forms[0];
      f.company.onblur = () => { $('#err').textContent = f.company.value ? '' : 'A company is needed'; };
      onSubmit(f, async () => { if (!f.company.value) return; await fetch('/api', {
      method: 'POST', body: new FormData(f) }); $('#ok').hidden = false; });
      addEventListener('click', () => setTimeout(() => fetch('/rec', { method: 'POST',
        body: new Blob([new Uint8Array([31, 139, 8, 0])], { type: 'text/plain' }) }), 400));`)}`,
    ),
    acts: [
      fill({ email: 'runa@example.org' }),
      click('[name=company]'),
      leave('company'),
      see('#err:not(:empty)'),
      click('button'),
      read,
      fill({ company: 'Fjordlight' }),
      leave('company'),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'runa@example.org', company: 'Fjordlight' }],
  },
  {
    title: 'the visitor gives up after a tracker was answered and the page was not content',
    page: page(
      'nl',
      `<form novalidate id="f"><input type="email" name="email"><input name="postcode">
      <p class="fout" id="err" role="alert"></p>
      <button>Offerte</button></form>${script(`onSubmit($('#f'), (f) => {
      navigator.sendBeacon('/collect', f.email.value);
        say('#err', 'Vul uw postcode in'); });`)}`,
    ),
    acts: [fill({ email: 'daan@example.org' }), click('button'), see('#err:not(:empty)')],
    leads: [],
  },
  {
    title: 'an autosave carries all answers while the visitor types, and nothing is sent',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><input name="city"><button>Send</button></form>
      <p id="saved" hidden></p>
      ${script(`let timer; $('#f').oninput = () => { clearTimeout(timer); timer = setTimeout(async () => {
        await post('/autosave', answersOf($('#f'))); say('#saved', 'Saved'); }, 200); };`)}`,
    ),
    acts: [fill({ email: 'iris@example.org', city: 'Bath' }), see('#saved')],
    leads: [],
  },
  {
    title: 'an autosave carries all answers, then the visitor sends: one lead',
    page: page(
      'de',
      `<form id="f"><input type="email" name="email"><input name="ort"><button>Abschicken</button></form>
      <p id="saved" hidden></p>
      ${script(`let timer; $('#f').oninput = () => { clearTimeout(timer); timer = setTimeout(async () => {
        await post('/autosave', answersOf($('#f'))); say('#saved', 'Gesichert'); }, 200); };
        onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.outerHTML = '<p id="ok">Fertig</p>';
        });`)}`,
    ),
    acts: [fill({ email: 'ines@example.org', ort: 'Gera' }), see('#saved'), click('button'), see('#ok')],
    leads: [{ email: 'ines@example.org', ort: 'Gera' }],
  },
  {
    title: 'a check of the address on leaving its control is answered well, the visitor goes away',
    page: page(
      'pt',
      `<form id="f"><input type="email" name="email"><input name="nome"><button>Enviar</button></form>
      <i id="v" hidden></i>
      ${script(`$('[name=email]').onblur = async (e) => { await post('/verify', { email: e.target.value });
      say('#v', '✓'); };`)}`,
    ),
    acts: [fill({ email: 'joana@example.org' }), leave('email'), see('#v'), rest],
    leads: [],
  },
  {
    title: 'a chat beacon with the address is answered well, the form itself gets 422',
    page: page(
      'it',
      `<form id="f"><input type="email" name="email"><input name="citta"><p id="err" role="alert"></p>
      <button>Invia</button></form>
      <p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => { fetch('/chat', {
      method: 'POST', body: JSON.stringify({ contact: f.email.value }) });
        const answer = await post('/api', answersOf(f)); if (!answer.ok) return say('#err', 'Dominio sconosciuto');
        f.remove(); say('#ok', 'Fatto'); });`)}`,
    ),
    acts: [
      fill({ email: 'luca@typo.example', citta: 'Asti' }),
      click('button'),
      see('#err:not(:empty)'),
      read,
      fill({ email: 'luca@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'luca@example.org', citta: 'Asti' }],
  },
  {
    title: 'a tracker fails with 500 while the form is accepted',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><select name="team"><option value="1-9">1-9</option>
      <option value="10+">10+</option>
      </select><button>Book</button></form><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
      post('/segment', { email: f.email.value });
        await post('/api', answersOf(f)); say('#ok', 'Booked for Tuesday'); });`)}`,
    ),
    answers: { '/segment': { status: 500, body: '{}', type: 'application/json' } },
    acts: [fill({ email: 'omar@example.org' }), choose('team', '10+'), click('button'), see('#ok')],
    leads: [{ email: 'omar@example.org', team: '10+' }],
  },
  {
    title: 'a tracker takes all that was typed, and the server of the site fails with 500',
    page: page(
      'hu',
      `<form id="f"><input name="nev"><input name="eletkor" type="number"><input name="levelcim">
      <button>Jelentkezem</button></form><p id="sor" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { post('/segment', { event: 'Form Submitted', ...answersOf(f) });
        const { ok } = await post('/api', answersOf(f));
        say('#sor', ok ? 'Hamarosan jelentkezünk' : 'Valami elromlott nálunk'); });`)}`,
    ),
    answers: { '/api': { status: 500, body: 'upstream', type: 'text/plain' } },
    acts: [fill({ nev: 'Kis Anna', eletkor: '31', levelcim: 'anna@example.org' }), click('button'), see('#sor')],
    leads: [],
  },
  {
    title: 'an address book refuses what the server of the site has taken, and the form makes room for a line',
    page: page(
      'fi',
      `<form id="f"><input name="nimi"><input name="sposti"><button>Lähetä</button></form><p id="rivi" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { const answers = answersOf(f); post('/crm', answers);
        await post('/api', answers); f.remove(); say('#rivi', 'Palaamme asiaan maanantaina'); });`)}`,
    ),
    answers: { '/crm': { status: 400, body: '{"message":"exists"}', type: 'application/json' } },
    acts: [fill({ nimi: 'Aino Laine', sposti: 'aino@example.org' }), click('button'), see('#rivi')],
    leads: [{ nimi: 'Aino Laine', email: 'aino@example.org' }],
  },
  {
    title: 'every key press is sent to a suggestion service with the whole text',
    page: page(
      'fr',
      `<form id="f"><input name="ville"><input name="courriel"><button>Rappelez-moi</button></form>
      <p id="ok" hidden></p>
      ${script(`$('#f').addEventListener('keyup', (e) => fetch('/suggest', { method: 'POST', body: e.target.value }));
        onSubmit($('#f'), async (f) => { await fetch('/api', { method: 'POST', body: new FormData(f) }); f.reset();
        say('#ok', 'À demain'); });`)}`,
    ),
    acts: [fill({ ville: 'Nantes', courriel: 'yann@example.org' }), press('courriel', 'Enter'), see('#ok')],
    leads: [{ email: 'yann@example.org', ville: 'Nantes' }],
  },
];
