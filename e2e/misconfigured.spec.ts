/**
 * Mistakes of an installation: the relay's operator reads what is wrong and what to do, and no lead is lost over them.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { DriftrockApi } from '../demo/driftrock-api.mjs';
import { leadsOf } from './support/expectations';
import { line, type Misconfiguration, MISCONFIGURATIONS, type MisconfigurationName } from './support/misconfigurations';
import { expect, type SiteOwner, test } from './support/site-owner';

const COMMAND = new URL('../bin/driftrock-relay.mjs', import.meta.url).pathname;

/** What the operator reads first, and the hints of the log. `%ORIGIN%` is the site's. */
interface Told {
  cause: string;
  /** What to do, where the relay knows; else the possible mistake by name. */
  advice: string;
  hints?: string[];
}

const SILENCE = 'No page has sent a lead since the relay started';
// What of it a relay can see: whether some page has got the script.
const NO_SCRIPT = { cause: `${SILENCE}. Put the relay's line into the pages of your site.` };
const NO_LEAD = { cause: `${SILENCE}. A page has got the script` };

const TOLD: Record<MisconfigurationName, Told> = {
  'wrong host': { ...NO_SCRIPT, advice: 'The line may name another relay' },
  'stripped attributes of the relay line': {
    cause: '1 lead was turned away that name no capture, while this relay has several',
    advice: 'Put data-source-id on the tag',
    hints: [
      'name the capture in the tag (data-source-id), or name exactly one in RELAY_SOURCE_IDS, which is then filled in',
    ],
  },
  'stripped attributes of a copy': { ...NO_SCRIPT, advice: 'which some tag managers and page builders take away' },
  'blocked file': { ...NO_SCRIPT, advice: 'an ad blocker or a content security policy may keep' },
  'content policy against the script': { ...NO_SCRIPT, advice: 'a content security policy may keep the script away' },
  'content policy against the relay': {
    ...NO_LEAD,
    advice: 'a content security policy may keep the page from sending',
  },
  'second tag': { ...NO_LEAD, advice: 'a second tag may name another relay' },
  'wrong capture': {
    cause: "1 lead was turned away for the capture added-later, which is not on the relay's list",
    advice: 'add added-later to RELAY_SOURCE_IDS and start it again',
    hints: ['if this is a capture of yours, add its id to RELAY_SOURCE_IDS; else a page names a wrong one'],
  },
  'foreign frame': { ...NO_LEAD, advice: 'the form may be in a frame of another site' },
  'consent pending': { ...NO_LEAD, advice: 'Consent may be pending' },
  'consent denied': { ...NO_LEAD, advice: 'Consent may be pending or denied' },
  'expired key': {
    cause: 'Driftrock has refused the key DRIFTROCK_API_KEY',
    advice: '1 lead waits. Put a key that Driftrock knows into DRIFTROCK_API_KEY',
    hints: ['Driftrock does not know the API key: check DRIFTROCK_API_KEY'],
  },
  'missing origin': {
    cause: '1 lead was turned away from %ORIGIN%, an origin that is not allowed',
    advice: 'if the page is yours, add %ORIGIN% to RELAY_ORIGINS and start it again',
    hints: ['if this page is yours, add %ORIGIN% to RELAY_ORIGINS'],
  },
  'delayed script': { ...NO_LEAD, advice: 'an optimiser may delay the script' },
  'form without contact': { ...NO_LEAD, advice: 'or hold neither an e-mail address nor a telephone number' },
};

/** The words for this row, on this site. */
const wordsFor = (name: MisconfigurationName, { addresses }: SiteOwner): Required<Told> => {
  const here = (words: string) => words.replaceAll('%ORIGIN%', addresses.site);
  const { cause, advice, hints = [] } = TOLD[name];
  return { cause: here(cause), advice: here(advice), hints: hints.map(here) };
};

/** The hints in the log, each once. */
const hintsOf = (owner: SiteOwner): string[] => [
  ...new Set(owner.log().flatMap((line) => (JSON.parse(line) as { hint?: string }).hint ?? [])),
];

const addressesIn = (upstream: DriftrockApi) =>
  leadsOf(upstream)
    .map((fields) => (fields as Record<string, string>)['email'])
    .sort();

for (const row of MISCONFIGURATIONS)
  test(`${row.name}: the relay says what to do, and no lead is lost that was heard`, async ({
    owner,
    site,
    upstream,
  }) => {
    await owner.installs(row);
    await owner.getsLead('ada@example.com');
    await row.afterwards?.(site);

    const { cause, advice, hints } = wordsFor(row.name, owner);
    const operator = await site.newTab();
    const read = async () => {
      await operator.goto(owner.overviewUrl());
      // Time passes while the test looks.
      return (await operator.text('#gravest')).replace(/ (a moment|\d+ \w+) ago/, '');
    };
    await expect.poll(read).toContain(cause);
    expect(await read()).toContain(advice);
    expect(hintsOf(owner)).toEqual(hints);
    await operator.close();

    await owner.corrects(row);
    await owner.getsLead('grace@example.com');
    const arriving = [...(row.isHeard ? ['ada@example.com'] : []), 'grace@example.com'];
    await expect.poll(() => addressesIn(upstream)).toEqual(arriving);
    await site.emptyOutbox();
    expect(addressesIn(upstream)).toEqual(arriving);
  });

const rowOf = (wanted: MisconfigurationName): Misconfiguration =>
  MISCONFIGURATIONS.find(({ name }) => name === wanted)!;

const CORRECTED_TAGS: [string, Misconfiguration['right']][] = [
  ['names the right one', (addresses) => ({ head: line(addresses, { 'source-id': addresses.sourceId }) })],
  ["is the relay's plain line", (addresses) => ({ head: line(addresses) })],
];

for (const [how, right] of CORRECTED_TAGS)
  test(`wrong capture: its leads arrive at the right one once the tag ${how}`, async ({ owner, site, upstream }) => {
    const row = { ...rowOf('wrong capture'), right: right! };
    await owner.installs(row);
    await owner.getsLead('ada@example.com');
    await expect.poll(owner.log).toContainEqual(expect.stringContaining('"field":"source_id"'));

    await owner.corrects(row);
    await owner.getsLead('grace@example.com');
    await expect.poll(() => addressesIn(upstream)).toEqual(['ada@example.com', 'grace@example.com']);
    await site.emptyOutbox();
    const { sourceId } = owner.addresses;
    expect(upstream.events.map(({ event }) => event['source_id'])).toEqual([sourceId, sourceId]);
  });

test('expired key: the command check names it, and says what to do', async ({ owner }) => {
  await owner.installs(rowOf('expired key'));
  const { stdout } = spawn(process.execPath, [COMMAND, 'check'], { env: owner.variables() });
  const said = await text(stdout);
  expect(said).toContain('problem  key DRIFTROCK_API_KEY: Driftrock refuses it (upstream: 401)');
  expect(said).toContain('Driftrock does not know the API key: check DRIFTROCK_API_KEY');
});
