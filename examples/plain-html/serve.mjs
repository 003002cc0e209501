/** The site of the example: its files, and a thank-you page for what the form sends. PORT and DRIFTROCK_RELAY set it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { PORT = '3000', DRIFTROCK_RELAY = 'https://relay.example.com' } = process.env;
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };
const PAGES = {
  '/': 'index.html',
  '/contact.html': 'contact.html',
  '/thanks.html': 'thanks.html',
  '/consent.js': 'consent.js',
};

createServer(async (request, response) => {
  const name = PAGES[new URL(request.url, 'http://localhost').pathname];
  request.resume();
  if (name === undefined) return response.writeHead(404).end('There is no such page.');
  const text = await readFile(new URL(`public/${name}`, import.meta.url), 'utf8');
  response.writeHead(200, { 'Content-Type': TYPES[name.split('.').pop()] });
  response.end(text.replaceAll('https://relay.example.com', DRIFTROCK_RELAY));
}).listen(Number(PORT), '127.0.0.1');
