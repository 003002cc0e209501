/** How a form is filled in and sent, press by press. */
import { expect, test, vi } from 'vitest';
import { fillInAndSend } from '../../src/doctor/fill-in';
import { createElement, pageWith } from './support/place';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));

const ADDRESS = 'driftrock-test@example.com';
const EMPTY = { type: 'text', min: '', isFilled: false, option: -1 };

/** What is done on a page whose lead form asks for this, and what comes of it. */
async function fillIn(
  controls: object[],
  { refusal, hasSubmitter = true }: { refusal?: string; hasSubmitter?: boolean } = {},
) {
  const done: string[] = [];
  const form = {
    name: '#contact',
    controls: controls.map((control) => ({ ...EMPTY, ...control, control: createElement(done, 'control', refusal) })),
    submitter: hasSubmitter ? createElement(done, 'submitter') : undefined,
  };
  const keyboard = { press: async (key: string) => void done.push(`press ${key}`) };
  const page = pageWith({ probe: { leadForm: () => form } }, { keyboard });
  return { result: await fillInAndSend(page, ADDRESS), done };
}

test.each<[object, string[]]>([
  [{ asks: 'address', type: 'email' }, ['click control', `type control ${ADDRESS}`]],
  [
    { asks: 'address', type: 'email', isFilled: true },
    ['click control', 'put into control nothing', `type control ${ADDRESS}`],
  ],
  [{ asks: 'number', type: 'tel' }, ['click control', 'type control +442079460018']],
  [{ asks: 'number', type: 'tel', isFilled: true }, []],
  [{ asks: 'words' }, ['click control', 'type control Driftrock test']],
  [{ asks: 'moment', type: 'date' }, ['put into control 2030-01-01']],
  [{ asks: 'option', type: 'select', option: 2 }, ['choose 2 of control']],
  [{ asks: 'option', type: 'select', option: 0 }, ['choose 0 of control']],
  [{ asks: 'option', type: 'select', option: -1 }, []],
  [{ asks: 'option', type: 'select', option: 2, isFilled: true }, []],
  [{ asks: 'tick', type: 'checkbox' }, ['tick control']],
])('a control %j is filled in by %j', async (control, acts) => {
  const { result, done } = await fillIn([control]);
  expect(done).toEqual([...acts, 'click submitter']);
  expect(result).toEqual({ form: '#contact' });
});

test('the controls are filled in one after the other, in the order of the form', async () => {
  const { done } = await fillIn([{ asks: 'words' }, { asks: 'tick' }]);
  expect(done).toEqual(['click control', 'type control Driftrock test', 'tick control', 'click submitter']);
});

test('a form without a button is sent by the Enter key', async () => {
  const { result, done } = await fillIn([{ asks: 'tick' }], { hasSubmitter: false });
  expect(done).toEqual(['tick control', 'press Enter']);
  expect(result).toEqual({ form: '#contact' });
});

test.each([
  ['something lies over it, such as a consent banner', '<div id="banner"> intercepts pointer events'],
  ['a control cannot be reached', 'element is not visible'],
])('says that %s', async (why, refusal) => {
  const { result, done } = await fillIn([{ asks: 'tick' }], { refusal });
  expect(result).toEqual({ problem: `The form #contact cannot be filled in: ${why}` });
  expect(done).toEqual([]);
});

test('says that no lead form can be seen', async () => {
  expect(await fillInAndSend(pageWith({ probe: { leadForm: () => undefined } }), ADDRESS)).toEqual({
    problem: 'No lead form can be seen on this page',
  });
});
