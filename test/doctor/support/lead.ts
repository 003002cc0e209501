/** A test lead on its way, as a page and its requests show it. */
import { pageWith } from './place';

export const ADDRESS = 'driftrock-test@example.com';
export const EVENT = {
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: '42',
  fields: { email: ADDRESS },
  event_id: 'event-1',
  created_at: '2026-11-20T10:00:00.000Z',
} as const;

/** A request of the page to its relay; no answer where there is no status. */
export const requestTo = (url: string, body: string | null, status?: number, answer = '{}', method = 'POST') => ({
  method: () => method,
  url: () => url,
  postData: () => body,
  response: async () => (status ? { status: () => status, json: async () => JSON.parse(answer) as unknown } : null),
});

/** A page in which a snippet runs that tells what the test says, and in which the probe finds this form. */
export function pageThatTells(leadForm?: object, more: object = {}) {
  const listeners: Record<string, (...told: unknown[]) => void> = {};
  const window: Record<string, unknown> = {};
  const globals = {
    ...{ window, probe: { leadForm: () => leadForm } },
    driftrock: (_on: 'on', name: string, listener: () => void) => void (listeners[name] = listener),
  };
  const exposeBinding = async (name: string, hear: (source: object, told: object) => void) =>
    void (window[name] = (told: object) => hear({}, told));
  const page = pageWith(globals, { exposeBinding, url: () => 'https://www.example.com/landing', ...more });
  return { page, tell: (name: string, ...told: unknown[]) => listeners[name]!(...told) };
}
