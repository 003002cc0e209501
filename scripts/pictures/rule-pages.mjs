/** A small page for each rule of capture: what is on it, and what a visitor does there. Pure data. */

/**
 * `pass` lets so many milliseconds pass in the page.
 * @typedef {{ fill: Record<string, string> } | { press: string } | { see: string } | { pass: number }} Act
 */
/**
 * `tag` are more attributes of the script tag; `body` is the page's HTML.
 * @typedef {{ rule: string, tag?: string, body: string, acts: Act[] }} Page
 * @typedef {Page & { kind: 'no lead form' | 'turned down' | 'accepted' }} RulePage
 */

const EMAIL = 'ada@example.com';
const SEND = '<button>Send</button>';

/** @param {string} content @param {string} [attributes] */
const form = (content, attributes = 'action="/thanks" method="post"') => `<form ${attributes}>${content}</form>`;
/** @param {string} label @param {string} attributes */
const control = (label, attributes) => `<label>${label} <input ${attributes}></label>`;

const NAME = control('Name', 'name="name"');
const MAIL = control('E-mail', 'name="mail" type="email"');
const GIVEN = { fill: { '[name=name]': 'Ada', '[name=mail]': EMAIL } };
const MAIL_GIVEN = { fill: { '[name=mail]': EMAIL } };
const PRESS = { press: 'button' };
/** The browser sends the form, and the next page comes. */
const LEAVE = [PRESS, { see: '#next' }];
const MESSAGE = { see: '[role]' };
/** Longer than a submission stays open. */
const LAST_LOOK = { pass: 60_000 };

/** A form that the page's own script sends, and then does this with it. @param {string} path @param {string} then */
const sentByScript = (path, then) => `${form(NAME + MAIL + SEND, 'novalidate')}
  <script>
    document.forms[0].addEventListener('submit', async (event) => {
      event.preventDefault();
      const form = event.target;
      const answer = await fetch('${path}', { method: 'POST', body: new FormData(form) });
      ${then}
    });
  </script>`;

/** A form that leaves no request to hear, such as one that is sent by a frame. @param {string} then */
const unheard = (then) => `${form(NAME + MAIL + SEND)}
  <script>
    document.forms[0].addEventListener('submit', (event) => {
      event.preventDefault();
      const form = event.target;
      ${then}
    });
  </script>`;
const SAY_THANKS = "form.insertAdjacentHTML('beforeend', '<p role=\"status\">Thank you, we will be in touch.</p>');";
const SAY_ERROR =
  'form.insertAdjacentHTML(\'beforeend\', \'<p role="alert" class="error">Please give an address that exists.</p>\');';

/** Why a form is no lead form. @type {Page[]} */
const REASONS = [
  {
    rule: 'not chosen',
    tag: 'data-forms="#quote"',
    body: form(MAIL + SEND, 'id="newsletter" action="/thanks" method="post"'),
    acts: [MAIL_GIVEN, ...LEAVE],
  },
  { rule: 'consent denied', tag: 'data-consent="denied"', body: form(NAME + MAIL + SEND), acts: [GIVEN, ...LEAVE] },
  {
    rule: 'ignored',
    body: form(NAME + MAIL + SEND, 'data-driftrock-ignore action="/thanks" method="post"'),
    acts: [GIVEN, ...LEAVE],
  },
  { rule: 'empty', body: form(NAME + MAIL + SEND), acts: [...LEAVE] },
  {
    rule: 'no contact',
    body: form(control('Rooms', 'name="rooms"') + control('Town', 'name="town"') + SEND),
    acts: [{ fill: { '[name=rooms]': '4', '[name=town]': 'London' } }, ...LEAVE],
  },
  {
    rule: 'robot',
    body: `${form(`${NAME}${MAIL}<div style="position:absolute;left:-9999px">
      <input name="website" tabindex="-1" autocomplete="off"></div>${SEND}`)}`,
    acts: [GIVEN, { fill: { '[name=website]': 'https://spam.example' } }, ...LEAVE],
  },
  {
    rule: 'dialog',
    body: `<dialog open>${form(`${MAIL}<button>Close</button>`, 'method="dialog"')}</dialog>`,
    acts: [MAIL_GIVEN, PRESS],
  },
  {
    rule: 'search',
    body: form(
      `${control('Search', 'name="q" type="search"')}<button>Search</button>`,
      'role="search" action="/thanks"',
    ),
    acts: [{ fill: { '[name=q]': EMAIL } }, ...LEAVE],
  },
  {
    rule: 'sign-in',
    body: form(
      `${MAIL}${control('Password', 'name="password" type="password" autocomplete="current-password"')}
      <button>Sign in</button>`,
    ),
    acts: [{ fill: { '[name=mail]': EMAIL, '[name=password]': 'a secret' } }, ...LEAVE],
  },
  {
    rule: 'account',
    body: `<h2>Forgot your password?</h2>${form(`${MAIL}<button>Reset password</button>`)}`,
    acts: [MAIL_GIVEN, ...LEAVE],
  },
  {
    rule: 'unsubscribing',
    body: `<h2>Unsubscribe</h2>${form(`${MAIL}<button>Unsubscribe</button>`)}`,
    acts: [MAIL_GIVEN, ...LEAVE],
  },
  { rule: 'draft', body: form(`${NAME}${MAIL}<button>Save draft</button>`), acts: [GIVEN, ...LEAVE] },
  {
    rule: 'comment',
    body: form(
      `${NAME}${MAIL}<label>Comment <textarea name="comment"></textarea></label><button>Post comment</button>`,
      'id="commentform" action="/thanks" method="post"',
    ),
    acts: [GIVEN, { fill: { '[name=comment]': 'Well said.' } }, ...LEAVE],
  },
];

