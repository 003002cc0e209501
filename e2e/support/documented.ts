/**
 * What a reader does with the HTML of the documents: which block is pasted where, with the reader's own addresses in
 * place of those in the text.
 */
import { readFileSync } from 'node:fs';
import { type Block, DOCUMENTS, readMarkdown } from '../../test/docs/support/markdown';
import type * as Server from '../../src/relay/node-server/server';
import { API_KEY, test as base } from './fixture';
import { type PageServer, startPageServer } from './page-server';
import { importServer } from './site-owner';

export { expect } from './fixture';

/** What the documents call the reader's capture. */
const CAPTURES = /034feb07-0cd7-4d44-bbdb-ae18a8a4132f|your-capture-id/g;
/** Of some other file: 384 bits in base64. */
const OTHER_DIGEST = `sha384-${'A'.repeat(64)}`;
const MANIFEST = new URL('../../dist/served/manifest.json', import.meta.url);
const BUILT_STUB = new URL('../../dist/driftrock.stub.js', import.meta.url);

/** A block that a reader pastes, between the others of its document. */
export interface Pasted extends Block {
  /** Document, number and heading: `docs/install.md, block 2: With a script tag`. */
  place: string;
  /** The blocks of the document that come before it. */
  above: Block[];
  /** The blocks of the document that come after it. */
  after: Block[];
}

const isHtml = ({ language }: Block) => language === 'html';
const isModule = ({ language, code }: Block) => language === 'ts' && code.includes("from 'driftrock'");

const isPolicy = ({ language, code }: Block) => language === 'http' && code.startsWith('Content-Security-Policy: ');

/** Every block of HTML, every one that imports the snippet, and every content policy, of every document. */
const pasted: Pasted[] = DOCUMENTS.flatMap((path) => {
  const { blocks } = readMarkdown(path);
  return blocks.map((block, index) => ({
    ...block,
    place: `${path}, block ${index + 1}: ${block.heading}`,
    above: blocks.slice(0, index),
    after: blocks.slice(index + 1),
  }));
}).filter((block) => isHtml(block) || isModule(block) || isPolicy(block));

const isStub = (code: string) => code.trim() === `<script>${readFileSync(BUILT_STUB, 'utf8')}</script>`;

/** What a block is, the first that fits: the test of this kind does with it what the text says. */
const KINDS = {
  'a call of the module': isModule,
  'a content policy': isPolicy,
  'a form': ({ code }: Block) => code.includes('<form'),
  'a second tag': ({ code }: Block) => code.includes('/driftrock.builders.js'),
  'a tag that waits for consent': ({ code }: Block) => /\/driftrock\.js[^]*data-consent="pending"/.test(code),
  'a tag': ({ code }: Block) => /\/driftrock(\.loader)?\.js/.test(code),
  'the early stub': ({ code }: Block) => isStub(code),
};

/** One of the kinds of blocks that a test follows. */
export type Kind = keyof typeof KINDS;

const kindOf = (block: Block): Kind | undefined => (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind](block));

/** The blocks of this kind. */
export const blocksOf = (kind: Kind): Pasted[] => pasted.filter((block) => kindOf(block) === kind);

/** Where the blocks are that are of no kind. */
export const unknownBlocks = (): string[] => pasted.filter((block) => !kindOf(block)).map(({ place }) => place);

/** The policy's own text, and the tag above it whose file it allows. Throws where there is none. */
export function readPolicy({ place, code, above }: Pasted): { policy: string; tag: Block } {
  const policy = code.trim().replace('Content-Security-Policy: ', '');
  const [, source = ''] = /script-src (\S+?)(?:;|$)/.exec(policy) ?? [];
  const tag = above.find((block) => KINDS['a tag'](block) && block.code.includes(`src="${source}/`));
  if (!tag) throw new Error(`${place}: no tag above it has a file of ${source}`);
  return { policy, tag };
}

/** The line that the README gives for every page: other blocks build on it. */
export const firstTag = (): string => readMarkdown('README.md').code('html')[0]!;

/** What a reader has, and puts in place of what the text calls it. */
export interface Reader {
  /** The id of the capture. */
  capture: string;
  /** The code with the reader's own addresses, capture and digests in it. */
  own(code: string): string;
  /** The HTML for the page's head, by way of a tag manager where the text before it says so. */
  head(block: Block): string;
  /** Puts this into the head of every page from now on, with more texts for more places. */
  paste(head: string, texts?: Record<string, string>): void;
}

// What a tag manager does with its Custom HTML: pages/tag-manager.js.
const inTagManager = (html: string): string =>
  `<template id="custom-html">${html}</template><script src="/tag-manager.js"></script>`;

// HTML standard §8.1.3.10, "Import maps": what a bundler does with the package's name.
const inModule = (code: string): string =>
  '<script type="importmap">{"imports":{"driftrock":"/driftrock.mjs"}}</script>' +
  `<script type="module">${code}</script>`;

function headOf(block: Block): string {
  if (isModule(block)) return inModule(block.code);
  return /Custom HTML|tag manager/i.test(block.heading + block.before) ? inTagManager(block.code) : block.code;
}

/** The digests of the files that the relay serves, by the words that the text has for them. */
function digests(): Record<string, string> {
  const { files } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  return {
    'sha384-THE-LOADER': files['driftrock.loader.js'].integrity,
    'sha384-THE-WHOLE-FILE': files['driftrock.js'].integrity,
    'THE-ONE-BEFORE': OTHER_DIGEST,
  };
}

function replaceAll(code: string, own: Record<string, string>): string {
  return Object.entries(own).reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), code);
}

interface Fixtures {
  /** The reader's relay: it has the capture alone, or another one as well where a block names its own. */
  startRelay(code: string): Promise<Server.RunningRelay>;
  /** The reader's place for files: a third origin. */
  files: PageServer;
  /** Somebody with a relay for this block. */
  readerOf(block: Block): Promise<Reader>;
}

/** The fixture with a reader of the documents. */
export const test = base.extend<Fixtures>({
  startRelay: async ({ pageServer, upstream, sourceId }, use) => {
    const { startRelay } = await importServer();
    const running: Server.RunningRelay[] = [];
    await use(async (code) => {
      const relay = await startRelay({
        ...{ apiKey: API_KEY, upstreamUrl: upstream.url, origins: [pageServer.origin] },
        ...{ host: '127.0.0.1', port: 0, opsPort: 0, shutdownMs: 5_000, writeLog: () => {} },
        sourceIds: code.search(CAPTURES) === -1 ? [sourceId] : ['another-capture', sourceId],
      });
      running.push(relay);
      return relay;
    });
    await Promise.all(running.map((relay) => relay.stop()));
  },
  files: async ({ sourceId }, use) => {
    const server = await startPageServer({ relay: '', sourceId, options: {}, headers: {} });
    await use(server);
    await server.close();
  },
  readerOf: async ({ startRelay, files, pageServer, sourceId }, use) =>
    use(async (block) => {
      const { url } = await startRelay(block.code);
      const own = (code: string) =>
        replaceAll(code, {
          'https://relay.example.com': url,
          [encodeURIComponent('https://relay.example.com')]: encodeURIComponent(url),
          'https://cdn.example.com': files.origin,
          'action="/quote"': 'action="/submit"',
          ...digests(),
        }).replace(CAPTURES, sourceId);
      return {
        capture: sourceId,
        own,
        head: (given) => own(headOf(given)),
        paste(head, texts = {}) {
          // Pages with a tag of their own have what was pasted in its place.
          pageServer.installation.texts = { '<!--pasted-->': head, '<!--tag-->': head, ...texts };
        },
      };
    }),
});
