/** A visit that sends the demo's contact form natively, and what the scripts have sent meanwhile. */
import { gunzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import { SUBMITTED_AT } from './demo-page.mjs';
import { THANKS_PATH } from './server.mjs';

/** @typedef {import('./server.mjs').Received} Received */

/** PostHog's script sends what it has every three seconds, the others sooner. */
const QUIET_AFTER_MS = 4_000;
const ADDRESS = 'ada@example.com';

// gzip's first two bytes: RFC 1952 §2.3.1.
const GZIP_MAGIC = [0x1f, 0x8b];

/** @param {Buffer} body */
function textOf(body) {
  const isGzip = GZIP_MAGIC.every((byte, index) => body[index] === byte);
  return (isGzip ? gunzipSync(body) : body).toString('utf8');
}

/** Whether the text has the visitor's address, as it is or in a part that is base64. @param {string} text */
function hasAddress(text) {
  const coded = text.match(/[\w+/-]{40,}={0,2}/g) ?? [];
  return [text, decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'))]
    .concat(coded.map((part) => Buffer.from(part, 'base64').toString('utf8')))
    .some((candidate) => candidate.includes(ADDRESS));
}

/** @param {Received[]} received */
const sumOf = (received) => ({
  requests: received.length,
  bytes: received.reduce((sum, { bytes }) => sum + bytes, 0),
  withAddress: received.filter(({ path, body }) => hasAddress(`${path} ${textOf(body)}`)).length,
});

/**
 * What the subject's script has sent before the form was touched, and from then on; `delayMs` is from the submission to
 * the arrival of the first request after it, NaN without any.
 * @param {import('../part.mjs').Bench} bench
 * @param {string} url
 */
export async function visitAndSend({ browser, server }, url) {
  server.forget();
  const tab = await browser.newPage();
  await tab.goto(url);
  await wait(QUIET_AFTER_MS);
  const before = sumOf(server.traffic());
  server.forget();
  await tab.click('#first');
  await tab.keyboard.type('Ada');
  await tab.click('#mail');
  await tab.keyboard.type(ADDRESS);
  await tab.click('#message');
  await tab.keyboard.type('Please call me');
  await Promise.all([tab.waitForURL(`**${THANKS_PATH}`), tab.click('main form button')]);
  const submittedAt = Number(await tab.evaluate((key) => sessionStorage.getItem(key), SUBMITTED_AT));
  await wait(QUIET_AFTER_MS);
  await tab.close();
  const sent = server.traffic();
  const [first] = sent.filter(({ at }) => at >= submittedAt);
  return { before, lead: sumOf(sent), delayMs: first ? first.at - submittedAt : NaN };
}
