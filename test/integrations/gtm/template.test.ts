/** The Tag Manager template as its users and the gallery see it: fields, permissions, the files around it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../docs/support/compile';
import { inBackticks, readMarkdown, ROOT } from '../../docs/support/markdown';
import { installationsOf } from '../../../src/relay/ops/installations';
import { createPermissions } from './support/permissions';
import { controlsOf, readTemplate } from './support/template';

const template = readTemplate();
const controls = controlsOf(template.fields);
const control = (name: string) => controls.find((field) => field.name === name);
const allows = createPermissions(template.permissions);

describe('the fields', () => {
  test("are the snippet's options, each of them, and which consent is meant", () => {
    const options = membersOf('src/snippet/options.ts', 'Options');
    expect(controls.map(({ name }) => name).sort()).toEqual([...options, 'consentType'].sort());
  });

  test('have the defaults of the options', () => {
    const defaults = controls.filter(({ defaultValue }) => defaultValue !== undefined);
    expect(Object.fromEntries(defaults.map(({ name, defaultValue }) => [name, defaultValue]))).toEqual({
      consent: 'granted',
      consentType: 'ad_storage',
      attribution: false,
      persist: true,
      network: true,
      debug: 'byAddress',
    });
  });

  test.each([
    ['https://relay.example.com', true],
    ['https://relay.example.com/v2/event', true],
    ['{{Relay}}', true],
    ['http://relay.example.com', false],
    ['relay.example.com', false],
    ['https://', false],
  ])('take %j as a relay: %j', (relay, isTaken) => {
    const [pattern = ''] = control('relay')?.valueValidators?.find(({ type }) => type === 'REGEX')?.args ?? [];
    expect(new RegExp(pattern).test(relay)).toBe(isTaken);
  });

  test("ask for a consent type only where Tag Manager's consent counts, and only for one that may be read", () => {
    expect(control('consentType')?.enablingConditions).toMatchObject([{ paramName: 'consent' }]);
    for (const { value } of control('consentType')?.selectItems ?? [])
      expect(allows('access_consent', value, 'read')).toBe(true);
  });
});

describe('the permissions', () => {
  test.each([
    ['https://relay.example.com/driftrock.js', true],
    ['http://relay.example.com/driftrock.js', false],
    ['https://relay.example.com/other.js', false],
    ['https://relay.example.com/folder/driftrock.js', false],
    ['https://relay.example.com/driftrock.js?a=b', false],
  ])('let %s in: %j', (url, isAllowed) => {
    expect(allows('inject_script', url)).toBe(isAllowed);
  });

  test('are these four, and no global but the own one', () => {
    expect(template.permissions.map(({ instance }) => instance.key.publicId).sort()).toEqual([
      'access_consent',
      'access_globals',
      'inject_script',
      'logging',
    ]);
    expect(allows('access_globals', 'readwrite', 'driftrock')).toBe(true);
    expect(allows('access_globals', 'execute', 'driftrock')).toBe(true);
    expect(allows('access_globals', 'readwrite', 'driftrock.q')).toBe(true);
    expect(allows('access_globals', 'execute', 'driftrock.q')).toBe(false);
    expect(allows('access_globals', 'read', 'dataLayer')).toBe(false);
  });

  test('read consent, and never set it', () => {
    expect(allows('access_consent', 'ad_storage', 'read')).toBe(true);
    expect(allows('access_consent', 'ad_storage', 'write')).toBe(false);
    expect(allows('access_consent', 'personalization_storage', 'read')).toBe(false);
  });

  test("log in Tag Manager's preview alone", () => {
    const logging = template.permissions.find(({ instance }) => instance.key.publicId === 'logging');
    expect(logging?.instance.param).toEqual([{ key: 'environments', value: { type: 1, string: 'debug' } }]);
  });
});

describe('what the gallery asks for', () => {
  test('a tag for the web with a description of at most 200 characters', () => {
    expect(template.info).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
    expect(template.info.description.length).toBeLessThanOrEqual(200);
  });

  test('the licence and the metadata next to it', () => {
    expect(readFileSync(`${ROOT}integrations/gtm/LICENSE`, 'utf8')).toContain('Apache License');
    const metadata = readFileSync(`${ROOT}integrations/gtm/metadata.yaml`, 'utf8');
    for (const key of ['homepage', 'documentation', 'versions']) expect(metadata).toMatch(new RegExp(`^${key}: `, 'm'));
  });
});

describe('the README', () => {
  const readme = readMarkdown('integrations/gtm/README.md');

  test('explains every field', () => {
    const rows = readme.rows('field');
    expect(rows).toHaveLength(controls.length);
    const named = rows.map(([, cell = '']) => inBackticks(cell)).filter((name) => control(name));
    expect(named.sort()).toEqual(membersOf('src/snippet/options.ts', 'Options').sort());
  });

  test('gives for a Custom HTML tag what the operator reads on the relay', () => {
    const installations = installationsOf({
      relayUrl: 'https://relay.example.com',
      served: undefined,
      sourceIds: '*',
    });
    expect(readme.code('html').map((code) => code.trim())).toEqual([
      installations.find(({ id }) => id === 'tag-manager')?.code,
    ]);
  });
});
