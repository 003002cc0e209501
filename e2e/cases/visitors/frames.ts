/** Forms in frames of the page's own making, as pop-up builders make them. */
import { click, fill, read, see, within } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const FRAME_FORM = `<form action="/thanks" method="post"><input type="email" name="email"><input name="plz">
  <button>Go</button></form>`;
const frameActs = (email: string) => [within('iframe', fill({ email, plz: '10115' }), click('button'), see('#thanks'))];

const LOST_FRAME = 'its driver loses a frame whose document is replaced while it looks into it';

export const FRAMES: Case[] = [
  {
    title: 'frame of srcdoc that the page has appended',
    notInWebKit: LOST_FRAME,
    page: page(
      'en',
      script(`document.body.append(Object.assign(document.createElement('iframe'), {
      srcdoc: ${JSON.stringify(FRAME_FORM)} }));`),
    ),
    acts: frameActs('frame0@example.org'),
    leads: [{ email: 'frame0@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc that is in the page',
    page: page('en', `<iframe width="400" height="200" srcdoc="${FRAME_FORM.replaceAll('"', '&quot;')}"></iframe>`),
    acts: frameActs('frame1@example.org'),
    leads: [{ email: 'frame1@example.org', plz: '10115' }],
  },
  {
    title: 'frame of about:blank that the page writes into',
    page: page(
      'en',
      `<iframe width="400" height="200"></iframe>${script(`const d = $('iframe').contentDocument;
      d.open(); d.write(${JSON.stringify(FRAME_FORM)}); d.close();`)}`,
    ),
    acts: frameActs('frame2@example.org'),
    leads: [{ email: 'frame2@example.org', plz: '10115' }],
  },
  {
    title: 'frame of about:blank that is filled by DOM calls and sends by script',
    notInWebKit: LOST_FRAME,
    page: page(
      'en',
      `<iframe width="400" height="200"></iframe><p id="ok" hidden></p>${script(`setTimeout(() => {
      const d = $('iframe').contentDocument;
      d.body.innerHTML = '<form id=f><input type=email name=email><input name=plz><button>Go</button></form>' +
      '<p id=e role=alert></p>';
      d.querySelector('form').onsubmit = async (e) => { e.preventDefault(); const f = e.target;
      const answer = await post('/api', answersOf(f));
        d.querySelector('#e').textContent = answer.ok ? '' : 'Unknown domain'; if (answer.ok) { f.remove();
        say('#ok', 'Got it'); } }; }, 300);`)}`,
    ),
    acts: [
      within(
        'iframe',
        fill({ email: 'frame3@typo.example', plz: '10115' }),
        click('button'),
        see('#e:not(:empty)'),
        read,
        fill({ email: 'frame3@example.org' }),
        click('button'),
      ),
      see('#ok'),
    ],
    leads: [{ email: 'frame3@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc whose form the page around sends, and which says a neutral line',
    notInWebKit: LOST_FRAME,
    page: page(
      'fi',
      `<iframe width="400" height="200" srcdoc='<form><input name="nimi"><input name="email"><button>OK</button></form>
      <p id="m"></p>'></iframe>${script(`$('iframe').onload = () => { const d = $('iframe').contentDocument;
      d.forms[0].onsubmit = async (e) => { e.preventDefault(); await post('/api', answersOf(d));
      d.querySelector('#m').textContent = 'Palaamme asiaan huomenna'; }; };`)}`,
    ),
    acts: [
      within('iframe', fill({ nimi: 'Aino', email: 'frame6@example.org' }), click('button'), see('#m:not(:empty)')),
    ],
    leads: [{ nimi: 'Aino', email: 'frame6@example.org' }],
  },
  {
    title: 'frame of srcdoc in a pop-up that opens by a press',
    notInWebKit: LOST_FRAME,
    page: page(
      'en',
      `<button id="open">Get 10 % off</button>${script(`$('#open').onclick = () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = ${JSON.stringify(FRAME_FORM)}; document.body.append(frame); };`)}`,
    ),
    acts: [click('#open'), ...frameActs('frame4@example.org')],
    leads: [{ email: 'frame4@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc that the page fills a second time before the visitor sees it',
    page: page(
      'en',
      `<iframe width="400" height="200" srcdoc="<p>One moment</p>"></iframe>${script(`setTimeout(() => {
      $('iframe').srcdoc = ${JSON.stringify(FRAME_FORM)}; }, 400);`)}`,
    ),
    acts: frameActs('frame5@example.org'),
    leads: [{ email: 'frame5@example.org', plz: '10115' }],
  },
];
