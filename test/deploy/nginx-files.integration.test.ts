/** nginx as the pages' server: the files of the build, with and without its module for brotli. */
import { afterAll, beforeAll, describe } from 'vitest';
import { API_KEY, PAGE } from '../relay/support/relay';
import { type RunningNginx, startNginx } from './support/nginx.mjs';
import { testServedFiles } from './support/served-files';

describe.each([
  ['with its usual modules', false, ['identity', 'gzip']],
  ['with the module for brotli', true, ['identity', 'gzip', 'br']],
])('nginx %s', (_, hasBrotli, codings) => {
  const running: { nginx?: RunningNginx } = {};
  beforeAll(async () => {
    const apiUrl = 'http://127.0.0.1:1';
    running.nginx = await startNginx({ apiKey: API_KEY, origins: [PAGE], apiUrl, hasBrotli });
  });
  afterAll(() => running.nginx?.stop());

  testServedFiles(() => ({ url: running.nginx!.url }), { codings });
});
