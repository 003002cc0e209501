/** A picture of the whole page with its forms outlined. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { askHandle } from './in-page';

const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';

/** Writes the file, and leaves the page as it was; a sentence where the file cannot be written. */
export async function takePicture(page: Page, path: string): Promise<string | undefined> {
  const erase = await askHandle(page, 'driftrockProbe.drawPlaces()');
  try {
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path, fullPage: true });
    return undefined;
  } catch (error) {
    return `The picture cannot be written to ${path}: ${firstLine(error)}.`;
  } finally {
    await erase.evaluate('(erase) => erase()').catch(() => {}); // The page has moved on, and taken it with it.
  }
}
