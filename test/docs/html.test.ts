/** What the check of HTML blocks finds: it must be able to fail. */
import { expect, test } from 'vitest';
import { findUnclosed } from './support/html';

test.each([
  ['<form><input></form>', []],
  ['<script>if (a < b) document.write("<p>")</script>', []],
  ['<!-- <p> --><br><img alt="a > b">', []],
  ['<form><p></form>', ['</form>', '<form>', '<p>']],
  ['<script src="a.js">', ['<script>']],
])('%s: %j', (html, wrong) => {
  expect(findUnclosed(html)).toEqual(wrong);
});
