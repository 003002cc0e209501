/** The terminal's line for a lead. */
import { describe, expect, test } from 'vitest';
import { leadLine } from '../../demo/lead-line.mjs';
import type { Lead } from '../../demo/leads.mjs';

const NOON = new Date(2026, 10, 23, 12, 3, 44);
const lead = (event: Record<string, unknown>, rest: Partial<Lead> = {}): Lead => ({
  key: 'k',
  firstAt: '',
  path: '/v2/event',
  event,
  attempts: 1,
  state: 'accepted',
  answer: '200',
  ...rest,
});

describe('leadLine', () => {
  test('says when, what, which fields and with what outcome, and no value', () => {
    const event = {
      event_name: 'Contact form',
      fields: { email: 'ada@example.com', phone_number: '1' },
      ga_client_id: '1.2',
    };
    expect(leadLine(lead(event), NOON)).toBe(
      '12:03:44  ✓ Contact form  [email, phone_number]  ga_client_id 1.2  → 200',
    );
  });

  test('counts the attempts from the second on', () => {
    const waiting = lead({ event_name: 'A', fields: {} }, { attempts: 2, state: 'waiting', answer: '503: down' });
    expect(leadLine(waiting, NOON)).toBe('12:03:44  … A  [no fields]  no ga_client_id  → 503: down, attempt 2');
  });

  test.each(['\u001b[2J', '\n', '\r', '\u0000', '\u202e', '\u2028', '\ud800'])(
    'lets %j reach no terminal, wherever it is',
    (hostile) => {
      const event = { event_name: `a${hostile}`, fields: { [`b${hostile}`]: 1 }, ga_client_id: hostile };
      const line = leadLine(lead(event, { answer: `400: ${hostile}` }), NOON);
      expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    },
  );

  test('cuts a name that would fill the screen', () => {
    expect(leadLine(lead({ event_name: 'x'.repeat(5000), fields: {} }), NOON).length).toBeLessThan(150);
  });

  test.each([undefined, null, 'text', 7])('survives the fields %j', (fields) => {
    expect(leadLine(lead({ event_name: 'A', fields }), NOON)).toContain('✓ A');
  });
});
