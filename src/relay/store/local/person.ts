/** Whose event it is, as far as the relay can tell. Pure. */
import type { LeadEvent } from '../../../event';

/** What the events of one person have in common; `undefined` when nothing names a person. */
export function personOf({ person_id: personId, fields }: LeadEvent): string | undefined {
  if (personId !== undefined) return `id:${personId}`;
  return typeof fields.email === 'string' ? `email:${fields.email.trim().toLowerCase()}` : undefined;
}
