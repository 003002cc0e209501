/** The frame of every page for the operator, and what pages share. */
import { html } from 'hono/html';

/** A piece of a page; what is put into it is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

/** A whole page. */
export interface Page {
  title: string;
  body: Html;
  /** Whether it looks at itself again every few seconds. */
  isLive?: boolean;
}

/** The page's HTML. No script and no style is in it: the content policy allows files of this server alone. */
export const layout = ({ title, body, isLive = false }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - Driftrock relay</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/ops.css" />
        <script type="module" src="/ops.js"></script>
      </head>
      <body${isLive ? html` data-live-page` : ''}>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site-header"><a href="/">Driftrock relay</a></header>
        <main id="main"><p id="freshness" role="status"></p>${body}</main>
      </body>
    </html>`;

/** Code to copy; the script of the page adds a button. Scrolled by keyboard, too. */
export const codeBlock = (code: string, label: string): Html =>
  html`<pre class="code" tabindex="0" role="region" aria-label="${label}"><code>${code}</code></pre>`;
