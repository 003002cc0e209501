/** The built module where there is no page, whatever is called `window` there. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const MODULE = new URL('../../dist/driftrock.mjs', import.meta.url).href;

/**
 * What a server does that shares its code with pages: after this preparation it imports the module and gives every
 * command.
 */
const programAfter = (preparation: string) => `
  ${preparation}
  const { driftrock } = await import('${MODULE}');
  driftrock('init', { relay: 'https://relay.example.com/v2/event', sourceId: 's-1', attribution: true, debug: true });
  driftrock('track', { event_type: 'lead', event_name: 'Signup', fields: { email: 'ada@example.org' } });
  driftrock('track', null);
  driftrock('capture', {});
  driftrock('identify', 'p-1');
  driftrock('consent', 'denied');
  driftrock('on', 'captured', () => console.log('captured'));
  driftrock('bogus');
  console.log('went on');`;

const run = (program: string) => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);

describe('driftrock', () => {
  test.each([
    ['nothing', ''],
    ['an empty object as window', 'globalThis.window = {};'],
    ['the global object as window', 'globalThis.window = globalThis;'],
    ['null as window and document', 'globalThis.window = null; globalThis.document = null;'],
    [
      'a window that has listeners and no document',
      'globalThis.window = Object.assign(globalThis, { addEventListener() {}, removeEventListener() {} });',
    ],
    [
      'a window with an empty document',
      'globalThis.window = { document: {}, addEventListener() {} }; globalThis.document = window.document;',
    ],
    ['a document without a window', 'globalThis.document = { defaultView: {} };'],
    [
      'a window that throws at every touch',
      'globalThis.window = new Proxy({}, { get() { throw new Error("no window here"); } });',
    ],
    [
      'a stub of the commands on an empty window',
      'globalThis.window = { driftrock() { throw new Error("called"); } };',
    ],
  ])('imported with %s, does nothing and throws nothing', async (_what, preparation) => {
    expect(await run(programAfter(preparation))).toEqual({ stdout: 'went on\n', stderr: '' });
  });
});
