/** What is read from Playwright's report, and how rows of it are printed. */
import { describe, expect, test } from 'vitest';
import { noteOf, tableOf, testsOf } from '../../scripts/report-notes.mjs';

const tested = (projectName: string) => ({ projectName, status: 'expected', annotations: [] });

describe('noteOf', () => {
  const notes = [
    { type: 'lost' },
    { type: 'cost', description: '5' },
    { type: 'cost', description: '1' },
    { type: 'empty', description: '' },
  ];

  test.each([
    ['cost', '5'],
    ['empty', ''],
    ['lost', undefined],
    ['another', undefined],
  ])('the first note of the type %s is %j', (type, text) => {
    expect(noteOf(notes, type)).toBe(text);
  });
});

describe('testsOf', () => {
  test('gives each test of suites at any depth, with the title of its spec', () => {
    const inner = { specs: [{ title: 'deep', tests: [tested('webkit')] }] };
    const report = {
      specs: [{ title: 'first', tests: [tested('chromium'), tested('firefox')] }],
      suites: [{ suites: [inner] }, { specs: [] }, {}],
    };
    expect(testsOf(report).map(({ title, projectName }) => `${title} in ${projectName}`)).toEqual([
      'first in chromium',
      'first in firefox',
      'deep in webkit',
    ]);
  });

  test('gives none of a report without suites', () => {
    expect(testsOf({})).toEqual([]);
  });
});

describe('tableOf', () => {
  test('puts each column as wide as its widest cell, without spaces at the end', () => {
    const rows = [
      ['case', 'in', 'cost'],
      ['a trap', 'chromium', ''],
      ['x', 'y', '20'],
    ];
    expect(tableOf(rows)).toEqual(['case    in        cost', 'a trap  chromium', 'x       y         20']);
  });

  test('makes no column wider for what a shorter row says beyond its third cell', () => {
    const rows = [
      ['a', 'b', 'c', 'd', 'e'],
      ['1', '2', '3', 'the page failed: nothing was there'],
      ['1', '2', '3', '4', '5'],
    ];
    expect(tableOf(rows)).toEqual(['a  b  c  d  e', '1  2  3  the page failed: nothing was there', '1  2  3  4  5']);
  });

  test('is no line where there are no rows', () => {
    expect(tableOf([])).toEqual([]);
  });
});
