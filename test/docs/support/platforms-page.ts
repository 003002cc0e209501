/** The ways to install that the operator's page words -> the page of platforms, docs/platforms.md, in Markdown. */
import { existsSync } from 'node:fs';
import { type Installation, installationsOf } from '../../../src/relay/ops/installations';
import { ROOT } from './markdown';
import { RELAY } from './page';
import { alternativeOf } from './platform-picture';

/** Stands for the reader's capture, in every example. */
const CAPTURE = '034feb07-0cd7-4d44-bbdb-ae18a8a4132f';

const HEAD = `# Install by platform

Where to click, and what to paste. The operator's page of your relay has the same lines with your own address and
capture in them, ready to copy: [your page](relay-operations.md#your-page). This page and its drawings are written from
the same list by \`npx vitest run test/docs -u\`. A drawing shows the way through the menus, not what a product looks
like.

![The operator's page: a line for each platform, and the steps for Google Tag Manager](pictures/operator-install.png)

In the lines below the relay is at \`${RELAY}\` and has one capture. With several, name one:
\`data-source-id="your-capture-id"\` on the tag, or \`?sourceId=your-capture-id\` behind the address of the script.
What else a tag can say is in [options and commands](options.md).

**Then see that it works.** Open a page of yours with \`?driftrock_debug\` behind its address: a panel says whether the
script runs, whether the relay answers, and which forms are lead forms. Send a form: the lead is in the panel, on the
operator's page and in Driftrock.`;

/** What another document of the project has to say of a platform, where it is there. */
const MORE: Record<string, { path: string; words: string }> = {
  'tag-manager': {
    path: 'integrations/gtm/README.md',
    words: 'With fields in place of code: the template for Tag Manager',
  },
  wordpress: { path: 'integrations/wordpress/README.md', words: 'With a settings page in place of code: the plug-in' },
};

// Angle brackets outside code would be HTML.
const withCode = (text: string): string => text.replace(/<[^>]+>/g, '`$&`');

function moreOf(id: string): string[] {
  const more = MORE[id];
  return more && existsSync(ROOT + more.path) ? [`[${more.words}](../${more.path}).`] : [];
}

function sectionOf(way: Installation): string {
  const { id, title, steps, code, note } = way;
  const language = id === 'npm' ? 'ts' : 'html';
  return [
    `## ${title}`,
    steps.map((step, index) => `${index + 1}. ${withCode(step)}`).join('\n'),
    `\`\`\`${language}\n${code}\n\`\`\``,
    `![${alternativeOf(way)}](pictures/platform-${id}.svg)`,
    ...(note ? [withCode(note)] : []),
    ...moreOf(id),
  ].join('\n\n');
}

// Subresource Integrity needs the digest of a build, which only the operator's page has.
/** The ways to install that the page has. */
export const waysToInstall = (): Installation[] =>
  installationsOf({ relayUrl: RELAY, served: undefined, sourceIds: [CAPTURE] });

/** The whole page. */
export const platformsPage = (): string => [HEAD, ...waysToInstall().map(sectionOf)].join('\n\n').concat('\n');
