/** A tag that comes late: a slow network, a tag manager, an optimiser that has held it back until now. */
import type { Site } from './site';

/** Puts the tag with these `data-` options on the page that is open; resolves once the file has run. */
export const arrive = (site: Site, data: { relay: string; sourceId: string }) =>
  site.evaluate(
    (options) =>
      new Promise((resolve) => {
        const script = Object.assign(document.createElement('script'), { src: '/driftrock.js', onload: resolve });
        Object.assign(script.dataset, options);
        document.head.append(script);
      }),
    data,
  );
