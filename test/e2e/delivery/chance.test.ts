/** The choices of the model check, which a seed brings back. */
import { expect, test } from 'vitest';
import { createChance } from '../../../e2e/delivery/chance';

const choices = (seed: number) => {
  const { below } = createChance(seed);
  return Array.from({ length: 200 }, () => below(10));
};

test('makes the same choices from the same seed', () => {
  expect(choices(7)).toEqual(choices(7));
});

test('makes other choices from another seed', () => {
  expect(choices(7)).not.toEqual(choices(8));
});

test('leaves none of ten choices out, and makes no eleventh', () => {
  expect([...new Set(choices(7))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
