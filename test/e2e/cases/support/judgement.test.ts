/** The judgement on a case: what counts as lost, invented, doubled, leaked or wrong. */
import { describe, expect, test } from 'vitest';
import { judge, RIGHT } from '../../../../e2e/cases/support/judgement';

const ADA = { email: 'ada@example.org', city: 'Turin' };
const eventOf = (fields: Record<string, unknown>, more: object = {}) => ({ event_type: 'lead', fields, ...more });

describe('judge', () => {
  test('is right where each lead has its fields, whatever else it has', () => {
    expect(judge({ leads: [ADA] }, [eventOf({ ...ADA, note: 'hello' })], [])).toEqual(RIGHT);
  });

  test('counts a lead that has not come as lost', () => {
    expect(judge({ leads: [ADA] }, [], [])).toEqual({ ...RIGHT, lost: 1 });
  });

  test('counts a lead of another contact as invented', () => {
    expect(judge({ leads: [] }, [eventOf(ADA)], [])).toEqual({ ...RIGHT, invented: 1 });
  });

  test('counts a second lead of one contact as doubled, and takes the one that is more like it for the first', () => {
    const events = [eventOf({ ...ADA, city: '' }), eventOf(ADA)];
    expect(judge({ leads: [ADA] }, events, [])).toEqual({ ...RIGHT, doubled: 1 });
  });

  test('tells two people who share an address by their other answers', () => {
    const bob = { ...ADA, city: 'Siena' };
    expect(judge({ leads: [ADA, bob] }, [eventOf(bob), eventOf(ADA)], [])).toEqual(RIGHT);
  });

  test('calls a contact that has come under another name a wrong value, and not a lost lead', () => {
    const { lost, wrong } = judge({ leads: [ADA] }, [eventOf({ correo: ADA.email, city: ADA.city })], []);
    expect([lost, wrong]).toEqual([0, ['email: undefined in place of "ada@example.org"']]);
  });

  test('takes a list for the same list in another order', () => {
    expect(judge({ leads: [{ rooms: ['bath', 'hall'] }] }, [eventOf({ rooms: ['hall', 'bath'] })], [])).toEqual(RIGHT);
  });

  test('names fields, ids and values that must not be there', () => {
    const event = eventOf({ ...ADA, trap: 'x', phone_number: '555' }, { ga_client_id: '1.2' });
    const wanted = { leads: [ADA], absent: ['trap'], absentIds: ['ga_client_id'], never: { phone_number: ['555'] } };
    expect(judge(wanted, [event], []).wrong).toHaveLength(3);
  });

  test('names an id that is missing', () => {
    const { wrong } = judge({ leads: [ADA], ids: { person_id: 'p-7' } }, [eventOf(ADA)], []);
    expect(wrong).toEqual(['person_id: undefined in place of p-7']);
  });

  test.each(['4111 1111 1111 1111', '4111-1111-1111-1111'])('finds the secret 4111111111111111 in %s', (text) => {
    expect(judge({ leads: [], secrets: ['4111111111111111'] }, [], [text]).secrets).toEqual(['4111111111111111']);
  });

  const texts: [string, string[]][] = [
    ['"cvc":"737"', ['737']],
    ['"phone":"0737123"', []],
  ];
  test.each(texts)('finds the secret 737 only as a word of its own: %s', (text, found) => {
    expect(judge({ leads: [], secrets: ['737'] }, [], [text]).secrets).toEqual(found);
  });
});
