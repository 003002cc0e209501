/** What the page sends once more by itself, after its server could not take it: the last answer counts. */
import { click, fill, leave, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const FORM = `<form id="f" method="post" action="/thanks"><label>Vārds <input name="vards"></label>
  <label>E-pasts <input type="email" name="epasts"></label><label>Pilsēta <input name="pilseta"></label>
  <button>Sūtīt</button></form><p id="m"></p><p id="ok" hidden></p>`;
const GIVEN = { vards: 'Ilze Kalniņa', epasts: 'ilze@example.org', pilseta: 'Rīga' };
const LEAD = { vards: 'Ilze Kalniņa', email: 'ilze@example.org', pilseta: 'Rīga' };
/** An address that cannot take anything now. */
const BUSY = '/api?status=503';

/** A page that does this with its form `f` and the answers `a` in it. */
const sending = (title: string, code: string, shown = '#ok'): Case => ({
  title,
  page: page(
    'lv',
    `${FORM}${script(`const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    onSubmit($('#f'), async (f) => { const a = answersOf(f); ${code} });`)}`,
  ),
  acts: [fill(GIVEN), click('button'), see(shown), rest],
  leads: [LEAD],
});

const refusedFor = (what: Case): Case => ({ ...what, leads: [], accepted: 0 });

export const AGAIN: Case[] = [
  sending(
    'the first server cannot take it, the second one does, and the form stays as it is',
    `for (const path of ['${BUSY}', '/api'])
      if ((await post(path, a)).ok) return say('#ok', 'Mēs sazināsimies');`,
  ),
  sending(
    'a server that cannot take it, then a beacon to another one',
    `if (!(await post('${BUSY}', a)).ok) navigator.sendBeacon('/api', new FormData(f));
    say('#ok', 'Mēs sazināsimies');`,
  ),
  sending(
    'a server that cannot take it, then the browser sends the form',
    `if (!(await post('${BUSY}', a)).ok) f.submit();`,
    '#thanks',
  ),
  sending(
    'a server that cannot take it, a line of patience, then the browser sends the form',
    `if (!(await post('${BUSY}', a)).ok) { say('#m', 'Vienu mirkli'); await sleep(3500); f.submit(); }`,
    '#thanks',
  ),
  sending(
    'the page tries again after five seconds',
    `if (!(await post('${BUSY}', a)).ok) { say('#m', 'Mēģinām vēlreiz'); await sleep(5000); await post('/api', a); }
    f.reset(); say('#ok', 'Paldies');`,
  ),
  sending(
    'an XMLHttpRequest tries again with the same object',
    `let left = 2; const x = new XMLHttpRequest();
    const send = () => { x.open('POST', left-- > 0 ? '${BUSY}' : '/api'); x.send(new FormData(f)); };
    x.onload = () => x.status < 400 ? say('#ok', 'Mēs sazināsimies') : setTimeout(send, 1200); send();`,
  ),
  refusedFor(
    sending(
      'both servers refuse',
      `for (const path of ['${BUSY}', '/api?status=500']) if ((await post(path, a)).ok) return;
      say('#ok', 'Neizdevās');`,
    ),
  ),
  refusedFor(
    sending(
      'the server cannot take it, and the page keeps the answers for the next visit',
      `if (!(await post('${BUSY}', a)).ok) localStorage.kept = JSON.stringify([...new FormData(f)]);
      say('#ok', 'Neizdevās');`,
    ),
  ),
  {
    ...refusedFor(
      sending(
        'the server cannot take it, and the visitor goes on to the next control',
        `if (!(await post('${BUSY}', a)).ok) say('#ok', 'Neizdevās');`,
      ),
    ),
    acts: [fill(GIVEN), click('button'), see('#ok'), rest, leave('[name=pilseta]'), rest],
  },
];
