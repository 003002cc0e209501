/** Messages of other windows, believed only from their builder's own hosts. */
import { listen } from './builder-listeners';
import { isExcluded } from './withholding';

/** Whether the origin is https on one of these hosts or below one of them. */
export function isOriginOf(origin: string, hosts: string[]): boolean {
  const [, host = ''] = /^https:\/\/([a-z\d.-]+)$/.exec(origin) || [];
  return hosts.some((own) => host === own || host.endsWith('.' + own));
}

/**
 * Hears what the builder's frames say to this page.
 *
 * HTML standard, "Cross-document messaging": anybody may post to any window, so the origin decides.
 */
export function onMessage(hosts: string[], act: (said: Record<string, unknown>) => unknown): void {
  listen('message', ({ origin, source, data }: MessageEvent) => {
    if (Object(data) !== data || !isOriginOf(origin, hosts)) return;
    const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
    if (!isExcluded(frame)) act(data);
  });
}
