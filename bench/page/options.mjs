/** What the command line asks for. */
import { parseArgs } from 'node:util';

/** @typedef {'listeners' | 'pages' | 'uploads' | 'forms'} PartName */
/** @typedef {{ parts: PartName[], isQuick: boolean, isFull: boolean }} Options */

/** @type {PartName[]} */
const PART_NAMES = ['listeners', 'pages', 'uploads', 'forms'];

/**
 * The parts to measure, all of them by default. Ends the process with code 1 where the command line says anything else.
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { only: { type: 'string', multiple: true, default: [] }, quick: { type: 'boolean', default: false } },
    });
    const named = values.only.flatMap((list) => list.split(','));
    const unknown = named.find((name) => !PART_NAMES.some((known) => known === name));
    if (unknown !== undefined) throw new Error(`There is no part called "${unknown}".`);
    const parts = PART_NAMES.filter((name) => named.length === 0 || named.includes(name));
    return { parts, isQuick: values.quick, isFull: !values.quick && parts.length === PART_NAMES.length };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    console.error(`✗ ${message}\n  npm run bench:page -- [--only ${PART_NAMES.join('|')}] [--quick]`);
    process.exit(1);
  }
}
