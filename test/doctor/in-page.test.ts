/** Questions to a page, by the probe. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ask, askHandle, type Place } from '../../src/doctor/in-page';
import { createElement, placeWith } from './support/place';

// The built probe is not among the sources.
vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));

const evaluate = vi.fn<(expression: string) => Promise<unknown>>();
const place = { evaluate, evaluateHandle: evaluate } as never as Place;

beforeEach(() => void evaluate.mockReset());

describe('ask', () => {
  test('gives what the expression gives in the page, by the probe', async () => {
    const globals = { probe: { places: () => ['#contact'] } };
    expect(await ask(placeWith(globals) as never, '({ names: driftrockProbe.places() })')).toEqual({
      names: ['#contact'],
    });
  });

  test('leaves no global behind', async () => {
    const globals = { probe: { places: () => [] } };
    await ask(placeWith(globals) as never, 'driftrockProbe.places()');
    expect(Object.keys(globals)).toEqual(['probe']);
  });

  test.each([
    'Execution context was destroyed, most likely because of a navigation',
    'Unable to evaluate: the page is navigating',
  ])('asks the next page where this one moves on: %s', async (message) => {
    evaluate.mockRejectedValueOnce(new Error(message)).mockRejectedValueOnce(new Error(message)).mockResolvedValue(1);
    expect(await ask(place, '1')).toBe(1);
    expect(evaluate).toHaveBeenCalledTimes(3);
  });

  test('gives up on a page that moves on again and again', async () => {
    evaluate.mockRejectedValue(new Error('Execution context was destroyed'));
    await expect(ask(place, '1')).rejects.toThrow('context was destroyed');
    expect(evaluate).toHaveBeenCalledTimes(3);
  });

  test('asks once where the page itself fails', async () => {
    evaluate.mockRejectedValue(new Error('driftrockProbe is not defined'));
    await expect(ask(place, '1')).rejects.toThrow('not defined');
    expect(evaluate).toHaveBeenCalledTimes(1);
  });

  test('gives up on a page that does not answer', async () => {
    vi.useFakeTimers();
    evaluate.mockReturnValue(new Promise(() => {}));
    const asked = expect(ask(place, '1')).rejects.toThrow('keep the browser busy');
    await vi.advanceTimersByTimeAsync(12_000);
    await asked;
    vi.useRealTimers();
  });
});

test('askHandle gives what is in the page, elements too', async () => {
  const control = createElement([], 'email');
  const form = await askHandle(
    placeWith({ probe: { leadForm: () => ({ control }) } }) as never,
    'driftrockProbe.leadForm()',
  );
  expect((await form.getProperty('control')).asElement()).toBe(control);
});
