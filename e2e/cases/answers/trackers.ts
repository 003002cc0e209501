/** A tracker of the page is answered well, while the page itself turns the visitor down: its share of the answers tells it apart. */
import { choose, click, fill, leave, press, read, rest, see, type Act } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** What trackers send when a form is submitted, and how; `f` is the form. */
const TRACKERS: [what: string, code: string][] = [
  ['identify with the address, as JSON', "fetch('/tracker', { method: 'POST', body: JSON.stringify({ traits: { email: f.email.value } }) })"],
  ['a beacon with the address', "navigator.sendBeacon('/collect', JSON.stringify({ e: 'submit', user: f.email.value }))"],
  ['the address in a URL-encoded body', "fetch('/identify', { method: 'POST', body: new URLSearchParams({ em: f.email.value, ev: 'Lead' }) })"],
  ['an XMLHttpRequest with the address', `const x = new XMLHttpRequest(); x.open('POST', '/rec'); x.send('{"id":"' + f.email.value + '","p":"/"}')`],
  ['the address in the query of a GET', "fetch('/pixel?ud=' + encodeURIComponent(f.email.value) + '&ev=SubmitForm')"],
  ['FormData with the address alone', "const d = new FormData(); d.set('user_email', f.email.value); d.set('page', location.pathname); fetch('/cdp', { method: 'POST', body: d })"],
  ['a Request object with the address', "fetch(new Request('/v1/track', { method: 'POST', body: JSON.stringify({ userId: f.email.value, event: 'click' }) }))"],
  ['GraphQL that looks the address up', "fetch('/graphql', { method: 'POST', body: JSON.stringify({ query: 'query($e:String){contact(e:$e){id}}', variables: { e: f.email.value } }) })"],
  ['a session recording of opaque bytes', "fetch('/replay', { method: 'POST', body: new Blob([new Uint8Array([31, 139, 8, 0, 7, 7])], { type: 'text/plain' }) })"],
  ['base64 of an analytics event', "fetch('/a', { method: 'POST', body: 'data=' + btoa(JSON.stringify({ event: 'form_submit', distinct_id: f.email.value })) })"],
  ['a typed array of bytes', "fetch('/r', { method: 'POST', body: new TextEncoder().encode(JSON.stringify({ heat: 1, who: f.email.value })) })"],
];

/** The page's own check and how it says that an answer is missing: markup for it, and what shows it. */
const CHECKS: [lang: string, place: string, complain: string, shown: string, button: string][] = [
  ['en', '<p id="err" class="error"></p>', "say('#err', 'Company, please')", '#err:not(:empty)', 'Send'],
  ['de', '<span id="err" class="feldfehler" hidden></span>', "say('#err', 'Welche Firma?'); f.company.setAttribute('aria-invalid', 'true')", '#err', 'Absenden'],
  ['fr', '<div id="err" role="alert"></div>', `say('#err', "L'entreprise, s'il vous plaît")`, '#err:not(:empty)', 'Envoyer'],
  ['es', '<small id="err" class="mensaje-error"></small>', "say('#err', 'Falta la empresa')", '#err:not(:empty)', 'Enviar'],
];

const OK = "f.hidden = true; say('#ok', '✓ ' + f.company.value);";

const CORRECTION: Act[] = [fill({ company: 'Brightwater' }), click('button'), see('#ok')];

const tracked = ([what, code]: (typeof TRACKERS)[number], index: number): Case => {
  const [lang, place, complain, shown, button] = CHECKS[index % CHECKS.length]!;
  const body = `<form novalidate><input type="email" name="email"><input name="company">${place}<button>${button}</button></form>
    <p id="ok" hidden></p>${script(`onSubmit($('form'), async (f) => { ${code};
      if (!f.company.value) { ${complain}; return; } $('#err').textContent = ''; f.company.removeAttribute('aria-invalid');
      await fetch('/api', { method: 'POST', body: new FormData(f) }); ${OK} });`)}`;
  return {
    title: `${what} goes out at a press that the page turns down (${lang})`,
    page: page(lang, body),
    acts: [fill({ email: `visitor${index}@example.org` }), click('button'), see(shown), ...(index % 3 === 0 ? [read] : []), ...CORRECTION],
    leads: [{ email: `visitor${index}@example.org`, company: 'Brightwater' }],
  };
};

