/** WordPress' plug-in as its code says it: what it prints, asks and sends, and that its words are the project's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Cause, CAUSES, type CauseName } from '../../../src/causes/causes';
import { installationsOf } from '../../../src/relay/ops/installations';
import { membersOf } from '../../docs/support/compile';
import { ROOT } from '../../docs/support/markdown';

const DIR = join(ROOT, 'integrations/wordpress/driftrock');
const read = (path: string): string => readFileSync(join(DIR, path), 'utf8');
const files = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.php'));
const php = files.map((path) => read(path)).join('\n');

/** The texts of PHP's literals between apostrophes. */
const textsOf = (code: string): string[] =>
  [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text = '']) => text.replaceAll("\\'", "'"));

/** The arguments of a call, from what follows its opening parenthesis. */
function argumentsOf(code: string): string[] {
  const found = [''];
  let depth = 0;
  for (const [part] of code.matchAll(/'(?:[^'\\]|\\.)*'|[^]/g)) {
    if (part === ')' && depth === 0) break;
    depth += { '(': 1, ')': -1 }[part] ?? 0;
    if (part === ',' && depth === 0) found.push('');
    else found[found.length - 1] += part;
  }
  return found.map((text) => text.trim()).filter((text) => text !== '');
}

/** The texts that go to translators. */
const translated = [...php.matchAll(/(?:__|esc_html__)\( ('(?:[^'\\]|\\.)*'), 'driftrock' \)/g)].flatMap(
  ([, literal = '']) => textsOf(literal),
);

describe('every file', () => {
  test.each(files)('%s runs inside WordPress alone', (path) => {
    expect(read(path)).toMatch(/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m);
  });

  test.each(files)('%s escapes what it prints', (path) => {
    const printed = [...read(path).matchAll(/\b(?:echo|print)\b (.*)/g)].map(([, what = '']) => what);
    // What is echoed is markup of the file's own, without a value in it.
    for (const what of printed) expect(what).toMatch(/^'[^'$]*';$/);
    const calls = read(path)
      .split(/(?<!s)printf\(/)
      .slice(1)
      .map(argumentsOf);
    for (const [format = '', ...values] of calls) {
      expect(format).toMatch(/^'[^'$]*'$/);
      for (const value of values) expect(value).toMatch(/^(esc_\w+|checked)\(/);
    }
  });

  test('has each text in one text domain, in a function that returns it', () => {
    expect(php).not.toMatch(/\b_e\(|\besc_html_e\(|\b_x\(|\b_n\(/);
    expect([...php.matchAll(/\b(?:__|esc_html__)\(/g)]).toHaveLength(translated.length);
  });
});

describe('the plug-in', () => {
  test('sends nothing from the server, sets no cookies, and reads no request by itself', () => {
    expect(php).not.toMatch(
      /wp_remote_|curl_|fsockopen|file_get_contents|wp_mail|setcookie|\$_(GET|POST|REQUEST|COOKIE|SERVER)/,
    );
  });

  test('keeps one option, which it takes away', () => {
    const [, option = ''] = /^const OPTION +?= '(.*)';$/m.exec(read('includes/settings.php')) ?? [];
    expect(option).not.toBe('');
    expect(read('uninstall.php')).toContain(`delete_option( '${option}' )`);
    expect(php).not.toMatch(/\b(set_transient|update_option|add_option|update_user_meta)\(|\$wpdb/);
  });

  test('is of the version of the project, wherever it says so', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(read('driftrock.php')).toContain(`Version:           ${version}\n`);
    expect(read('driftrock.php')).toMatch(new RegExp(`^const VERSION +?= '${version}';$`, 'm'));
    expect(read('readme.txt')).toContain(`Stable tag: ${version}\n`);
    expect(read('readme.txt')).toContain(`= ${version} =\n`);
  });

  test.each(['Requires at least', 'Requires PHP', 'License'])('says "%s" in its head as in readme.txt', (name) => {
    const valueIn = (text: string) => new RegExp(`^(?: \\* )?${name}: +(.*)$`, 'm').exec(text)?.[1];
    expect(valueIn(read('driftrock.php'))).toBeDefined();
    expect(valueIn(read('driftrock.php'))).toBe(valueIn(read('readme.txt')));
  });
});

describe('the tag', () => {
  test("has what the operator's page tells WordPress' users to paste", () => {
    const installed = { relayUrl: 'https://relay.example.com', served: undefined, sourceIds: [] };
    const { code = '' } = installationsOf(installed).find(({ id }) => id === 'wordpress') ?? {};
    const names = [...code.matchAll(/ ([\w-]+)="/g)].flatMap(([, name = '']) =>
      name === 'data-source-id' ? [] : name,
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(textsOf(read('includes/tag.php'))).toContain(name);
  });

  test("has the snippet's options alone", () => {
    const options = membersOf('src/snippet/options.ts', 'Options').map(
      (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    const [, after = ''] = read('includes/tag.php').split('function tag_attributes');
    const named = textsOf(after).filter((text) => /^data-[\w-]+$/.test(text));
    expect(named).toEqual(['data-source-id', 'data-consent', 'data-attribution']);
    expect(options).toEqual(expect.arrayContaining(named));
  });
});

describe('the words of the test lead', () => {
  const rows = [...read('includes/test-lead-words.php').matchAll(/^\t\t'([\w-]+)' +=> array\((.*)\),$/gm)].map(
    ([, name = '', words = '']) => [name as CauseName, textsOf(words)[0] ?? '', textsOf(words).join(' ')] as const,
  );

  test.each(rows)('say %s as the inspector does', (name, sentence) => {
    expect(sentence).toBe((CAUSES[name] as Cause).sentence);
  });

  test.each(['relay-not-ready', 'origin-refused', 'key-refused', 'upstream-failing'] as const)(
    'tell what to do about %s as the inspector does',
    (name) => {
      // Nothing waits in the browser: a test lead is not kept there.
      const remedy = CAUSES[name].remedy.replace(
        ' The leads wait in the browsers for up to 7 days, and arrive once that is done.',
        '',
      );
      expect(rows.find(([cause]) => cause === name)?.[2]).toContain(remedy);
    },
  );

  test('are there for every cause that the button names', () => {
    const named = textsOf(read('assets/test-lead.js')).filter((text) => text in CAUSES);
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set(named));
  });
});

test('translators get every text', () => {
  const template = read('languages/driftrock.pot').replaceAll('\\"', '"');
  for (const text of translated) expect(template).toContain(`msgid "${text}"`);
});
