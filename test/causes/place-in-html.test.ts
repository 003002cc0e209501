/** Where the HTML of a page names the file. */
import { expect, test } from 'vitest';
import { placeInHtml } from '../../src/causes/place-in-html';

const TAG = '<script async src="https://relay.example.com/driftrock.js"></script>';

test.each([
  ['tag', TAG],
  ['tag', '<SCRIPT data-relay="https://relay.example.com/v2/event" src="/a.js"></SCRIPT>'],
  ['script', "<script>add('https://relay.example.com/driftrock.loader.js')</script>"],
  ['text', '<p>&lt;script src="/driftrock.js"&gt;</p>'],
  ['text', `<textarea>${TAG}</textarea>`],
  ['template', `<template>\n${TAG}\n</template>`],
  ['noscript', `<noscript>${TAG}</noscript>`],
  ['comment', `<!-- ${TAG} -->`],
  [undefined, '<script src="/jquery.js"></script><!-- nothing -->'],
  [undefined, ''],
])('%s: %s', (place, html) => {
  expect(placeInHtml(html)).toBe(place);
});

test('what a browser runs goes before what it does not, wherever it is', () => {
  expect(placeInHtml(`<!-- ${TAG} --><noscript>${TAG}</noscript>${TAG}`)).toBe('tag');
  expect(placeInHtml(`<!-- ${TAG} --><script>const file = 'driftrock.js';</script>`)).toBe('script');
});
