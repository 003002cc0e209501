/** The relay behind Node's socket as the pages' server, with the files of the build. */
import { afterAll, beforeAll, describe } from 'vitest';
import { readBrowserFiles } from '../../../src/relay/node-server/built-files';
import { type RunningRelay, startRelay } from '../../../src/relay/node-server/server';
import { testServedFiles } from '../../deploy/support/served-files';

describe('a relay under Node', () => {
  const running: { relay?: RunningRelay } = {};
  beforeAll(async () => {
    running.relay = await startRelay({
      apiKey: 'key',
      origins: ['https://www.example.com'],
      sourceIds: '*',
      host: '127.0.0.1',
      port: 0,
      shutdownMs: 0,
      files: readBrowserFiles(new URL('../../../dist/served/', import.meta.url)),
      writeLog: () => {},
    });
  });
  afterAll(() => running.relay?.stop());

  testServedFiles(() => ({ url: running.relay!.url }));
});
