/** Runs once in the browser, before the first page: here the snippet starts. */
import { env } from '$env/dynamic/public';
import { driftrock } from 'driftrock';

driftrock('init', {
  relay: `${env.PUBLIC_DRIFTROCK_RELAY}/v2/event`,
  sourceId: env.PUBLIC_DRIFTROCK_SOURCE_ID,
});
