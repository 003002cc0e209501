/** What passes by: messages that close by themselves, and answers that a page takes away for reasons of its own. */
import { click, fill, read, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const FORM = `<form id="f" novalidate><label>Nom <input name="nom"></label>
  <label>Adresse <input name="adresse"></label>
  <span class="error" id="e"></span><button>Envoyer</button></form><p id="ok" hidden></p>`;

/** A server of which nobody learns anything: 200 and an empty body, whatever it thinks. */
const EMPTY = { '/notify': { status: 200, body: '' } };

const toast = (title: string, attributes: string, text: string): Case => ({
  title,
  page: page(
    'es',
    `${FORM}${script(`onSubmit($('#f'), async (f) => { await post('/notify', answersOf(f));
    const toast = document.createElement('div'); toast.id = 't'; toast.style.cssText = 'position:fixed;top:0;right:0';
    Object.assign(toast, ${attributes}); toast.setAttribute('role', ${attributes}.role || 'none');
    toast.textContent = '${text}';
    document.body.append(toast); setTimeout(() => { toast.remove(); say('#ok', '.'); }, 1500); });`)}`,
  ),
  acts: [fill({ nom: 'Inés Ruiz', adresse: 'ines@example.org' }), click('button'), see('#t'), read],
  leads: [],
  accepted: 0,
  answers: EMPTY,
});

export const PASSING: Case[] = [
  toast(
    '200 without a body, and an alert elsewhere that names an error and closes by itself',
    "{ role: 'alert' }",
    'Error al enviar la consulta.',
  ),
  toast(
    '200 without a body, and a floating text that only its class marks as an error',
    "{ className: 'toast is-error' }",
    'No hemos podido guardar tu consulta',
  ),
  {
    title: 'an action of Next.js returns no, and the page resets its form whatever it returns (uk)',
    page: page(
      'uk',
      `${FORM}${script(`onSubmit($('#f'), async (f) => { await post('/action', answersOf(f)); f.reset();
      say('#ok', 'Такої адреси немає'); });`)}`,
    ),
    acts: [fill({ nom: 'Олена', adresse: 'olena@example.org' }), click('button'), see('#ok'), read],
    leads: [],
    accepted: 0,
    answers: {
      '/action': {
        status: 200,
        type: 'text/x-component',
        body: '0:{"a":"$@1","f":"","b":"k2"}\n1:{"ok":false,"message":"Такої адреси немає"}\n',
      },
    },
  },
  {
    title: 'the validation of the page empties the one answer that is wrong',
    page: page(
      'fr',
      `${FORM}${script(`onSubmit($('#f'), async (f) => { $('#e').textContent = '';
      if (!/@.+[.]/.test(f.adresse.value)) { $('#e').textContent = 'Adresse inconnue'; f.adresse.value = ''; return; }
      await post('/api', answersOf(f)); f.reset(); say('#ok', 'Noté'); });`)}`,
    ),
    acts: [
      fill({ nom: 'Luc', adresse: 'luc@sans-point' }),
      click('button'),
      see('#e:not(:empty)'),
      fill({ adresse: 'luc@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ nom: 'Luc', email: 'luc@example.org' }],
  },
  {
    title:
      'an impatient second press, whose answer resets the emptied form, on a page that collects its data at each reset',
    page: page(
      'de',
      `<form id="f" novalidate><input name="name"><input type="email" name="email">
      <select name="anliegen"><option>Beratung</option><option>Angebot</option></select><button>Senden</button></form>
      <p id="ok" hidden></p>
      ${script(`const f = $('#f'); let count = 0; f.addEventListener('reset', () => new FormData(f));
        onSubmit(f, async () => { const answers = answersOf(f); await post('/api', answers); f.reset();
          count += 1; if (count === 2) say('#ok', 'Gesendet'); });`)}`,
    ),
    acts: [fill({ name: 'Ute', email: 'ute@example.org' }), click('button', 'button'), see('#ok')],
    leads: [{ name: 'Ute', email: 'ute@example.org' }],
    accepted: 2,
  },
];
