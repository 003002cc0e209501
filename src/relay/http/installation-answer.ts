/** What a page may ask of its own installation: GET /healthz?source_id=..., which makes no event. */
import type { Context } from 'hono';
import type { InstallationAnswer } from '../../installation';
import type { RelayEnv } from '../log';
import type { Refusal } from './answers';

/** What is asked to tell it. */
export interface InstallationParts {
  isAllowedOrigin(origin: string | null): boolean;
  /** The capture of an event that names none. */
  onlySource: string | undefined;
  refusalOfSource(event: { source_id: string }): Refusal | undefined;
  /** What became of the last attempts at Driftrock; unknown by default. */
  deliveryState?: (() => InstallationAnswer['delivery']) | undefined;
}

/**
 * Whether the relay would take leads of the page that asks, for the capture that it names, and whether Driftrock takes
 * them: nothing that a lead sent by that page would not show as well. `undefined` where the request names no capture,
 * which only asks for health.
 */
export function describeInstallation(c: Context<RelayEnv>, parts: InstallationParts): InstallationAnswer | undefined {
  const asked = c.req.query('source_id');
  if (asked === undefined) return undefined;
  const source_id = asked || parts.onlySource;
  const delivery = parts.deliveryState?.();
  return {
    // Fetch standard, "Origin header": a page of the relay's own origin sends none with GET.
    origin: parts.isAllowedOrigin(c.req.header('origin') ?? new URL(c.req.url).origin) ? 'allowed' : 'refused',
    source_id: source_id === undefined ? 'missing' : parts.refusalOfSource({ source_id }) ? 'refused' : 'allowed',
    ...(delivery && { delivery }),
  };
}