const handWritten: Case[] = [
  {
    title: 'the error stands there since the control was left, and only a tracker speaks at the press',
    page: page('en', `<form novalidate><input type="email" name="email"> <input name="company"><p id="err" class="error"></p>
      <button>Request demo</button></form><p id="ok" hidden>Thanks</p>${script(`const f = document.forms[0];
      f.company.onblur = () => { $('#err').textContent = f.company.value ? '' : 'Tell us your company'; };
      onSubmit(f, async () => { fetch('/tracker', { method: 'POST', body: JSON.stringify({ traits: { email: f.email.value } }) });
        if (!f.company.value) return; await fetch('/api', { method: 'POST', body: new FormData(f) }); $('#ok').hidden = false; });`)}`),
    acts: [fill({ email: 'olaf@example.org' }), click('[name=company]'), leave('company'), see('#err:not(:empty)'), click('button'), read,
      fill({ company: 'Skerry' }), click('button'), see('#ok')],
    leads: [{ email: 'olaf@example.org', company: 'Skerry' }],
  },
  {
    title: 'a recorder sends an opaque body after each click, the page has turned down',
    page: page('en', `<form novalidate><input type="email" name="email"> <input name="company"><p id="err" class="error"></p>
      <button>Send</button></form><p id="ok" hidden>All set</p>${script(`const f = document.forms[0];
      f.company.onblur = () => { $('#err').textContent = f.company.value ? '' : 'A company is needed'; };
      onSubmit(f, async () => { if (!f.company.value) return; await fetch('/api', { method: 'POST', body: new FormData(f) }); $('#ok').hidden = false; });
      addEventListener('click', () => setTimeout(() => fetch('/rec', { method: 'POST',
        body: new Blob([new Uint8Array([31, 139, 8, 0])], { type: 'text/plain' }) }), 400));`)}`),
    acts: [fill({ email: 'runa@example.org' }), click('[name=company]'), leave('company'), see('#err:not(:empty)'), click('button'), read,
      fill({ company: 'Fjordlight' }), click('button'), see('#ok')],
    leads: [{ email: 'runa@example.org', company: 'Fjordlight' }],
  },
  {
    title: 'the visitor gives up after a tracker was answered and the page was not content',
    page: page('nl', `<form novalidate id="f"><input type="email" name="email"><input name="postcode"><p class="fout" id="err" role="alert"></p>
      <button>Offerte</button></form>${script(`onSubmit($('#f'), (f) => { navigator.sendBeacon('/collect', f.email.value);
        say('#err', 'Vul uw postcode in'); });`)}`),
    acts: [fill({ email: 'daan@example.org' }), click('button'), see('#err:not(:empty)')],
    leads: [],
  },
  {
    title: 'an autosave carries all answers while the visitor types, and nothing is sent',
    page: page('en', `<form id="f"><input type="email" name="email"><input name="city"><button>Send</button></form><p id="saved" hidden></p>
      ${script(`let timer; $('#f').oninput = () => { clearTimeout(timer); timer = setTimeout(async () => {
        await post('/autosave', answersOf($('#f'))); say('#saved', 'Saved'); }, 200); };`)}`),
    acts: [fill({ email: 'iris@example.org', city: 'Bath' }), see('#saved')],
    leads: [],
  },
  {
    title: 'an autosave carries all answers, then the visitor sends: one lead',
    page: page('de', `<form id="f"><input type="email" name="email"><input name="ort"><button>Abschicken</button></form><p id="saved" hidden></p>
      ${script(`let timer; $('#f').oninput = () => { clearTimeout(timer); timer = setTimeout(async () => {
        await post('/autosave', answersOf($('#f'))); say('#saved', 'Gesichert'); }, 200); };
        onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.outerHTML = '<p id="ok">Fertig</p>'; });`)}`),
    acts: [fill({ email: 'ines@example.org', ort: 'Gera' }), see('#saved'), click('button'), see('#ok')],
    leads: [{ email: 'ines@example.org', ort: 'Gera' }],
  },
  {
    title: 'a check of the address on leaving its control is answered well, the visitor goes away',
    page: page('pt', `<form id="f"><input type="email" name="email"><input name="nome"><button>Enviar</button></form><i id="v" hidden></i>
      ${script(`$('[name=email]').onblur = async (e) => { await post('/verify', { email: e.target.value }); say('#v', '✓'); };`)}`),
    acts: [fill({ email: 'joana@example.org' }), leave('email'), see('#v'), rest],
    leads: [],
  },
  {
    title: 'a chat beacon with the address is answered well, the form itself gets 422',
    page: page('it', `<form id="f"><input type="email" name="email"><input name="citta"><p id="err" role="alert"></p><button>Invia</button></form>
      <p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => { fetch('/chat', { method: 'POST', body: JSON.stringify({ contact: f.email.value }) });
        const answer = await post('/api', answersOf(f)); if (!answer.ok) return say('#err', 'Dominio sconosciuto');
        f.remove(); say('#ok', 'Fatto'); });`)}`),
    acts: [fill({ email: 'luca@typo.example', citta: 'Asti' }), click('button'), see('#err:not(:empty)'), read,
      fill({ email: 'luca@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'luca@example.org', citta: 'Asti' }],
  },
  {
    title: 'a tracker fails with 500 while the form is accepted',
    page: page('en', `<form id="f"><input type="email" name="email"><select name="team"><option value="1-9">1-9</option><option value="10+">10+</option>
      </select><button>Book</button></form><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => { post('/segment', { email: f.email.value });
        await post('/api', answersOf(f)); say('#ok', 'Booked for Tuesday'); });`)}`),
    answers: { '/segment': { status: 500, body: '{}', type: 'application/json' } },
    acts: [fill({ email: 'omar@example.org' }), choose('team', '10+'), click('button'), see('#ok')],
    leads: [{ email: 'omar@example.org', team: '10+' }],
  },
  {
    title: 'every key press is sent to a suggestion service with the whole text',
    page: page('fr', `<form id="f"><input name="ville"><input name="courriel"><button>Rappelez-moi</button></form><p id="ok" hidden></p>
      ${script(`$('#f').addEventListener('keyup', (e) => fetch('/suggest', { method: 'POST', body: e.target.value }));
        onSubmit($('#f'), async (f) => { await fetch('/api', { method: 'POST', body: new FormData(f) }); f.reset(); say('#ok', 'À demain'); });`)}`),
    acts: [fill({ ville: 'Nantes', courriel: 'yann@example.org' }), press('courriel', 'Enter'), see('#ok')],
    leads: [{ email: 'yann@example.org', ville: 'Nantes' }],
  },
];

export const TRACKED: Case[] = [...TRACKERS.map(tracked), ...handWritten];
