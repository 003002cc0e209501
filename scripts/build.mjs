/** `npm run build`: dist/ from the sources, with everything it needs. */
import { setUp } from './set-up.mjs';
import { say } from './run.mjs';

await setUp({ build: true });
say(
  'Done: dist/driftrock.js, dist/driftrock.loader.js, dist/driftrock.stub.js and dist/driftrock.builders.js for ' +
    'pages, dist/driftrock.mjs for bundlers, dist/relay.mjs and dist/relay-cli.mjs for Node.',
);
