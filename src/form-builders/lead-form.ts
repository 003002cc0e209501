/** Whether a builder's form asks for leads: `capture` takes whatever form it is told to. */

const ANSWERS = 'input:not([type=submit],[type=button],[type=image],[type=reset],[type=checkbox]),select,textarea';
// The words by which the snippet tells an e-mail address or a telephone number; a builder's control always has a name
// or an id.
const CONTACT = /e[-_]?mail|courriel|phone|telef|\bt[eé]l\b|mobile|handy|whatsapp/i;
// An identifier and one password.
const SIGN_IN_ANSWERS = 2;

/**
 * Whether the form has a control for an e-mail address or a telephone number, and is no sign-in: one that asks for the
 * current password, or for one password next to one other answer.
 *
 * What is in it does not count: some builders empty a form before they say that it was accepted.
 */
export function isLeadForm(form: Element): boolean {
  const said = [...form.querySelectorAll<HTMLInputElement>(ANSWERS)].map(({ type, autocomplete, name, id }) =>
    [type, autocomplete, name, id].join(' '),
  );
  const answers = said.filter((words) => !/^hidden/.test(words));
  const passwords = answers.filter((words) => /^password/.test(words)).join();
  const isSignIn =
    /current-pass/.test(passwords) || (passwords && answers.length <= SIGN_IN_ANSWERS && !/new-pass/.test(passwords));
  return !isSignIn && answers.some((words) => CONTACT.test(words));
}
