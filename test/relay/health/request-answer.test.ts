/** What those who watch over the relay are told of each request. */
import { describe, expect, test } from 'vitest';
import type { RequestAnswer } from '../../../src/relay/health/request-answer';
import { lead } from '../support/events';
import { createTestRelay, PAGE } from '../support/relay';

/** A relay with the answers that it has told of. */
const watchedRelay = () => {
  const answers: RequestAnswer[] = [];
  return { answers, ...createTestRelay({ onAnswer: (answer) => answers.push(answer) }) };
};

describe('tellAnswers', () => {
  test('tells of an accepted event, with what the log says of it', async () => {
    const { answers, post } = watchedRelay();
    await post(lead);
    expect(answers).toEqual([
      {
        method: 'POST',
        path: '/v2/event',
        status: 200,
        origin: PAGE,
        notes: expect.objectContaining({ source_id: lead.source_id, event_id: lead.event_id }),
      },
    ]);
  });

  test('tells of a refused event by the wrong field, and not by what is in it', async () => {
    const { answers, post } = watchedRelay();
    await post({ ...lead, event_type: 'ada@example.com' });
    expect(answers).toEqual([expect.objectContaining({ status: 400 })]);
    expect(answers[0]!.notes).toMatchObject({ field: 'event_type' });
    expect(JSON.stringify(answers)).not.toContain('ada@example.com');
  });

  test('tells of what is no event either, without the query, and without an origin that is not named', async () => {
    const { answers, send } = watchedRelay();
    await send('/nowhere?email=ada@example.com');
    await send('/healthz', { method: 'GET' });
    expect(answers).toMatchObject([
      { method: 'POST', path: '/nowhere', status: 404, origin: undefined },
      { method: 'GET', path: '/healthz', status: 200, origin: undefined },
    ]);
  });
});
