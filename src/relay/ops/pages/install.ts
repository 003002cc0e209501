/** The lines for this relay, ready to copy, and where each product takes them. */
import { html } from 'hono/html';
import { type Installation, type Installed, installationsOf } from '../installations';
import { codeBlock, type Html } from './layout';

/** What the page knows of the relay's address. */
export interface InstallParts extends Installed {
  /** Whether the operator has named it; otherwise it is the one that the relay listens on. */
  isPublicUrlKnown: boolean;
}

const installationView = ({ id, title, steps, code, note }: Installation, index: number): Html =>
  html`<details name="install" id="install-${id}" ${index === 0 ? html` open` : ''}>
    <summary>${title}</summary>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${codeBlock(code, `${title}: what to paste`)} ${note && html`<p class="hint">${note}</p>`}
  </details>`;

const addressView = ({ isPublicUrlKnown, relayUrl }: InstallParts): Html | false =>
  !isPublicUrlKnown &&
  html`<p class="notice">
    These lines name <code>${relayUrl}</code>, the address that the relay listens on. Pages need the address by which
    the world reaches it, with https: set <code>RELAY_PUBLIC_URL</code>, or put it into the line by hand.
  </p>`;

const capturesView = ({ sourceIds }: InstallParts): Html | false => {
  if (sourceIds === '*')
    return html`<p>This relay takes every capture. Put the id of yours in place of <code>your-capture-id</code>.</p>`;
  return (
    sourceIds.length > 1 &&
    html`<p>The lines name the first of ${sourceIds.length} captures. The others: ${sourceIds.slice(1).join(', ')}.</p>`
  );
};

/** All ways to install. */
export const installView = (parts: InstallParts): Html =>
  html`<section id="install" aria-labelledby="install-title">
    <h2 id="install-title">Install</h2>
    ${addressView(parts)} ${capturesView(parts)}
    ${
      !parts.served &&
      html`<p class="notice">
        This build serves no snippet. Build the project whole, or host <code>driftrock.js</code> yourself.
      </p>`
    }
    ${installationsOf(parts).map(installationView)}
  </section>`;
