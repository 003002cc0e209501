/**
 * Pages that fetch the snippet, as a process of their own: so many a second, spread evenly. Tells its parent how many
 * answers were 200 when asked.
 */
import { Agent, get } from 'node:http';

const SECOND_MS = 1000;

process.once('message', (/** @type {{ url: string, perSecond: number }} */ { url, perSecond }) => {
  const agent = new Agent({ keepAlive: true });
  const count = { sent: 0 };
  const fetchFile = () =>
    get(`${url}/driftrock.js`, { agent, headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) =>
      response.resume().once('end', () => (count.sent += Number(response.statusCode === 200))),
    );
  setInterval(fetchFile, SECOND_MS / perSecond);
  process.on('message', () => process.send?.(count));
  process.send?.({ url });
});
