/** The environment -> options, or the names of the variables that are wrong. */
import { describe, expect, test, vi } from 'vitest';
import { describeVariables, readOptions } from '../../src/relay/environment';
import type { ReadSecret } from '../../src/relay/secret-variable';

const required = { DRIFTROCK_API_KEY: 'k-123', RELAY_ORIGINS: 'https://www.example.com', RELAY_SOURCE_IDS: 'source-1' };

describe('readOptions', () => {
  test('fills in every default', () => {
    expect(readOptions(required)).toEqual({
      options: {
        apiKey: 'k-123',
        origins: ['https://www.example.com'],
        sourceIds: ['source-1'],
        host: '127.0.0.1',
        port: 8787,
        upstreamUrl: 'https://external-apis.driftrock.com',
        upstreamTimeoutMs: 10_000,
        shutdownMs: 15_000,
        ratePerAddress: 600,
        ratePerSource: 6000,
        trustedProxies: 0,
        opsPort: 'off',
        opsHost: '127.0.0.1',
        storePlace: './data',
        maxAgeDays: 14,
        retentionDays: 30,
        concurrency: 8,
      },
    });
  });

  test.each([
    ['RELAY_ORIGINS', '*', { origins: '*' }],
    [
      'RELAY_ORIGINS',
      ' https://A.example/ , https://*.b.example, ',
      { origins: ['https://a.example', 'https://*.b.example'] },
    ],
    ['RELAY_SOURCE_IDS', '*', { sourceIds: '*' }],
    ['RELAY_SOURCE_IDS', ' a, b,', { sourceIds: ['a', 'b'] }],
    ['RELAY_HOST', '::', { host: '::' }],
    ['RELAY_HOST', '', { host: '127.0.0.1' }],
    ['RELAY_PORT', '0', { port: 0 }],
    ['RELAY_PORT', '65535', { port: 65_535 }],
    ['DRIFTROCK_API_URL', 'http://127.0.0.1:8788/', { upstreamUrl: 'http://127.0.0.1:8788' }],
    ['DRIFTROCK_API_URL', 'http://localhost:8788', { upstreamUrl: 'http://localhost:8788' }],
    ['DRIFTROCK_API_URL', 'http://[::1]:8788', { upstreamUrl: 'http://[::1]:8788' }],
    ['DRIFTROCK_API_URL', 'https://proxy.example/driftrock/', { upstreamUrl: 'https://proxy.example/driftrock' }],
    ['RELAY_UPSTREAM_TIMEOUT_MS', '100', { upstreamTimeoutMs: 100 }],
    ['RELAY_SHUTDOWN_MS', '0', { shutdownMs: 0 }],
    ['RELAY_RATE_PER_ADDRESS', '0', { ratePerAddress: 0 }],
    ['RELAY_RATE_PER_SOURCE', '1000000', { ratePerSource: 1_000_000 }],
    ['RELAY_TRUSTED_PROXIES', '2', { trustedProxies: 2 }],
    ['RELAY_TRUSTED_PROXIES', '10.0.0.0/8, 2001:db8::1', { trustedProxies: ['10.0.0.0/8', '2001:db8::1'] }],
    ['RELAY_OPS_PORT', '0', { opsPort: 0 }],
    ['RELAY_OPS_HOST', '::1', { opsHost: '::1' }],
    ['RELAY_OPS_TOKEN', 'a-token-of-the-operator', { opsToken: 'a-token-of-the-operator' }],
    ['RELAY_METRICS_PORT', '0', { opsPort: 0 }],
    ['RELAY_METRICS_HOST', '::1', { opsHost: '::1' }],
    ['RELAY_PUBLIC_URL', 'https://Relay.example.com:443/', { publicUrl: 'https://relay.example.com' }],
    ['RELAY_PUBLIC_URL', 'http://localhost:8787', { publicUrl: 'http://localhost:8787' }],
    ['RELAY_ALERT_URL', 'https://hooks.example.com/a', { alertUrl: 'https://hooks.example.com/a' }],
    ['RELAY_ALERT_SILENCE_HOURS', '24', { alertSilenceHours: 24 }],
    ['RELAY_SPOOL', 'none', { storePlace: 'none' }],
    ['RELAY_SPOOL', '/var/lib/driftrock', { storePlace: '/var/lib/driftrock' }],
    [
      'RELAY_SPOOL',
      'nats://relay:secret@a:4222,b:4222?replicas=3',
      { storePlace: 'nats://relay:secret@a:4222,b:4222?replicas=3' },
    ],
    ['RELAY_MAX_AGE_DAYS', '1', { maxAgeDays: 1 }],
    ['RELAY_RETENTION_DAYS', '3650', { retentionDays: 3650 }],
    ['RELAY_CONCURRENCY', '1000', { concurrency: 1000 }],
  ])('reads %s=%j', (name, value, options) => {
    expect(readOptions({ ...required, [name]: value })).toMatchObject({ options });
  });

  test.each([
    ['DRIFTROCK_API_KEY', undefined, 'is missing'],
    ['DRIFTROCK_API_KEY', '', 'is missing'],
    ['DRIFTROCK_API_KEY', 'k 123', 'spaces or line breaks'],
    ['DRIFTROCK_API_KEY', 'k-123\nk-123', 'spaces or line breaks'],
    ['DRIFTROCK_API_KEY', '\u201ck-123\u201d', 'quotation mark'],
    ['DRIFTROCK_API_KEY', 'k-\u00e9', 'ASCII'],
    ['RELAY_SOURCE_IDS', '"a","b"', 'quotation mark'],
    ['RELAY_SOURCE_IDS', 'a,"b,c', 'quotation mark'],
    ['DRIFTROCK_API_KEY', 'k\u0000', 'ASCII'],
    ['RELAY_ORIGINS', undefined, 'is missing'],
    ['RELAY_ORIGINS', ' , ', 'at least one'],
    ['RELAY_ORIGINS', 'www.example.com', 'www.example.com'],
    ['RELAY_ORIGINS', 'https://a.example,https://b.example/page', 'https://b.example/page'],
    ['RELAY_ORIGINS', 'https://a.example,*', 'either * or a list'],
    ['RELAY_SOURCE_IDS', undefined, 'is missing'],
    ['RELAY_SOURCE_IDS', ',', 'at least one'],
    ['RELAY_SOURCE_IDS', 'a,*', 'either * or a list'],
    ['RELAY_HOST', 'http://127.0.0.1', 'an address'],
    ['RELAY_PORT', '65536', 'from 0 to 65535'],
    ['RELAY_PORT', '-1', 'from 0 to 65535'],
    ['RELAY_PORT', '80.5', 'from 0 to 65535'],
    ['RELAY_PORT', '87 87', 'from 0 to 65535'],
    ['RELAY_PORT', '0x50', 'from 0 to 65535'],
    ['RELAY_PORT', 'tcp://10.0.0.1:8787', 'from 0 to 65535'],
    ['DRIFTROCK_API_URL', 'external-apis.driftrock.com', 'must be a URL'],
    ['DRIFTROCK_API_URL', 'http://external-apis.driftrock.com', 'https://'],
    ['DRIFTROCK_API_URL', 'http://127.0.0.1.evil.example', 'https://'],
    ['DRIFTROCK_API_URL', 'ftp://127.0.0.1', 'https://'],
    ['DRIFTROCK_API_URL', 'https://api.example/?key=1', 'nothing else'],
    ['RELAY_UPSTREAM_TIMEOUT_MS', '99', 'from 100 to 60000'],
    ['RELAY_UPSTREAM_TIMEOUT_MS', '10s', 'from 100 to 60000'],
    ['RELAY_SHUTDOWN_MS', 'Infinity', 'from 0 to 600000'],
    ['RELAY_RATE_PER_ADDRESS', '10/s', 'from 0 to 1000000'],
    ['RELAY_RATE_PER_SOURCE', '1000001', 'from 0 to 1000000'],
    ['RELAY_TRUSTED_PROXIES', 'all', 'a number of proxies'],
    ['RELAY_OPS_PORT', 'on', 'from 0 to 65535'],
    ['RELAY_OPS_HOST', 'http://localhost', 'an address'],
    ['RELAY_METRICS_PORT', 'on', 'from 0 to 65535'],
    ['RELAY_METRICS_HOST', 'http://localhost', 'an address'],
    ['RELAY_OPS_TOKEN', 'fifteen-letters', '16 or more'],
    ['RELAY_OPS_TOKEN', 'a token with spaces in it', 'without spaces'],
    ['RELAY_PUBLIC_URL', 'relay.example.com', 'must be a URL'],
    ['RELAY_PUBLIC_URL', 'http://relay.example.com', 'must start with https://'],
    ['RELAY_PUBLIC_URL', 'https://relay.example.com/relay', 'must end after the host'],
    ['RELAY_ALERT_URL', 'http://hooks.example.com/a', 'must start with https://'],
    ['RELAY_ALERT_SILENCE_HOURS', '0', 'from 1 to 8760'],
    ['RELAY_SPOOL', 'redis://127.0.0.1', 'none, a folder, or an address'],
    ['RELAY_SPOOL', 'nats://a?replicas=9', 'replicas from 1 to 5'],
    ['RELAY_MAX_AGE_DAYS', '0', 'from 1 to 365'],
    ['RELAY_RETENTION_DAYS', '3651', 'from 1 to 3650'],
    ['RELAY_CONCURRENCY', '0', 'from 1 to 1000'],
  ])('refuses %s=%j by its name', (name, value, reason) => {
    expect(readOptions({ ...required, [name]: value })).toEqual({
      problems: [expect.stringMatching(new RegExp(`^${name} .*${reason.replace('*', '\\*')}`))],
    });
  });

  test.each(['::', '0.0.0.0', '192.0.2.1', 'relay.internal', '127.0.0.1.evil.example'])(
    'asks for a token where other machines reach the operator at %s',
    (RELAY_OPS_HOST) => {
      const env = { ...required, RELAY_OPS_PORT: '8788', RELAY_OPS_HOST };
      expect(readOptions(env)).toEqual({ problems: [expect.stringMatching(/^RELAY_OPS_TOKEN is missing: /)] });
      expect(readOptions({ ...env, RELAY_OPS_TOKEN: 'a-token-of-the-operator' })).toHaveProperty('options');
      expect(readOptions({ ...env, RELAY_OPS_PORT: 'off' })).toHaveProperty('options');
    },
  );

  test('takes an old name next to the new one while both say the same', () => {
    const env = { ...required, RELAY_OPS_PORT: '8788' };
    expect(readOptions({ ...env, RELAY_METRICS_PORT: '8788' })).toMatchObject({ options: { opsPort: 8788 } });
    expect(readOptions({ ...env, RELAY_METRICS_PORT: '8789' })).toEqual({
      problems: [expect.stringMatching(/^RELAY_OPS_PORT has another value than RELAY_METRICS_PORT, its old name/)],
    });
  });

  // A value of each variable that differs from its default.
  const SET = {
    DRIFTROCK_API_KEY: 'k-456',
    RELAY_ORIGINS: 'https://a.example,https://b.example',
    RELAY_SOURCE_IDS: 'a,b',
    RELAY_HOST: '::1',
    RELAY_PORT: '80',
    DRIFTROCK_API_URL: 'http://127.0.0.1:8788',
    RELAY_UPSTREAM_TIMEOUT_MS: '200',
    RELAY_SHUTDOWN_MS: '300',
    RELAY_RATE_PER_ADDRESS: '1',
    RELAY_RATE_PER_SOURCE: '2',
    RELAY_TRUSTED_PROXIES: '10.0.0.0/8',
    RELAY_OPS_PORT: '81',
    RELAY_OPS_HOST: '127.0.0.2',
    RELAY_OPS_TOKEN: 'k-456-of-the-operator',
    RELAY_PUBLIC_URL: 'https://relay.example.com',
    RELAY_ALERT_URL: 'https://hooks.example.com/a?b=c',
    RELAY_ALERT_SILENCE_HOURS: '6',
    RELAY_SPOOL: '/var/lib/a folder',
    RELAY_MAX_AGE_DAYS: '3',
    RELAY_RETENTION_DAYS: '4',
    RELAY_CONCURRENCY: '5',
  };
  const others = [
    ...['DRIFTROCK_API_KEY_FILE', 'DRIFTROCK_API_KEYS', 'DRIFTROCK_API_KEYS_FILE'],
    ...['RELAY_OPS_TOKEN_FILE', 'RELAY_ALERT_URL_FILE'],
  ];

  test('is asked here about every variable that there is', () => {
    const names = [...describeVariables().matchAll(/^ {2}([A-Z_]+) \(/gm)].map(([, name]) => name!);
    expect(names.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(SET).sort());
  });

  describe.each(Object.entries(SET))('of %s', (name, value) => {
    const expected = readOptions({ ...required, [name]: value });

    test.each([
      ['double quotes', `"${value}"`],
      ['single quotes', `'${value}'`],
      ['spaces', ` ${value}\t`],
      ['the line end of Windows', `${value}\r`],
      ['quotes and the line end of Windows', `"${value}"\r\n`],
      ['quotes and spaces inside', `' ${value} '`],
    ])('reads what is between %s', (_, text) => {
      expect(expected).toHaveProperty('options');
      expect(readOptions({ ...required, [name]: text })).toEqual(expected);
    });

    test.each(['""', "''", ' ', '\r', '" "'])('takes %j for an absent one', (text) => {
      expect(readOptions({ ...required, [name]: text })).toEqual(readOptions({ ...required, [name]: undefined }));
    });

    test.each([`"${value}`, `${value}'`, `"${value}'`, `\u201c${value}\u201d`, `""${value}""`])(
      'refuses %j by its name, without showing a key',
      (text) => {
        const read = readOptions({ ...required, [name]: text });
        expect(read).toEqual({ problems: [expect.stringMatching(new RegExp(`^${name} .*quotation mark`))] });
        expect(JSON.stringify(read)).not.toContain('k-456');
      },
    );
  });

  test('names every wrong variable at once', () => {
    expect(readOptions({ RELAY_PORT: 'x' })).toEqual({
      problems: ['DRIFTROCK_API_KEY', 'RELAY_ORIGINS', 'RELAY_SOURCE_IDS', 'RELAY_PORT'].map((name) =>
        expect.stringContaining(name),
      ),
    });
  });

  test('does not show a wrong key', () => {
    expect(JSON.stringify(readOptions({ ...required, DRIFTROCK_API_KEY: 'secret key' }))).not.toContain('secret');
  });
});

describe.each([
  ['RELAY_ALERT_URL', 'alertUrl', 'https://hooks.example.com/services/T0/B0/hush'],
  ['RELAY_OPS_TOKEN', 'opsToken', 'hush-hush-hush-hush'],
])('the file of %s', (name, option, secret) => {
  const fileName = `${name}_FILE`;
  const reading = (value: string, isOpen = false) => vi.fn(() => ({ value, isOpen }));

  test.each(['', '\n', '\r\n'])('holds it, and may end with %j', (end) => {
    const readSecret = reading(`${secret}${end}`);
    const read = readOptions({ ...required, [fileName]: ' "/run/secrets/it" ' }, readSecret);
    expect(read).toEqual({ options: expect.objectContaining({ [option]: secret }) });
    expect(readSecret).toHaveBeenCalledExactlyOnceWith('/run/secrets/it');
  });

  test('is left alone where none is named', () => {
    const readSecret = reading(secret);
    const read = readOptions({ ...required, [name]: secret, [fileName]: '' }, readSecret);
    expect(read).toEqual({ options: expect.objectContaining({ [option]: secret }) });
    expect(readSecret).not.toHaveBeenCalled();
  });

  test('is warned of when everybody can read it', () => {
    const read = readOptions({ ...required, [fileName]: '/run/it' }, reading(secret, true));
    expect(read).toMatchObject({ warnings: [expect.stringMatching(new RegExp(`^${fileName} .*every user`))] });
    expect(read).toMatchObject({ options: { [option]: secret } });
  });

  test.each<[string, Record<string, string>, ReadSecret | undefined, string]>([
    ['next to the secret itself', { [name]: secret }, reading(secret), `is set next to ${name}`],
    ['that is empty', {}, reading('\n'), 'must'],
    ['that holds something else', {}, reading('hush hush'), 'must'],
    ['that cannot be read', {}, () => ({ problem: 'names /x, which cannot be read (EACCES)' }), 'EACCES'],
    ['where there are no files', {}, undefined, 'set the variable without _FILE'],
  ])('is refused by its name %s, and never shown', (_, more, readSecret, problem) => {
    const read = readOptions({ ...required, ...more, [fileName]: '/x' }, readSecret);
    expect(read).toEqual({ problems: [expect.stringMatching(new RegExp(`^${fileName} .*${problem}`))] });
    expect(JSON.stringify(read)).not.toContain('hush');
  });
});

describe('without RELAY_ORIGINS', () => {
  const read = (env: Record<string, string>) => readOptions({ ...required, RELAY_ORIGINS: '', ...env });
  const address = 'https://relay.example.com';

  test.each([address, `"${address}"`])('takes the pages of the site of %s', (url) => {
    const origins = ['https://example.com', 'https://*.example.com'];
    expect(read({ RELAY_PUBLIC_URL: url })).toMatchObject({ options: { origins } });
  });

  test('takes those that it names all the same', () => {
    const origins = ['https://shop.example'];
    const env = { RELAY_PUBLIC_URL: address, RELAY_ORIGINS: origins[0]! };
    expect(read(env)).toMatchObject({ options: { origins } });
  });

  test.each(['http://127.0.0.1:8787', 'https://github.io'])('asks for them where %s has no site', (url) => {
    expect(read({ RELAY_PUBLIC_URL: url })).toEqual({ problems: [expect.stringMatching(/^RELAY_ORIGINS is missing/)] });
  });
});

describe('describeVariables', () => {
  test.each([
    'DRIFTROCK_API_KEY (required)',
    'RELAY_ORIGINS (required without RELAY_PUBLIC_URL)',
    'RELAY_SOURCE_IDS (required)',
    'RELAY_HOST (default 127.0.0.1)',
    'RELAY_PORT (default 8787)',
    'DRIFTROCK_API_URL (default https://external-apis.driftrock.com)',
    'RELAY_UPSTREAM_TIMEOUT_MS (default 10000)',
    'RELAY_SHUTDOWN_MS (default 15000)',
    'DRIFTROCK_API_KEYS_FILE (optional)',
    'RELAY_OPS_TOKEN_FILE (optional)',
    'RELAY_ALERT_URL_FILE (optional)',
    'RELAY_OPS_PORT (default off)',
    'RELAY_SPOOL (default ./data)',
    'RELAY_MAX_AGE_DAYS (default 14)',
    'RELAY_RETENTION_DAYS (default 30)',
    'RELAY_CONCURRENCY (default 8)',
  ])('explains %s', (heading) => {
    expect(describeVariables()).toContain(`  ${heading}\n      `);
  });
});
