/** The library that drives the browser: where it is installed, where it is not, and where it is broken. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HOW_TO_GET_IT, loadChromium } from '../../src/doctor/load-playwright';

const SOURCE = new URL('../../src/doctor/load-playwright.ts', import.meta.url);

/**
 * What the file says, as JSON, in a process of Node where it is in a folder of its own: with this as the library, or
 * without any.
 */
async function loadElsewhere(library?: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { outputText } = ts.transpileModule(readFileSync(SOURCE, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const path = join(folder, 'load-playwright.mjs');
  writeFileSync(path, outputText);
  if (library !== undefined) {
    mkdirSync(join(folder, 'node_modules/playwright-core'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/playwright-core/index.js'), library);
  }
  const program = `
    const { loadChromium } = await import(${JSON.stringify(pathToFileURL(path).href)});
    const said = await loadChromium().catch(({ message }) => ({ message }));
    console.log(JSON.stringify(said));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(stdout);
}

describe('loadChromium', () => {
  test('gives what drives Chromium where the library is installed', async () => {
    const loaded = await loadChromium();
    expect('chromium' in loaded && loaded.chromium.name()).toBe('chromium');
    expect(await loadElsewhere('exports.chromium = { of: "the library" };')).toEqual({
      chromium: { of: 'the library' },
    });
  });

  test('says how to get the library where it is not installed', async () => {
    expect(await loadElsewhere()).toEqual({ problem: HOW_TO_GET_IT });
    expect(HOW_TO_GET_IT).toContain('npm install playwright-core');
  });

  test('says what is wrong with a library that is installed and broken', async () => {
    expect(await loadElsewhere('throw new Error("it needs another Node");')).toEqual({
      message: 'it needs another Node',
    });
  });
});
