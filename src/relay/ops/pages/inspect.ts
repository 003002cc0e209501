/** How to look into a page that has the tag, or should have it. */
import { html } from 'hono/html';
import { bookmarkOf } from '../bookmark';
import type { Installed } from '../installations';
import { codeBlock, type Html } from './layout';

/** The section; nothing where this build serves no inspector. */
export const inspectView = ({ relayUrl, served }: Installed): Html | false =>
  served !== undefined &&
  html`<section id="inspect" aria-labelledby="inspect-title">
    <h2 id="inspect-title">Look into a page</h2>
    <p>
      Put <code>?driftrock_debug</code> behind the address of a page with the tag. A panel opens in it: what is wrong,
      which forms are lead forms and why, and what became of each lead.
    </p>
    <p>
      Does no panel open? Then the script does not run there. Drag this link to the bar of bookmarks, open that page,
      and press the bookmark: <a href="${bookmarkOf(relayUrl)}">Driftrock inspector</a>
    </p>
    <details>
      <summary>Without dragging</summary>
      <ol>
        <li>Make a bookmark of any page, and edit it: name it Driftrock inspector, and give it this address.</li>
        <li>Open the page that brings no leads, and press the bookmark.</li>
      </ol>
      ${codeBlock(bookmarkOf(relayUrl), 'Driftrock inspector: the address of the bookmark')}
    </details>
  </section>`;
