/** Moments as the operator reads them. */
import { html } from 'hono/html';
import { durationInWords } from '../../health/durations';
import type { Html } from './layout';

/** Such as `3 minutes ago`, with the exact time behind it. */
export const ago = (at: number, now: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}" title="${new Date(at).toUTCString()}"
    >${durationInWords(now - at)} ago</time
  >`;
