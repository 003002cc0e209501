/** Which events are a person's who is to be forgotten. Pure. */
import type { FieldValue, LeadEvent } from '../../event';
import type { Forgotten } from './store';

// Compared as people write them: domains know no case, and no provider tells its customers apart by it.
const plain = (text: string): string => text.trim().toLowerCase();

function holdsAddress(value: FieldValue | undefined, email: string): boolean {
  if (typeof value === 'string') return plain(value) === email;
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => holdsAddress(inner, email))
  );
}

/**
 * Whether the event is one of those: by its id, or by the address in any field or as the person's id, whatever its
 * case.
 */
export const isOf =
  (whom: Forgotten) =>
  ({ event }: { event: LeadEvent }): boolean => {
    if ('eventId' in whom) return event.event_id === whom.eventId;
    const email = plain(whom.email);
    return holdsAddress(event.fields, email) || holdsAddress(event.person_id, email);
  };
