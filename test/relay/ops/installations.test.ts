/** The lines that the operator copies. What they do in a browser is in e2e/ops.spec.ts. */
import { Linter } from 'eslint';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { type Installed, installationsOf } from '../../../src/relay/ops/installations';

const RELAY = 'https://relay.example.com';
const served = { version: '1.2.3', integrity: 'sha384-abc+/=' };
const codeOf = (id: string, installed: Partial<Installed> = {}): string => {
  const all = installationsOf({ relayUrl: RELAY, served, sourceIds: ['source-1'], ...installed });
  return all.find((installation) => installation.id === id)?.code ?? '';
};
const parse = (code: string) => new Window().document.createRange().createContextualFragment(code);
const tagIn = (code: string) => parse(code).querySelector('script')!;

describe('installationsOf', () => {
  test('names every product, each with where to paste', () => {
    const all = installationsOf({ relayUrl: RELAY, served, sourceIds: ['source-1'] });
    expect(all.map(({ id }) => id)).toEqual([
      'script-tag',
      'integrity',
      'tag-manager',
      'wordpress',
      'shopify',
      'webflow',
      'squarespace',
      'wix',
      'npm',
    ]);
    expect(all.filter(({ steps, code }) => steps.length === 0 || code === '')).toEqual([]);
  });

  test('is one line without attributes of its own where the relay has one capture', () => {
    expect(codeOf('script-tag')).toBe(`<script async src="${RELAY}/driftrock.js"></script>`);
  });

  test.each(['script-tag', 'integrity', 'wordpress', 'shopify', 'webflow', 'squarespace', 'wix'])(
    'names a capture of several: %s',
    (id) => {
      const tag = tagIn(codeOf(id, { sourceIds: ['source-2', 'source-3'] }));
      expect(tag.getAttribute('data-source-id')).toBe('source-2');
    },
  );

  test('says where to put a capture of the account', () => {
    expect(codeOf('script-tag', { sourceIds: '*' })).toContain('data-source-id="your-capture-id"');
    expect(codeOf('npm', { sourceIds: '*' })).toContain('sourceId: "your-capture-id"');
  });

  test('fixes the file by its version and its hash', () => {
    const tag = tagIn(codeOf('integrity'));
    expect(tag.getAttribute('src')).toBe(`${RELAY}/1.2.3/driftrock.js`);
    expect(tag.getAttribute('integrity')).toBe(served.integrity);
    expect(tag.getAttribute('crossorigin')).toBe('anonymous');
  });

  test('fixes no file that is not there', () => {
    expect(codeOf('integrity', { served: undefined })).toBe('');
  });

  test('is taken by the editor of a tag manager, with nothing that it takes away', () => {
    const code = codeOf('tag-manager', { sourceIds: ['source-2', 'source-3'] });
    const tag = tagIn(code);
    expect(tag.attributes).toHaveLength(0);
    expect(code).not.toContain('{{');
    const options = { languageOptions: { ecmaVersion: 5, sourceType: 'script' } } as const;
    expect(new Linter().verify(tag.textContent, [options])).toEqual([]);
    expect(tag.textContent).toContain(`'${RELAY}/driftrock.js?sourceId=source-2'`);
  });

  test.each(['script-tag', 'integrity', 'tag-manager', 'wordpress'])(
    'lets no id out of its place in the line: %s',
    (id) => {
      const hostile = `"'></script><b>&`;
      const fragment = parse(codeOf(id, { sourceIds: [hostile, 'source-3'] }));
      expect([...fragment.children].map(({ tagName }) => tagName)).toEqual(['SCRIPT']);
      const [tag] = [...fragment.children];
      const inScript = /sourceId=([^']*)';/.exec(tag!.textContent)?.[1] ?? '';
      expect(tag!.getAttribute('data-source-id') ?? decodeURIComponent(inScript)).toBe(hostile);
    },
  );
});
