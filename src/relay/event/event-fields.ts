/**
 * What the visitor gave, copied name by name: nothing in it can reach an object's prototype, or exhaust the stack.
 * Pure.
 */
import type { FieldValue } from '../../event';
import { wellFormed } from './well-formed';

/** Levels of objects and arrays below `fields`; forms have one or two. */
export const MAX_DEPTH = 8;
/** Names in one object; the longest real forms have some hundreds, and a refused event is lost. */
export const MAX_NAMES = 2_000;

/** What is wrong with one value, and where it is: `fields.email`. */
export interface FieldProblem {
  field: string;
  problem: string;
}

/** A copy of `fields` that is safe to pass on, with the problems that forbid it; none in the usual case. */
export function copyFields(fields: Record<string, unknown>): {
  fields: Record<string, FieldValue>;
  problems: FieldProblem[];
} {
  const problems: FieldProblem[] = [];

  const refuse = (path: string[], problem: string): null => {
    problems.push({ field: path.join('.'), problem });
    return null;
  };

  const copyObject = (object: object, path: string[]): Record<string, FieldValue> | null => {
    // No form control is called __proto__: only somebody who aims at a careless reader behind us writes it.
    const entries = Object.entries(object).filter(([name]) => name !== '__proto__');
    if (entries.length > MAX_NAMES) return refuse(path, `holds more than ${MAX_NAMES} names`);
    return Object.fromEntries(entries.map(([name, value]) => [wellFormed(name), copy(value, [...path, name])]));
  };

  const copy = (value: unknown, path: string[]): FieldValue => {
    if (typeof value === 'string') return wellFormed(value);
    // JSON.parse reads 1e999 as Infinity, which JSON.stringify would turn into null.
    if (value === Infinity || value === -Infinity) return refuse(path, 'is a number beyond the range of JSON readers');
    if (typeof value !== 'object' || value === null) return value as FieldValue;
    if (path.length > MAX_DEPTH + 1) return refuse(path, `is nested more than ${MAX_DEPTH} levels deep`);
    if (Array.isArray(value)) return value.map((item, index) => copy(item, [...path, String(index)]));
    return copyObject(value, path);
  };

  return { fields: copyObject(fields, ['fields']) ?? {}, problems };
}
