/** Pages of one matter: signing in, and what is not there. */
import { html } from 'hono/html';
import type { Html } from './layout';

/** Asks for the token. */
export const signInView = (error?: string): Html =>
  html`<h1>Sign in</h1>
    <p>This page is for the relay's operator. The token is in its variable <code>RELAY_OPS_TOKEN</code>.</p>
    ${error && html`<p class="notice" role="alert">${error}</p>`}
    <form method="post" action="/sign-in">
      <p>
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required maxlength="512" />
      </p>
      <p><button>Sign in</button></p>
    </form>`;

/** One thing to say, with the way back. */
export const noticeView = (title: string, sentence: string): Html =>
  html`<h1>${title}</h1>
    <p>${sentence}</p>
    <p><a href="/">To the overview</a></p>`;
