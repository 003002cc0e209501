/** What the command line asks for. */
import { parseArgs } from 'node:util';

/** @typedef {'weight' | 'load' | 'work' | 'rest' | 'relay'} PartName */
/** @typedef {{ parts: PartName[], rounds: number, isQuick: boolean }} Options */

/** @type {PartName[]} */
export const PART_NAMES = ['weight', 'load', 'work', 'rest', 'relay'];

const ROUNDS = 5;

/** @param {string} text */
function roundsOf(text) {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`"${text}" is no number of rounds.`);
  return rounds;
}

/**
 * The parts to measure, all of them by default, and how often. Throws where the arguments say anything else.
 * @param {string[]} args
 * @returns {Options}
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: String(ROUNDS) },
      quick: { type: 'boolean', default: false },
    },
  });
  const named = values.only.flatMap((list) => list.split(','));
  const unknown = named.find((name) => !PART_NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`There is no part called "${unknown}".`);
  const parts = PART_NAMES.filter((name) => named.length === 0 || named.includes(name));
  return { parts, rounds: values.quick ? 1 : roundsOf(values.rounds), isQuick: values.quick };
}
