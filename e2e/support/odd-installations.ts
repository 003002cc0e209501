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
  /** The first sentence of the inspector; absent where the doctor alone can tell. */
  inspector?: string;
  /** false where no snippet runs: then the operator's bookmark opens the inspector. */
  runs?: false;
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
    inspector: 'The tag is in this page where no browser runs it: in a comment.',
    runs: false,
  },
  {
    name: 'a tag pasted as text',
    head: (addresses) => escaped(line(addresses)),
    doctor: 'tag-inert',
    says: 'in its text',
    inspector: 'The tag is in this page where no browser runs it: in its text, where visitors read it.',
    runs: false,
  },
  {
    name: 'a tag in noscript',
    head: (addresses) => `<noscript>${line(addresses)}</noscript>`,
    doctor: 'tag-inert',
    says: 'noscript',
    inspector: 'The tag is in this page where no browser runs it: in a noscript element',
    runs: false,
  },
  {
    name: 'a tag in a template',
    head: (addresses) => `<template>${line(addresses)}</template>`,
    doctor: 'tag-inert',
    says: 'template',
    inspector: 'The tag is in this page where no browser runs it: in a template element.',
    runs: false,
  },
  {
    name: 'a tag put in by innerHTML',
    head: (addresses) => byInnerHtml(line(addresses)),
    doctor: 'tag-inert',
    says: 'innerHTML',
    inspector: 'The tag is in this page where no browser runs it: a script has put it there by innerHTML.',
    runs: false,
  },
  {
    name: 'a tag in a frame of the site alone',
    head: (addresses) => `<iframe width="1" height="1" srcdoc='${line(addresses)}'></iframe>`,
    doctor: 'tag-in-frame',
    inspector: 'The tag is in a frame of this page alone, about:srcdoc.',
    runs: false,
  },
  {
    name: 'a tag that a script adds once the visitor scrolls',
    head: ({ relay }) => addedOn('scroll', `${relay}/driftrock.js`),
    doctor: 'tag-not-added',
    inspector: 'A script of this page names the tag, and has not put it there yet.',
    runs: false,
  },
  {
    name: 'an address in an attribute of an optimiser',
    head: ({ relay }) => `<script type="delayed" data-delayed-src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'its type is delayed',
    inspector: 'The browser does not run the tag: its type is delayed.',
    runs: false,
  },
  {
    name: 'a lazily loaded tag, with data-src alone',
    head: ({ relay }) => `<script async class="lazy" data-src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'its address is in data-src',
    inspector: 'The browser does not run the tag: its address is in data-src.',
    runs: false,
  },
  {
    name: 'a tag for browsers without modules',
    head: ({ relay }) => `<script nomodule src="${relay}/driftrock.js"></script>`,
    doctor: 'tag-held-back',
    says: 'nomodule',
    inspector: 'The browser does not run the tag: it has the attribute nomodule.',
    runs: false,
  },
  {
    name: 'the file for bundlers',
    head: ({ relay, sourceId }) =>
      ownCopy(`data-relay="${relay}/v2/event" data-source-id="${sourceId}"`, 'driftrock.mjs'),
    doctor: 'script-not-run',
    inspector: 'driftrock.mjs, and it does not run.',
    runs: false,
  },
  {
    name: 'an address between curly quotation marks',
    head: ({ relay }) => `<script src=${quoted(`${relay}/driftrock.js`)}></script>`,
    doctor: 'script-refused',
    says: 'curly quotation marks',
    inspector: 'the server answers HTTP 404, for the address in the tag is between curly quotation marks.',
    runs: false,
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
  isHeard: row.runs !== false && row.inspector !== undefined,
}));
