/** Answers that somebody waits for. */
import { describe, expect, test } from 'vitest';
import { createFollowedEvents } from '../../../src/relay/health/followed-events';
import { lead } from '../support/events';

const answer = { status: 200, body: '{"data":"ok"}', retryAfter: null };

describe('createFollowedEvents', () => {
  test('hands on each answer to the event that is followed, until it is told to stop', () => {
    const { note, follow } = createFollowedEvents();
    const heard: unknown[] = [];
    const stop = follow(lead.event_id, (given) => heard.push(given));
    note(answer, { event: lead });
    note(answer, { event: { ...lead, event_id: 'another' } });
    note(answer, { event: lead });
    stop();
    note(answer, { event: lead });
    expect(heard).toEqual([answer, answer]);
  });
});
