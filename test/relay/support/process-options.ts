/** The options of a relay's process, as the command makes them of a valid configuration. */
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { lead } from './events';
import { API_KEY, PAGE } from './relay';

export const PROCESS_OPTIONS: RelayProcessOptions = {
  apiKey: API_KEY,
  origins: [PAGE],
  sourceIds: [lead.source_id],
  host: '127.0.0.1',
  port: 0,
  shutdownMs: 0,
};