/** Why what was submitted is no lead. @type {Page[]} */
const TURNED_DOWN = [
  { rule: 'refused', body: sentByScript('/refuse', SAY_ERROR), acts: [GIVEN, PRESS, MESSAGE] },
  { rule: 'error', body: sentByScript('/take', SAY_ERROR), acts: [GIVEN, PRESS, MESSAGE] },
  {
    rule: 'doubt',
    body: `${form(MAIL + NAME + SEND, 'novalidate')}
      <script>
        document.forms[0].addEventListener('submit', (event) => {
          event.preventDefault();
          event.target.insertAdjacentHTML('beforeend', '<p role="status">A little more, please.</p>');
        });
      </script>`,
    acts: [MAIL_GIVEN, PRESS, MESSAGE, LAST_LOOK],
  },
  {
    rule: 'step',
    body: `${form(MAIL + SEND.replace('Send', 'Next'), 'novalidate')}
      <script>
        document.forms[0].addEventListener('submit', (event) => {
          event.preventDefault();
          event.target.innerHTML = '<label role="group">Your street <input name="street"></label>' +
            '<label>Your town <input name="town"></label><button>Send</button>';
        });
      </script>`,
    acts: [MAIL_GIVEN, PRESS, MESSAGE],
  },
  // The server has not answered yet when the visitor thinks again.
  {
    rule: 'corrected',
    body: sentByScript('/wait', SAY_THANKS),
    acts: [GIVEN, PRESS, { fill: { '[name=mail]': 'ada@example.org' } }, PRESS],
  },
  {
    rule: 'sent before',
    body: sentByScript('/take', `form.insertAdjacentHTML('beforeend', '<p role="status">We have got it.</p>');`),
    acts: [GIVEN, PRESS, MESSAGE, PRESS],
  },
];

/** Why it is one. @type {Page[]} */
const ACCEPTED = [
  { rule: 'the browser sent it', body: form(NAME + MAIL + SEND), acts: [GIVEN, ...LEAVE] },
  {
    rule: 'left',
    body: sentByScript('/take', "location.href = '/thanks';"),
    acts: [GIVEN, ...LEAVE],
  },
  { rule: 'thanks', body: sentByScript('/take', SAY_THANKS), acts: [GIVEN, PRESS, MESSAGE] },
  {
    rule: 'answered and gone',
    body: sentByScript('/take', 'form.outerHTML = \'<p role="note">Your number is 17.</p>\';'),
    acts: [GIVEN, PRESS, MESSAGE],
  },
  { rule: 'answered', body: sentByScript('/take', ''), acts: [GIVEN, PRESS] },
  // Sent in a way that no script hears: nothing is sure before the last look.
  { rule: 'gone', body: unheard("form.outerHTML = '<p>Your number is 17.</p>';"), acts: [GIVEN, PRESS, LAST_LOOK] },
  { rule: 'no evidence', body: unheard(''), acts: [GIVEN, PRESS, LAST_LOOK] },
];

/** @param {RulePage['kind']} kind @param {Page[]} pages @returns {RulePage[]} */
const as = (kind, pages) => pages.map((page) => ({ ...page, kind }));

/** Every rule that has a picture. */
export const RULE_PAGES = [
  ...as('no lead form', REASONS),
  ...as('turned down', TURNED_DOWN),
  ...as('accepted', ACCEPTED),
];
