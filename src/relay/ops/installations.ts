/** The lines that bring the snippet onto a site, for this relay, and where each product takes them. */
import { html } from 'hono/html';

/** What the lines are made of. */
export interface Installed {
  /** Where pages reach the relay, without a path: `https://relay.example.com`. */
  relayUrl: string;
  /** Of the served snippet; undefined where this build serves none. */
  served: { version: string; integrity: string } | undefined;
  sourceIds: '*' | readonly string[];
}

/** One way to install. */
export interface Installation {
  id: string;
  title: string;
  /** Where to click, in the product's own words: one step each. */
  steps: string[];
  /** What to paste. */
  code: string;
  /** What else is good to know. */
  note?: string;
}

/** Stands for a capture of the operator's where the relay takes any. */
const SOME_CAPTURE = 'your-capture-id';

// The snippet fills in the only capture by itself.
const captureIn = ({ sourceIds }: Installed): string | undefined => {
  if (sourceIds === '*') return SOME_CAPTURE;
  return sourceIds.length === 1 ? undefined : sourceIds[0];
};

// The line is HTML itself: values are escaped in it, and the whole once more when a page shows it.
const attribute = ([name, value]: readonly [string, string]): string => `${name}="${String(html`${value}`)}"`;

function tagFor(src: string, capture: string | undefined, more: Readonly<Record<string, string>> = {}): string {
  const source = capture === undefined ? {} : { 'data-source-id': capture };
  const attributes = Object.entries({ src, ...source, ...more }).map(attribute);
  return `<script async ${attributes.join(' ')}></script>`;
}

// Text inside a script: encodeURIComponent leaves the quotation mark alone.
const inQuery = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27');

const tagManagerCode = (file: string, capture: string | undefined): string =>
  [
    '<script>',
    '(function () {',
    "  var script = document.createElement('script');",
    '  script.async = true;',
    `  script.src = '${file}${capture === undefined ? '' : `?sourceId=${inQuery(capture)}`}';`,
    '  document.head.appendChild(script);',
    '})();',
    '</script>',
  ].join('\n');

const moduleCode = ({ relayUrl, sourceIds }: Installed): string =>
  [
    "import { driftrock } from 'driftrock';",
    '',
    "driftrock('init', {",
    `  relay: ${JSON.stringify(`${relayUrl}/v2/event`)},`,
    `  sourceId: ${JSON.stringify(sourceIds === '*' ? SOME_CAPTURE : (sourceIds[0] ?? SOME_CAPTURE))},`,
    '});',
  ].join('\n');

// What WP Rocket, Cloudflare and LiteSpeed leave alone.
const NOT_DELAYED = { nowprocket: '', 'data-cfasync': 'false', 'data-no-optimize': '1' };

/** Products that take the script tag as it is. */
const SITE_BUILDERS: readonly Omit<Installation, 'code'>[] = [
  {
    id: 'shopify',
    title: 'Shopify',
    steps: [
      'Online Store > Themes > the three dots of your theme > Edit code > layout > theme.liquid.',
      'Paste this line just before </head>, then Save.',
    ],
  },
  {
    id: 'webflow',
    title: 'Webflow',
    steps: ['Site settings > Custom code > Head code. Paste this line.', 'Save changes, then Publish.'],
  },
  {
    id: 'squarespace',
    title: 'Squarespace',
    steps: ['Pages > Website Tools > Code Injection > Header. Paste this line.', 'Save.'],
    note: 'Smaller plans have no Code Injection.',
  },
  {
    id: 'wix',
    title: 'Wix',
    steps: [
      'Settings > Custom Code > Add Custom Code. Paste this line.',
      'Add Code to Pages: All pages, Load code on each new page. Place Code in: Head. Then Apply.',
    ],
    note: 'Wix takes custom code only on a published site with a domain of its own.',
  },
];

function withIntegrity({ relayUrl, served }: Installed, capture: string | undefined): Installation[] {
  if (!served) return [];
  const { version, integrity } = served;
  return [
    {
      id: 'integrity',
      title: 'Script tag with Subresource Integrity',
      steps: ['Paste this line into the <head> of every page. Browsers run this very file, and no other.'],
      code: tagFor(`${relayUrl}/${version}/driftrock.js`, capture, { integrity, crossorigin: 'anonymous' }),
      note:
        'An update of the relay brings another file, which browsers refuse under this hash. Before an update, ' +
        'add the new hash behind this one, after a space; after it, take the new line from here.',
    },
  ];
}

/** Every way to install, for this relay. */
export function installationsOf(installed: Installed): Installation[] {
  const capture = captureIn(installed);
  const file = `${installed.relayUrl}/driftrock.js`;
  const tag = tagFor(file, capture);
  return [
    {
      id: 'script-tag',
      title: 'Script tag',
      steps: ['Paste this line into the <head> of every page, the thank-you pages among them.'],
      code: tag,
    },
    ...withIntegrity(installed, capture),
    {
      id: 'tag-manager',
      title: 'Google Tag Manager',
      steps: [
        'Tags > New > Tag Configuration > Custom HTML. Paste these lines.',
        'Triggering > Initialization - All Pages. A Form Submission trigger comes too late.',
        'Save, then Submit and Publish.',
      ],
      code: tagManagerCode(file, capture),
    },
    {
      id: 'wordpress',
      title: 'WordPress',
      steps: [
        'With the plugin WPCode: Code Snippets > Header & Footer > Header. Paste this line, then Save Changes.',
        'Empty the cache of your caching plugin.',
      ],
      code: tagFor(file, capture, NOT_DELAYED),
      note: 'The attributes keep WP Rocket, LiteSpeed and Cloudflare from delaying the script.',
    },
    ...SITE_BUILDERS.map((builder) => ({ ...builder, code: tag })),
    {
      id: 'npm',
      title: 'npm',
      steps: ['Run npm install driftrock, and call this once in the code of every page.'],
      code: moduleCode(installed),
    },
  ];
}
