/** The form for a test lead -> what to send, or what is wrong with it. Pure. */
import type { TestLeadRequest } from './test-runs';

// RFC 5321 §4.5.3.1.3: a path has 256 octets, two of which are its brackets.
const MAX_ADDRESS_LENGTH = 254;
const MAX_ID_LENGTH = 256;
// No more than a slip of the hand: whether an address exists, only its host knows.
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

const textOf = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** The request, for the relay's only capture where it has just one. */
export function parseTestLead(
  form: URLSearchParams,
  sourceIds: '*' | readonly string[],
): { request: TestLeadRequest } | { error: string } {
  const email = textOf(form, 'email');
  const given = textOf(form, 'source_id');
  const sourceId = given || (sourceIds !== '*' && sourceIds.length === 1 ? sourceIds[0]! : '');
  const affiliateId = textOf(form, 'affiliate_id');
  if (!ADDRESS.test(email) || email.length > MAX_ADDRESS_LENGTH)
    return { error: 'Give an e-mail address, such as ada@example.com.' };
  if (sourceId === '' || sourceId.length > MAX_ID_LENGTH) return { error: 'Give the id of a capture.' };
  if (affiliateId.length > MAX_ID_LENGTH) return { error: 'The affiliate id is too long.' };
  return { request: { email, sourceId, ...(affiliateId !== '' && { affiliateId }) } };
}
