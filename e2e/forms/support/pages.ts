/** Pages as a site's server gives them back: with the answers in them, and what is wrong. */
import { readFileSync } from 'node:fs';
import type { Answers } from '../../support/page-server';

export const escape = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');

/** The page with the error where it says `<!--error-->`, and each answer in the empty `value` of its control. */
export function pageWith(page: string, answers: Answers, error: string): string {
  const empty = readFileSync(new URL(`../pages/${page}.html`, import.meta.url), 'utf8');
  const filled = Object.entries(answers).reduce((text, [name, value]) => fillIn(text, name, value), empty);
  return filled.replace('<!--error-->', `<p class="error" id="error">${error}</p>`);
}

function fillIn(text: string, name: string, value: unknown): string {
  const [before, after] = text.split(`name="${name}"`);
  return `${before}name="${name}"${(after ?? '').replace('value=""', `value="${escape(value)}"`)}`;
}
