/** The bar on every page: shows the Google Analytics cookie, makes one as gtag would, takes it away again. */
import { find } from './dom.js';

const shown = find(document, '#ga-cookie', HTMLOutputElement);
const remove = find(document, '#ga-remove', HTMLButtonElement);

// gtag keeps its cookie for two years; browsers cap that at 400 days.
const LIFETIME_SECONDS = 400 * 24 * 60 * 60;

const show = () => {
  const value = /(?:^|;\s*)_ga=([^;]*)/.exec(document.cookie)?.[1];
  shown.textContent = value ?? 'none';
  remove.hidden = value === undefined;
};

/** @param {string} cookie */
const write = (cookie) => {
  document.cookie = `${cookie}; path=/; SameSite=Lax`;
  show();
};

find(document, '#ga-give', HTMLButtonElement).addEventListener('click', () => {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  // GA1.<depth>.<random>.<seconds>: the last two are the client id.
  write(`_ga=GA1.1.${random}.${Math.floor(Date.now() / 1000)}; max-age=${LIFETIME_SECONDS}`);
});

remove.addEventListener('click', () => write('_ga=; max-age=0'));

show();
