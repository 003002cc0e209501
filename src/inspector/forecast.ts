/** A form as it is now -> whether its answers would be a lead, by which rule, and what becomes of each control. */
import type { ControlFacts, FormFacts } from '../causes/facts';
import { saysEmail, saysPhone } from '../snippet/form/contact';
import { controlsOf, type DescribedControl, holding, isHidden, isTyped } from '../snippet/form/controls';
import { isForm, own } from '../snippet/form/form-access';
import { labelOf } from '../snippet/form/labels';
import { isPrivate } from '../snippet/form/private-names';
import { type FormReading, type Lead, readControls, type ReadingContext } from '../snippet/form/read-form';
import { isShown } from '../snippet/form/visibility';

/** What the options say of forms. */
export interface FormOptions {
  forms?: string | undefined;
  consent?: string | undefined;
}

// What a visitor might type; nothing of it is shown or sent.
const ADDRESS = 'visitor@example.com';
const NUMBER = '+442079460018';
const WORDS = 'Some words';

const IGNORED = '[data-driftrock-ignore]';
const SUBMIT = 'button:not([type]),[type=submit],[type=image]';
const MAX_NAME_LENGTH = 40;

/** The rules in words where the snippet's own names say too little. */
const ASKS = { email: 'asks for an e-mail address', phone_number: 'asks for a telephone number' };

/** What the control would hold if the visitor had filled it in. */
function filledIn(described: DescribedControl): DescribedControl {
  const { values, control } = described;
  if (values.length > 0 || isHidden(described)) return described;
  const text = !isTyped(described) ? '1' : isAddress(described) ? ADDRESS : saysPhone(described) ? NUMBER : WORDS;
  return holding({ ...described, control }, [text]);
}

// What an address is called where a form asks for one. The snippet need not know: it sees what is typed. A form that is
// called otherwise is told to be none unless a visitor types an address all the same.
const ADDRESS_WORDS = new RegExp(
  'e-?mail|\\bmail\\b|correo|courriel|\\bmel\\b|e-?post|sähköposti|posta elettronica|correio|pošt|почт|пошт|имейл|' +
    'メール|郵件|邮箱|邮件|電郵|이메일|بريد|דוא|ईमेल|อีเมล|ηλεκτρονικ|e-?posta|tölvupóst|el\\. ?paštas|epasts',
  'i',
);

/** Whether it would hold an address, by anything that it says of itself. */
export const isAddress = (described: DescribedControl): boolean => {
  const { control } = described;
  const said = [labelOf(control), control.placeholder, control.name, control.id, control.inputMode];
  return control.type === 'email' || saysEmail(described) || said.some((text) => ADDRESS_WORDS.test(text || ''));
};

/** What the visitor would have seen and done: been everywhere that can be seen, with nothing to hide. */
const contextOf = (form: Element, isChosen: boolean): ReadingContext => ({
  passwords: new Set(),
  visited: { has: isShown } as WeakSet<Element>,
  submitter: own(form, 'querySelector')<HTMLButtonElement>(SUBMIT),
  isChosen,
});

const textOf = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, MAX_NAME_LENGTH);

/** How a person finds it: by its id or name, else by what it is called, else by its button. */
function nameOf(form: Element): string {
  const attribute = (name: string) => own(form, 'getAttribute')(name) ?? '';
  const own_ = attribute('id') || attribute('name');
  if (own_) return isForm(form) ? `#${own_}` : `${form.localName}#${own_}`;
  const heading = own(form, 'querySelector')('h1,h2,h3')?.textContent ?? '';
  const button = own(form, 'querySelector')<HTMLButtonElement>(SUBMIT);
  const said = textOf(attribute('aria-label') || heading || button?.textContent || button?.value || '');
  return said ? `"${said}"` : isForm(form) ? 'a form without a name' : 'controls in no form';
}

/** Why the answer of a control that has no field stays in the page. */
function whyLeftOut(described: DescribedControl, lead: Lead | undefined): string {
  const { control, name, isSecret } = described;
  const said = lead?.leftOut.find((leftOut) => leftOut.name === name);
  if (control.closest(IGNORED)) return 'ignored';
  if (said) return said.why;
  if (isSecret || control.type === 'password' || isPrivate(name)) return 'private';
  return isHidden(described) ? 'hidden and empty' : lead ? 'part of another field, or without a name' : '';
}

function controlFacts(described: DescribedControl, lead: Lead | undefined): ControlFacts {
  const field = lead && [...lead.names].find(([{ control }]) => control === described.control)?.[1];
  const name = textOf(described.label || labelOf(described.control)) || described.name || described.control.localName;
  if (field) return { name, field };
  const leftOut = whyLeftOut(described, lead);
  return leftOut ? { name, leftOut } : { name };
}

/** The rule that would decide. */
function ruleOf(reading: FormReading, isChosen: boolean): string {
  if (reading.kind === 'none') return reading.reason;
  const { lead } = reading;
  if (lead.contact === ADDRESS || /@/.test(lead.contact)) return ASKS.email;
  if (reading.kind === 'lead') return isChosen ? 'chosen by the option forms' : ASKS.phone_number;
  return 'no contact';
}

/** What becomes of this form's answers once a visitor has given all of them, and the page has accepted them. */
export function forecast(form: Element, { forms, consent }: FormOptions): FormFacts {
  const isChosen = !!forms && own(form, 'matches')(forms);
  const controls = controlsOf(form).map(filledIn);
  const reading = readControls(form, controls, contextOf(form, isChosen));
  const lead = reading.kind === 'none' ? undefined : reading.lead;
  const rule = forms && !isChosen ? 'not chosen' : consent === 'denied' ? 'consent denied' : ruleOf(reading, isChosen);
  return {
    name: nameOf(form),
    isLead: reading.kind === 'lead' && rule !== 'not chosen',
    rule,
    isShown: isShown(form),
    controls: controls.map((described) => controlFacts(described, lead)),
  };
}
