/** What the operator was told of, across restarts: a file that may be missing, foreign, cut, or not writable. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepToldIn } from '../../../src/relay/node-server/told-alerts';

describe('keepToldIn', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'driftrock-told-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('remembers in the folder what was told, for its owner alone', () => {
    keepToldIn(folder).write(new Map([['store', 'The disk is full']]));
    expect([...keepToldIn(folder).read()]).toEqual([['store', 'The disk is full']]);
    expect(readdirSync(folder)).toEqual(['alerts.json']);
    expect(statSync(join(folder, 'alerts.json')).mode & 0o777).toBe(0o600);
  });

  test('remembers nothing where there is no folder', () => {
    const keeper = keepToldIn(undefined);
    keeper.write(new Map([['store', 'The disk is full']]));
    expect([...keeper.read()]).toEqual([]);
  });

  test.each([
    ['a file that is cut', '[["store","The di'],
    ['another kind of JSON', '{"store":"The disk is full"}'],
    ['nothing', ''],
  ])('starts again with %s', (_, text) => {
    writeFileSync(join(folder, 'alerts.json'), text);
    expect([...keepToldIn(folder).read()]).toEqual([]);
  });

  test('leaves out what is no entry', () => {
    writeFileSync(join(folder, 'alerts.json'), '[["store","full"],["a"],["b",1],"cd",null]');
    expect([...keepToldIn(folder).read()]).toEqual([['store', 'full']]);
  });

  test('does not throw where nothing can be read or written', () => {
    const keeper = keepToldIn(join(folder, 'not', 'there'));
    expect(() => keeper.write(new Map([['store', 'full']]))).not.toThrow();
    expect([...keeper.read()]).toEqual([]);
  });
});
