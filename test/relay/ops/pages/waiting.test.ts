/** What waits and what is dead, as the operator sees it. */
import { describe, expect, test } from 'vitest';
import { waitingView } from '../../../../src/relay/ops/pages/waiting';
import { AGO, type Differing, facts, NOW } from '../../support/facts';
import { readPart } from '../support/page';

const read = (given: Differing = {}) => readPart(waitingView(facts(given)));

describe('waitingView', () => {
  test.each<[string, Differing['store'], string[]]>([
    ['nothing waits', {}, ['0', 'none waits', '0', 'none']],
    [
      'events wait',
      { waiting: 3, dead: 2, oldestAt: AGO, paused: ['DRIFTROCK_API_KEY', 'source a'] },
      ['3', '20 minutes ago', '2', 'DRIFTROCK_API_KEY, source a'],
    ],
  ])('has the counts where %s', async (_, status, counts) => {
    const store = { waiting: 0, dead: 0, oldestAt: undefined, paused: [], ...status };
    const { words } = await read({ store });
    expect(words('#waiting-counts dd')).toEqual(counts);
    expect(words('#waiting-counts li')).toEqual([]);
  });

  test("lists Driftrock's reasons, without making HTML of them", async () => {
    const counted = { lastHour: 1, firstAt: AGO, lastAt: NOW };
    const rejected = [
      { name: 'no <b>', count: 3, ...counted },
      { name: undefined, count: 1, ...counted },
    ];
    const { words } = await read({ journal: { rejected } });
    expect(words('#waiting-counts li')).toEqual(['3 times: no <b>', '1 time: other words']);
  });

  test('names the commands that bring dead letters further', async () => {
    const { words } = await read();
    expect(words('details code')).toEqual([
      'driftrock-relay spool status',
      'driftrock-relay dead list',
      'driftrock-relay dead retry --all',
      'driftrock-relay dead purge 17',
    ]);
  });

  test.each<[string, Differing, string, number]>([
    ['the store cannot be asked', { store: undefined }, 'The store cannot be asked now. Its log says why.', 1],
    [
      'nothing is kept',
      { store: undefined, storeKind: 'none' },
      'Nothing is kept here, so nothing waits here: RELAY_SPOOL is none. Leads wait in the browsers.',
      0,
    ],
  ])('says that %s', async (_, given, sentence, commands) => {
    const { words, document } = await read(given);
    expect(words('#waiting-counts')).toEqual([sentence]);
    expect(document.querySelectorAll('details')).toHaveLength(commands);
  });
});
