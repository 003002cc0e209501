/** A picture of the whole page with its forms outlined. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JSHandle, Page } from 'playwright-core';
import { askHandle } from './in-page';

const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';

/** Writes the file, and leaves the page as it was; a sentence where the file cannot be written. */
export async function takePicture(page: Page, path: string): Promise<string | undefined> {
  const erase = (await askHandle(page, 'driftrockProbe.drawPlaces()')) as JSHandle<() => void>;
  try {
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path, fullPage: true });
    return undefined;
  } catch (error) {
    return `The picture cannot be written to ${path}: ${firstLine(error)}.`;
  } finally {
    // A page that has moved on has taken it with it.
    await erase.evaluate((eraseNow) => eraseNow()).catch(() => {});
  }
}
