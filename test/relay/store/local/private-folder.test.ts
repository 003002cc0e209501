/** A folder for its owner alone, on a real disk: what it makes, what it changes, and what it leaves as it is. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasStore, openPrivateFolder } from '../../../../src/relay/store/local/private-folder';
import { temporaryFolder } from '../support/bench';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string) => [folder, `${folder}/data.mdb`, `${folder}/lock.mdb`].map(modeOf);

/** A folder with these files, all of them for everybody. */
const folderWith = (...names: string[]): string => {
  const folder = temporaryFolder();
  mkdirSync(folder);
  for (const name of names) writeFileSync(`${folder}/${name}`, `what is in ${name}`);
  for (const path of [folder, ...names.map((name) => `${folder}/${name}`)]) chmodSync(path, 0o777);
  return folder;
};

describe('openPrivateFolder', () => {
  test('makes the folder, those above it, and both files, for their owner alone', () => {
    const folder = `${temporaryFolder()}/deep/below`;
    expect(hasStore(folder)).toBe(false);
    openPrivateFolder(folder);
    expect(modesIn(folder)).toEqual(['700', '600', '600']);
    expect(readFileSync(`${folder}/data.mdb`)).toHaveLength(0);
    expect(hasStore(folder)).toBe(true);
  });

  test('writes the table of readers out whole: there is no hole in it that a full disk could not fill', () => {
    const folder = temporaryFolder();
    openPrivateFolder(folder);
    const { size, blocks } = statSync(`${folder}/lock.mdb`);
    expect(size).toBe(64 * 1024);
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
  });

  test('takes the rights of others away, and leaves what is in the files', () => {
    const folder = folderWith('data.mdb', 'lock.mdb');
    openPrivateFolder(folder);
    expect(modesIn(folder)).toEqual(['700', '600', '600']);
    expect(readFileSync(`${folder}/data.mdb`, 'utf8')).toBe('what is in data.mdb');
    expect(readFileSync(`${folder}/lock.mdb`, 'utf8')).toBe('what is in lock.mdb');
  });

  test('makes the table of readers again where somebody has removed it', () => {
    const folder = temporaryFolder();
    openPrivateFolder(folder);
    rmSync(`${folder}/lock.mdb`);
    openPrivateFolder(folder);
    expect(modesIn(folder)).toEqual(['700', '600', '600']);
  });

  test.each([
    ['an empty folder', []],
    ['a fresh volume', ['lost+found']],
    ['a store with other things next to it', ['data.mdb', 'notes.txt']],
  ])('takes %s', (_, names) => {
    const folder = folderWith(...names);
    openPrivateFolder(folder);
    expect(modesIn(folder)).toEqual(['700', '600', '600']);
  });

  test.each([['letters.txt'], ['lock.mdb'], ['lost+found', 'letters.txt'], ['.hidden'], ['data.mdb.bak']])(
    'leaves a folder as it is that holds other things and no store: %s',
    (...names) => {
      const folder = folderWith(...names);
      expect(() => openPrivateFolder(folder)).toThrow('it holds other things');
      expect([modeOf(folder), readdirSync(folder).sort()]).toEqual(['777', names.sort()]);
    },
  );

  test('throws where a file has the name of the folder, and leaves the file', () => {
    const folder = temporaryFolder();
    writeFileSync(folder, 'a letter');
    expect(() => openPrivateFolder(folder)).toThrow();
    expect(readFileSync(folder, 'utf8')).toBe('a letter');
  });

  test.each(['/dev/null/data', ''])('throws where no folder can be made: %j', (folder) => {
    expect(() => openPrivateFolder(folder)).toThrow();
  });
});
