/** The picture of a page: what the page shows while it is taken, and the file it becomes. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { takePicture } from '../../src/doctor/picture';
import { pageWith } from './support/place';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));

const state = { isDrawn: false };

beforeEach(() => void (state.isDrawn = false));

/** A page whose picture says whether the frames around its forms are drawn, and is refused where a test says so. */
function pageThatIsPictured({ refusal, isLeft = false }: { refusal?: string; isLeft?: boolean } = {}) {
  const drawPlaces = () => {
    state.isDrawn = true;
    return () => void (state.isDrawn = false);
  };
  const screenshot = vi.fn(async ({ path }: { path: string; fullPage: boolean }) => {
    if (refusal !== undefined) throw new Error(refusal);
    writeFileSync(path, state.isDrawn ? 'with frames' : 'without frames');
  });
  const evaluateHandle = async (expression: string) => {
    const erase = runInNewContext(expression, { probe: { drawPlaces } }) as () => void;
    return {
      evaluate: async (use: (erase: () => void) => void) => {
        if (isLeft) throw new Error('JSHandle is disposed');
        use(erase);
      },
    };
  };
  return { page: pageWith({}, { evaluateHandle, screenshot }), screenshot };
}

/** A path in a folder that goes with the test. */
function pathTo(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-picture-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

describe('takePicture', () => {
  test('writes the whole page with its forms outlined, and leaves the page as it was', async () => {
    const { page, screenshot } = pageThatIsPictured();
    const path = pathTo('page.png');
    expect(await takePicture(page, path)).toBeUndefined();
    expect([await readFile(path, 'utf8'), state.isDrawn]).toEqual(['with frames', false]);
    expect(screenshot).toHaveBeenCalledExactlyOnceWith({ path, fullPage: true });
  });

  test('makes the folders that the path names', async () => {
    const path = pathTo('of/today/page.png');
    expect(await takePicture(pageThatIsPictured().page, path)).toBeUndefined();
    expect(existsSync(path)).toBe(true);
  });

  test('says in one line that the browser takes none, and leaves the page as it was', async () => {
    const { page } = pageThatIsPictured({ refusal: 'Timeout 30000ms exceeded.\nCall log:\n- taking page screenshot' });
    const path = pathTo('page.png');
    expect(await takePicture(page, path)).toBe(`The picture cannot be written to ${path}: Timeout 30000ms exceeded..`);
    expect([existsSync(path), state.isDrawn]).toEqual([false, false]);
  });

  test('says so, too, where a file is in the way of a folder, and asks the browser for nothing', async () => {
    const file = pathTo('notes');
    writeFileSync(file, '');
    const { page, screenshot } = pageThatIsPictured();
    const path = join(file, 'page.png');
    expect(await takePicture(page, path)).toMatch(`The picture cannot be written to ${path}: E`);
    expect([screenshot.mock.calls, state.isDrawn]).toEqual([[], false]);
  });

  test('is taken of a page that is left meanwhile, too', async () => {
    const { page } = pageThatIsPictured({ isLeft: true });
    expect(await takePicture(page, pathTo('page.png'))).toBeUndefined();
  });
});
