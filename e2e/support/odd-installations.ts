/**
 * Further installations that do not work, as editors, optimisers, consent banners and hurried people make them: what
 * the doctor and the inspector have to call each of them.
 */
import type { CauseName } from '../../src/causes/causes';
import { type Addresses, line, type Misconfiguration } from './misconfigurations';

/** One of them. */
export interface OddInstallation extends Misconfiguration {
  doctor: CauseName;
  /** What of it the sentence has to name. */
  says?: string;
  /** The first sentence of the inspector; absent where no snippet runs, and so no inspector opens. */
  inspector?: string;
}

type Row = Omit<OddInstallation, 'wrong' | 'isHeard'> & { head(addresses: Addresses): string };

const escaped = (html: string): string => html.replaceAll('<', '&lt;');
const ownCopy = (attributes: string, file = 'driftrock.js'): string => `<script src="/${file}" ${attributes}></script>`;
const quoted = (text: string): string => `“${text}”`;

// What innerHTML makes of a script never runs: HTML standard, "already started".
const byInnerHtml = (tag: string): string =>
  `<script>document.head.appendChild(document.createElement('div')).innerHTML = ` +
  `${JSON.stringify(tag).replaceAll('</', '<\\/')}</script>`;
const addedOn = (event: string, src: string): string =>
  `<script>addEventListener('${event}', () => {
    document.head.append(Object.assign(document.createElement('script'), { src: '${src}' }));
  })</script>`;

const ROWS: Row[] = [
  {
    name: 'a tag in a comment',
    head: (addresses) => `<!-- ${line(addresses)} -->`,
    doctor: 'tag-inert',
    says: 'in a comment',
  },
  {
    name: 'a tag pasted as text',
    head: (addresses) => escaped(line(addresses)),
    doctor: 'tag-inert',
    says: 'in its text',
  },
  {
    name: 'a tag in noscript',
    head: (addresses) => `<noscript>${line(addresses)}</noscript>`,
    doctor: 'tag-inert',
    says: 'noscript',
  },
  {
    name: 'a tag in a template',
    head: (addresses) => `<template>${line(addresses)}</template>`,
    doctor: 'tag-inert',
    says: 'template',
  },
  {
    name: 'a tag put in by innerHTML',
    head: (addresses) => byInnerHtml(line(addresses)),
    doctor: 'tag-inert',
    says: 'innerHTML',
  },
  {
    name: 'a tag in a frame of the site alone',
    head: (addresses) => `<iframe width="1" height="1" srcdoc='${line(addresses)}'></iframe>`,
    doctor: 'tag-in-frame',
  },
  {
    name: 'a tag that a script adds once the visitor scrolls',
    head: ({ relay }) => addedOn('scroll', `${relay}/driftrock.js`),
    doctor: 'tag-not-added',
  },
  {
    name: 'an address in an attribute of an optimiser',
    head: ({ relay }) => `<script type="delayed" data-delayed-src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'its type is delayed',
  },
  {
    name: 'a lazily loaded tag, with data-src alone',
    head: ({ relay }) => `<script async class="lazy" data-src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'its address is in data-src',
  },
  {
    name: 'a tag for browsers without modules',
    head: ({ relay }) => `<script nomodule src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'nomodule',
  },
  {
    name: 'the file for bundlers',
    head: ({ relay, sourceId }) =>
      ownCopy(`data-relay="${relay}/v2/event" data-source-id="${sourceId}"`, 'driftrock.mjs'),
    doctor: 'script-not-run',
  },
  {
    name: 'an address between curly quotation marks',
    head: ({ relay }) => `<script src=${quoted(`${relay}/driftrock.js`)}></script>`,
    doctor: 'script-refused',
    says: 'curly quotation marks',
  },
  {
    name: 'a variable of the tag manager without a value',
    head: () => ownCopy('data-relay="{{Relay}}" data-source-id="42"'),
    doctor: 'option-unusable',
    inspector: 'The tag has an option that cannot be used: relay is {{Relay}}.',
  },
  {
    name: 'a misspelt attribute',
    head: ({ relay, sourceId }) => ownCopy(`data-relay-url="${relay}/v2/event" data-source-id="${sourceId}"`),
    doctor: 'option-misspelt',
    inspector: 'The tag has data-relay-url, and no option is called that.',
  },
  {
    name: 'a relay without HTTPS',
    head: () => ownCopy('data-relay="http://relay.example.com/v2/event" data-source-id="42"'),
    doctor: 'option-unusable',
    inspector: 'The tag has an option that cannot be used: relay is http://relay.example.com/v2/event.',
  },
  {
    name: 'a relay between curly quotation marks',
    head: ({ relay, sourceId }) => ownCopy(`data-relay=${quoted(`${relay}/v2/event`)} data-source-id="${sourceId}"`),
    doctor: 'option-unusable',
    inspector: 'The tag has an option that cannot be used: relay is “%RELAY%/v2/event”.',
  },
  {
    name: 'a relay without the path for events',
    head: ({ relay, sourceId }) => ownCopy(`data-relay="${relay}" data-source-id="${sourceId}"`),
    doctor: 'relay-foreign',
    inspector: 'What answers at %RELAY%/ takes no leads.',
  },
  {
    name: 'a copy without a capture, and a relay with one',
    head: ({ relay }) => ownCopy(`data-relay="${relay}/v2/event"`),
    doctor: 'source-unnamed',
    inspector: 'No tag names a capture, and only a file that comes from the relay itself can do without.',
  },
];

/** Every one. */
export const ODD_INSTALLATIONS: OddInstallation[] = ROWS.map(({ head, ...row }) => ({
  ...row,
  wrong: (addresses) => ({ head: head(addresses) }),
  isHeard: row.inspector !== undefined,
}));
