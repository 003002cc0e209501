/** What becomes of a test lead that the relay has taken, watched in a real store. */
import { describe, expect, test } from 'vitest';
import { followLead } from '../../../src/relay/cli/follow-in-store';
import type { DeadLetter } from '../../../src/relay/store/store';
import type { UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { answerOf, createStoreBench, forwarded, OK, temporaryFolder } from '../store/support/bench';
import { defer } from '../support/deferred';
import { lead } from '../support/events';
import { PROCESS_OPTIONS } from '../support/process-options';

const KEY = 'DRIFTROCK_API_KEY';
// Less than the time next to the attempt: the first look is the last.
const AT_ONCE = { ...PROCESS_OPTIONS, upstreamTimeoutMs: -10_000 };

describe('followLead', () => {
  test('waits until Driftrock has taken the lead', async () => {
    const answered = defer<UpstreamAnswer>();
    const bench = await createStoreBench({ answer: () => answered.promise });
    await bench.store.accept(forwarded());
    const following = followLead(bench.folder, forwarded(), PROCESS_OPTIONS);
    const admin = await bench.admin();
    expect(await admin.find(forwarded())).toEqual({ state: 'waiting' });
    answered.resolve(OK);
    expect(await following).toEqual({
      mark: 'ok',
      subject: 'Driftrock',
      cause: expect.stringMatching(/^has taken the lead, within \d+ ms$/),
    });
  });

  test('passes on why Driftrock refuses the lead, and names the command that sends it again', async () => {
    const bench = await createStoreBench({ answer: () => answerOf(400, '{"error":"no such capture"}') });
    await bench.store.accept(forwarded());
    const finding = await followLead(bench.folder, forwarded(), PROCESS_OPTIONS);
    const found = await (await bench.admin()).find(forwarded());
    expect(found).toMatchObject({ state: 'dead', letter: { id: expect.any(String) } });
    const { id } = (found as { letter: DeadLetter }).letter;
    expect(finding).toEqual({
      mark: 'problem',
      subject: 'Driftrock',
      cause: 'refuses the lead: no such capture',
      hint: `it is a dead letter: driftrock-relay dead retry ${id}, once that is put right`,
    });
  });

  test.each([
    ['an answer', 503, 'has not taken it yet: it waits'],
    ['a key', 401, `it waits: Driftrock refuses the key ${KEY}`],
  ])('says that the lead waits for %s', async (_, status, cause) => {
    const bench = await createStoreBench({ answer: () => answerOf(status), keyNameOf: () => KEY });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    await bench.written();
    expect(await followLead(bench.folder, forwarded(), AT_ONCE)).toEqual({
      mark: 'problem',
      subject: 'Driftrock',
      cause,
      hint: expect.stringContaining('driftrock-relay check'),
    });
  });

  test("names no other capture's key", async () => {
    const bench = await createStoreBench({ answer: () => answerOf(401), keyNameOf: () => 'source another' });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    await bench.written();
    expect((await followLead(bench.folder, forwarded(), AT_ONCE)).cause).toBe('has not taken it yet: it waits');
  });

  test('does not guess from a store that has never seen the lead', async () => {
    const bench = await createStoreBench();
    await bench.store.accept(forwarded({ event_id: 'another' }));
    expect(await followLead(bench.folder, forwarded(), AT_ONCE)).toEqual({
      mark: 'unknown',
      subject: 'Driftrock',
      cause: expect.stringContaining('the running relay has another one'),
      hint: expect.stringContaining(`event_id ${lead.event_id}`),
    });
  });

  test('says that there is no store', async () => {
    expect(await followLead(temporaryFolder(), forwarded(), AT_ONCE)).toEqual({
      mark: 'unknown',
      subject: 'Driftrock',
      cause: expect.stringMatching(/^the store cannot be read here \(there is no store in /),
      hint: expect.stringContaining(`event_id ${lead.event_id}`),
    });
  });
});
