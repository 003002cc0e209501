/** The rules of capture in words: why a form is no lead form, why a submission was taken or turned down. Pure data. */

/** What each name means that `on('ignored')`, the console and the inspector give. */
export const RULES: Record<string, string> = {
  // Of the form.
  'not chosen': 'the option forms does not name this form',
  'consent denied': 'consent is denied, so nothing is captured',
  ignored: 'the form is inside data-driftrock-ignore',
  empty: 'the form holds no answer',
  'no contact': 'neither an e-mail address nor a telephone number is asked for, as far as its labels say',
  robot: 'a trap for robots is filled',
  dialog: 'the form only closes a dialog',
  search: 'this is a search',
  'sign-in': 'this is a sign-in',
  account: 'this asks for a forgotten password',
  unsubscribing: 'this ends a subscription',
  draft: 'this saves a draft, cancels or closes',
  comment: 'this is a comment under an article',
  // Of the submission: turned down.
  refused: "the page's server has refused the answers",
  error: 'the page shows an error',
  doubt: 'nothing was sent, and something looks like an error',
  step: 'other questions have come: this was a step of a longer form',
  corrected: 'the visitor has changed the answers and sent them again',
  'sent before': 'these answers of this form are a lead already',
  press: 'nothing that was pressed has sent the answers',
  // Of the submission: accepted.
  left: 'the page was left for the next one',
  'answered and gone': "the page's server took the answers, and they are gone from the form",
  thanks: 'the page says thanks',
  answered: "the page's server took the answers",
  gone: 'the answers are gone from the form',
  'no evidence': 'nothing speaks against it',
  track: "the page called driftrock('track')",
  'the page said so': "the page called driftrock('capture')",
  'the browser sent it': 'the browser has sent the form, and nothing spoke against it',
};
