/**
 * The relay's paths for events. They are upstream's own, so that a plain reverse proxy could stand in for the relay.
 */

/** Every path that takes events. */
export const EVENT_PATHS = ['/v2/event', '/v2/affiliate_event'] as const;

/** A path that takes events; each kind of capture has its own. */
export type EventPath = (typeof EVENT_PATHS)[number];

/** Whether the path belongs to Affiliate captures, which must know the affiliate. */
export const isAffiliatePath = (path: EventPath): boolean => path === '/v2/affiliate_event';
