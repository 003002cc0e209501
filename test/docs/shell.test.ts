/** What the check of shell blocks finds: it must be able to fail. */
import { expect, test } from 'vitest';
import { complaintsOfShell } from './support/shell';

test.each([
  ['npm run nothing', 'npm has no script nothing'],
  ['npm start && npm run nothing', 'npm has no script nothing'],
  ['node bin/nothing.mjs', 'there is no file bin/nothing.mjs'],
  ['node bin/driftrock-relay.mjs nothing', 'driftrock-relay has no command nothing'],
  ['npx driftrock-relay check --nothing', 'driftrock-relay check has no option --nothing'],
  ['RELAY_NOTHING=1 npm start', 'nothing reads RELAY_NOTHING'],
  ['docker compose -f deploy/nothing.yaml up', 'there is no file deploy/nothing.yaml'],
  ['echo one \\\n  | nothing', 'nothing is not known here'],
])('%j: %s', (code, complaint) => {
  expect(complaintsOfShell(code)).toEqual([complaint]);
});

test.each([
  'npm start # nothing',
  "echo 'a | nothing; more' > /etc/file && systemctl reload nginx",
  "VERSION=$(sed -n 's/\\(.*\\)/x/p' file)",
  'node bin/driftrock-relay.mjs dead retry --all',
])('takes %j', (code) => {
  expect(complaintsOfShell(code)).toEqual([]);
});
