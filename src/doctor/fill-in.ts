/** Fills in a form by real keys and presses, as a visitor would, and sends it. */
import type { ElementHandle, JSHandle, Page } from 'playwright-core';
import { answerFor, type Question } from './answers';
import { askHandle } from './in-page';

/** The form that was sent. */
export interface FilledIn {
  form: string;
}

interface Control extends Question {
  element: ElementHandle;
  value: string;
  isRequired: boolean;
  isChecked: boolean;
}

// As long as a visitor would try to reach a control that something lies over.
const REACH = { timeout: 5_000 };

const READ = `({ localName, type, min, value, required, checked, disabled, readOnly }) => ({
  tag: localName, type: type ?? '', min: min ?? '', value: value ?? '',
  isRequired: !!required, isChecked: !!checked, isOpen: !disabled && !readOnly,
})`;
// The first that is a real answer.
const FIRST_ANSWER = `({ options }) => [...options].findIndex(({ value, disabled }) => value && !disabled)`;
const IS_GROUP_EMPTY = `({ form, name, checked }) =>
  !checked &&
  ![...(form ?? document).querySelectorAll('[type=radio]')].some((one) => one.name === name && one.checked)`;

async function readControl(handle: JSHandle): Promise<Control[]> {
  const element = (await handle.getProperty('control')).asElement();
  if (!element) return [];
  const asks = (await (await handle.getProperty('asks')).jsonValue()) as Question['asks'];
  const read = (await element.evaluate(READ)) as Omit<Control, 'element' | 'asks'> & { isOpen: boolean };
  return read.isOpen ? [{ element, asks, ...read }] : [];
}

async function choose({ element, tag, type, value, isRequired, isChecked }: Control): Promise<void> {
  if (tag === 'select') {
    const index = (await element.evaluate(FIRST_ANSWER)) as number;
    if (value === '' && index >= 0) await element.selectOption({ index }, REACH);
  } else if (type === 'checkbox') {
    if (isRequired && !isChecked) await element.check(REACH);
  } else if (type === 'radio' && (await element.evaluate(IS_GROUP_EMPTY))) {
    await element.check(REACH);
  }
}

async function fill(control: Control, address: string): Promise<void> {
  const { element, asks, type, value } = control;
  const answer = answerFor(control, address);
  if (answer === undefined) return choose(control);
  // What the page has filled in is left, but for the address by which the lead is known.
  if (value !== '' && asks !== 'address') return;
  if (value !== '' || asks === 'choice' || /^(date|time|month|week)/.test(type)) await element.fill('', REACH);
  if (asks === 'choice') return element.fill(answer, REACH);
  await element.click(REACH);
  await element.type(answer);
}

/** What was sent; a sentence where there is no lead form, or where it could not be filled in. */
export async function fillInAndSend(page: Page, address: string): Promise<FilledIn | { problem: string }> {
  const found = await askHandle(page, 'driftrockProbe.leadForm()');
  if ((await found.jsonValue()) === undefined) return { problem: 'No lead form can be seen on this page' };
  const form = String(await (await found.getProperty('name')).jsonValue());
  try {
    const handles = await (await found.getProperty('controls')).getProperties();
    const controls = (await Promise.all([...handles.values()].map(readControl))).flat();
    for (const control of controls) await fill(control, address);
    const submitter = (await found.getProperty('submitter')).asElement();
    if (submitter) await submitter.click({ ...REACH, noWaitAfter: true });
    else await page.keyboard.press('Enter');
    return { form };
  } catch (error) {
    const isCovered = /intercepts pointer events/.test((error as Error).message);
    const why = isCovered ? 'something lies over it, such as a consent banner' : 'a control cannot be reached';
    return { problem: `The form ${form} cannot be filled in: ${why}` };
  }
}
