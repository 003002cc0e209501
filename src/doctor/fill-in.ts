/** Fills in a form by real keys and presses, as a visitor would, and sends it. */
import type { ElementHandle, JSHandle, Page } from 'playwright-core';
import { answerFor, type Question } from './test-answers';
import { askHandle } from './in-page';

/** The form that was sent. */
export interface FilledIn {
  form: string;
}

interface Control extends Question {
  element: ElementHandle;
  isFilled: boolean;
  option: number;
}

// As long as a visitor would try to reach a control that something lies over.
const REACH = { timeout: 5_000 };

const partOf = async (handle: JSHandle, name: string): Promise<ElementHandle | null> =>
  (await handle.getProperty(name)).asElement();

async function readControl(handle: JSHandle): Promise<Control[]> {
  const element = await partOf(handle, 'control');
  const told = (await handle.jsonValue()) as Omit<Control, 'element'>;
  return element ? [{ ...told, element }] : [];
}

async function fill(control: Control, address: string): Promise<void> {
  const { element, asks, isFilled, option } = control;
  // What the page has filled in stays, but for the address by which the lead is known.
  if (isFilled && asks !== 'address') return;
  if (asks === 'tick') return element.check(REACH);
  if (asks === 'option') return void (option < 0 || (await element.selectOption({ index: option }, REACH)));
  const answer = answerFor(control, address) ?? '';
  // What has a picker takes no keys that mean the same in every language.
  if (asks === 'moment') return element.fill(answer, REACH);
  await element.click(REACH);
  if (isFilled) await element.fill('', REACH);
  await element.type(answer);
}

/** What was sent; the beginning of a sentence where there is no lead form, or where it could not be filled in. */
export async function fillInAndSend(page: Page, address: string): Promise<FilledIn | { problem: string }> {
  const found = await askHandle(page, 'driftrockProbe.leadForm()');
  if ((await found.jsonValue()) === undefined) return { problem: 'No lead form can be seen on this page' };
  const form = String(await (await found.getProperty('name')).jsonValue());
  try {
    const handles = await (await found.getProperty('controls')).getProperties();
    const controls = (await Promise.all([...handles.values()].map(readControl))).flat();
    for (const control of controls) await fill(control, address);
    const submitter = await partOf(found, 'submitter');
    if (submitter) await submitter.click({ ...REACH, noWaitAfter: true });
    else await page.keyboard.press('Enter');
    return { form };
  } catch (error) {
    const isCovered = /intercepts pointer events/.test((error as Error).message);
    const why = isCovered ? 'something lies over it, such as a consent banner' : 'a control cannot be reached';
    return { problem: `The form ${form} cannot be filled in: ${why}` };
  }
}
