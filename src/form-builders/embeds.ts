/** Forms in frames of other sites, which say that they were completed and keep the answers to themselves. */
import type { LeadEvent } from '../event';
import { track } from './snippet-commands';
import { onMessage } from './window-messages';

/** One builder: where its frames come from, and what a message that says "completed" tells besides. */
interface Embed {
  title: string;
  hosts: string[];
  /** Ids by which the answers can be found at the builder; undefined for any other message. */
  read(said: Record<string, unknown>): LeadEvent['fields'] | undefined | false;
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const uriOf = (payload: unknown, part: string) =>
  text((((payload as never)?.[part] as { uri?: unknown } | undefined) || {}).uri);

/**
 * The builders that a site owner can ask for.
 *
 * Sources: `get-form-event-handler.ts` and `build-iframe-src.ts` of Typeform/embed; for Jotform what sites rely on, no
 * document of its own having been found; Calendly's developer documentation, "Notify parent window".
 */
export const EMBEDS: Record<string, Embed> = {
  __proto__: null as never,
  typeform: {
    title: 'Typeform',
    hosts: ['typeform.com', 'typeform.eu'],
    read: ({ type, formId, responseId }) =>
      type === 'form-submit' && { form_id: text(formId), response_id: text(responseId) },
  },
  jotform: {
    title: 'Jotform',
    hosts: ['jotform.com'],
    read: ({ action, formID }) => action === 'submission-completed' && { form_id: text(formID) },
  },
  calendly: {
    title: 'Calendly',
    hosts: ['calendly.com'],
    read: ({ event, payload }) =>
      event === 'calendly.event_scheduled' && {
        event_uri: uriOf(payload, 'event'),
        invitee_uri: uriOf(payload, 'invitee'),
      },
  },
};

/**
 * The names on the script tag: of `data-embeds`, or else of `embeds` in its address, which is what a tag manager leaves
 * of it.
 */
export function readEmbeds(script: HTMLScriptElement | null): string[] {
  const tag =
    script || document.querySelector<HTMLScriptElement>('script[data-embeds],script[src*="driftrock.builders"]');
  if (!tag) return [];
  const asked = tag.dataset['embeds'] ?? new URLSearchParams(tag.src.replace(/^[^?]*|#.*/g, '')).get('embeds') ?? '';
  return asked
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name in EMBEDS);
}

/**
 * Tracks, for each of these builders, that a form was completed: an action, since without answers it is no lead.
 *
 * A message that comes once more is the same completion.
 */
export function hearEmbeds(names: string[]): void {
  for (const name of new Set(names)) {
    const { title, hosts, read } = EMBEDS[name]!;
    const heard = new Set<string>();
    onMessage(hosts, (said) => {
      const fields = read(said);
      const all = JSON.stringify(said);
      if (!fields || heard.has(all)) return;
      heard.add(all);
      track({ event_type: 'action', event_name: `${title} completed`, fields });
    });
  }
}
