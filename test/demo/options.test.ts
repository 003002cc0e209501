/** What `npm start` makes of the environment. */
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../demo/options.mjs';

describe('readOptions', () => {
  test('has an answer to everything in an empty environment', () => {
    expect(readOptions({})).toEqual({
      options: {
        sitePort: 8080,
        relayPort: 8787,
        opsPort: 8790,
        apiPort: 8788,
        sourceId: '034feb07-0cd7-4d44-bbdb-ae18a8a4132f',
        apiKey: undefined,
        apiUrl: 'https://external-apis.driftrock.com',
      },
      problems: [],
    });
  });

  test.each(['0', '1', '65535', ' 8080 '])('takes the port "%s"', (port) => {
    expect(readOptions({ DEMO_PORT: port, RELAY_PORT: port, API_PORT: port }).problems).toEqual([]);
  });

  test.each(['65536', '-1', '80a', '8080.5', '0x50', 'http'])('names the variable whose port is "%s"', (port) => {
    expect(readOptions({ RELAY_PORT: port }).problems).toEqual([expect.stringContaining(`RELAY_PORT is "${port}"`)]);
  });

  test('asks for a source id when there is a key, and never says the key', () => {
    const { problems } = readOptions({ DRIFTROCK_API_KEY: 'top-secret' });
    expect(problems).toEqual([expect.stringMatching(/DRIFTROCK_SOURCE_ID is missing/)]);
    expect(problems.join()).not.toContain('top-secret');
  });

  test('tells every problem at once', () => {
    expect(readOptions({ DRIFTROCK_API_KEY: 'key', DEMO_PORT: 'x', API_PORT: 'y' }).problems).toHaveLength(3);
  });

  test('takes a blank variable for a missing one', () => {
    expect(readOptions({ DRIFTROCK_API_KEY: ' ', DEMO_PORT: '' }).options).toMatchObject({
      apiKey: undefined,
      sitePort: 8080,
    });
  });
});
