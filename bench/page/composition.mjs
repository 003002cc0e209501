/** What the bytes of our script are for: by the folder that they come from, as its source map tells. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { createFigures } from '../rounds.mjs';
import { DRIFTROCK } from '../subjects.mjs';
import { brotliBytes } from './compressed.mjs';

/** @typedef {import('../part.mjs').Table} Table */

const SCRIPT = new URL('../../dist/driftrock.js', import.meta.url);
const SOURCE_MAP = new URL('../../dist/driftrock.js.map', import.meta.url);

/** What each folder is for; the first that a source lies in counts. @type {[folder: string, purpose: string][]} */
const PURPOSES = [
  ['/snippet/form/', 'to read a form: contact, fields, names, what is private, what is no lead'],
  ['/snippet/capture/evidence/', 'to see what the page makes of a submission'],
  ['/snippet/capture/', 'to hear the visitor, and to follow a submission to its verdict'],
  ['/snippet/delivery/', 'to lose nothing: the outbox, its copies, attempts'],
  ['/snippet/early/', 'to take what the early stub has kept'],
  ['/snippet/identity/', 'consent, the client id, campaigns'],
  ['/js-cookie/', 'consent, the client id, campaigns'],
  ['', 'options, commands, reports, the way to the inspector'],
];

/** @param {string} source a path or URL */
const purposeOf = (source) => PURPOSES.find(([folder]) => source.includes(folder))?.[1] ?? '';

/** The characters of the script by their purpose. @param {string} code */
function charactersByPurpose(code) {
  const map = new SourceMap(JSON.parse(readFileSync(SOURCE_MAP, 'utf8')));
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [line, text] of code.split('\n').entries()) {
    for (const [column, character] of [...text].entries()) {
      const { originalSource = '' } = /** @type {{ originalSource?: string }} */ (map.findEntry(line, column));
      const purpose = purposeOf(originalSource);
      texts.set(purpose, (texts.get(purpose) ?? '') + character);
    }
  }
  return texts;
}

/** @returns {Table} */
export function weighComposition() {
  const figures = createFigures();
  const texts = charactersByPurpose(readFileSync(SCRIPT, 'utf8'));
  const whole = brotliBytes([...texts.values()].join(''));
  for (const [purpose, text] of texts) {
    const others = [...texts].filter(([other]) => other !== purpose).map(([, otherText]) => otherText);
    const add = (/** @type {string} */ measure, /** @type {number} */ bytes) =>
      figures.add({ page: purpose, measure, unit: 'bytes' }, DRIFTROCK, [bytes]);
    add('raw', Buffer.byteLength(text));
    add('what the rest weighs less in brotli', whole - brotliBytes(others.join('')));
  }
  return {
    title: 'What its bytes are for',
    about:
      'Each byte of our script counts for the source that the source map names. The second figure of each is what ' +
      'would be saved if all of it could be left out.',
    columns: [DRIFTROCK],
    rows: figures.rows(),
  };
}
