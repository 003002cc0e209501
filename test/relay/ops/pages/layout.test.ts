/** The frame of every page for the operator. */
import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { codeBlock, layout } from '../../../../src/relay/ops/pages/layout';
import { readHtml, readPart } from '../support/page';

describe('layout', () => {
  const read = async (isLive?: boolean) => {
    const page = { title: 'A <title>', body: html`<h1>Well</h1>`, ...(isLive !== undefined && { isLive }) };
    return readHtml(String(await layout(page)));
  };

  test('puts the body into the main part, behind a way past the header', async () => {
    const { document, words } = await read();
    expect(words('main h1')).toEqual(['Well']);
    expect(document.querySelector('a.skip')?.getAttribute('href')).toBe('#main');
    expect(document.title).toBe('A <title> - Driftrock relay');
  });

  test("asks for this server's own files alone, and runs nothing inline", async () => {
    const { document } = await read();
    const addresses = [...document.querySelectorAll('[src], link')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href'),
    );
    expect(addresses.sort()).toEqual(['/icon.svg', '/ops.css', '/ops.js']);
    expect(document.querySelectorAll('[style], style, script:not([src])')).toHaveLength(0);
  });

  test.each([
    [undefined, false],
    [false, false],
    [true, true],
  ])('that is live (%s) looks at itself again: %s', async (isLive, looks) => {
    expect((await layout({ title: '', body: html``, ...(isLive !== undefined && { isLive }) })).toString()).toMatch(
      looks ? /<body data-live-page>/ : /<body>/,
    );
  });
});

describe('codeBlock', () => {
  test('shows code as it is, within reach of the keyboard, by a name', async () => {
    const code = '<script async src="https://relay.example.com/driftrock.js"></script>\n  &amp;';
    const { document } = await readPart(codeBlock(code, 'What "to paste"'));
    const block = document.querySelector('pre')!;
    expect(document.querySelector('code')?.textContent).toBe(code);
    expect([block.getAttribute('tabindex'), block.getAttribute('role'), block.getAttribute('aria-label')]).toEqual([
      '0',
      'region',
      'What "to paste"',
    ]);
  });
});
