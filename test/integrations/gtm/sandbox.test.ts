/** The sandbox that the template's code runs in here: what it takes, and what it keeps away. */
import { describe, expect, test } from 'vitest';
import { createRequire, runSandboxed } from './support/sandbox';
import { problemsOfCode } from './support/sandbox-syntax';
import { parseTemplate } from './support/template';
import { assertThat, createTestApis } from './support/test-apis';
import { createWebApis, type Host } from './support/web-apis';

const hostWith = (globals: Record<string, unknown>): Host => ({
  globals,
  inject: () => {},
  log: () => {},
  consent: {},
  consentListeners: [],
});

describe('problemsOfCode', () => {
  test.each([
    ['const a = [1, { b: (c) => c + 1 }]; if (!a.length) a.push(function (d) { return d; });'],
    ["let a = 'b'; a = a === 'b' ? null : undefined;"],
  ])('takes %s', (code) => expect(problemsOfCode(code, [])).toEqual([]));

  test.each([
    ['new Date()', 'NewExpression'],
    ['this.a', 'ThisKeyword'],
    ['/a/', 'RegularExpressionLiteral'],
    ['const a = `b`;', 'FirstTemplateToken'],
    ['const a = [...b];', 'SpreadElement'],
    ['const { a } = data;', 'takes apart'],
    ['class A {}', 'ClassDeclaration'],
    ['const a = async () => {};', 'AsyncKeyword'],
    ['data.a?.b', 'QuestionDotToken'],
    ['window.a', 'window is unknown'],
    ['document.title', 'document is unknown'],
    ['JSON.parse', 'JSON is unknown'],
    ["data.constructor('return this')", 'constructor is no member'],
    ['const a = (b = 1) => b;', 'is no parameter'],
  ])('refuses %s', (code, why) => expect(problemsOfCode(code, ['data']).join()).toContain(why));
});

describe('runSandboxed', () => {
  test('runs no part of code that it refuses', () => {
    const calls: string[] = [];
    expect(() => runSandboxed("note('a'); window.b();", { note: (text: string) => calls.push(text) })).toThrow(
      'line 1: window is unknown there',
    );
    expect(calls).toEqual([]);
  });
});

describe('createRequire', () => {
  test('has no API but those', () => {
    expect(() => createRequire({})('sendPixel')).toThrow('There is no API called sendPixel');
  });
});

describe('createWebApis', () => {
  test.each([
    ['injectScript', ['https://a.example/b.js']],
    ['callInWindow', ['driftrock']],
    ['createArgumentsQueue', ['driftrock', 'driftrock.q']],
    ['isConsentGranted', ['ad_storage']],
    ['addConsentListener', ['ad_storage', () => {}]],
    ['logToConsole', ['a']],
  ])('%s throws without its permission', (name, args) => {
    const apis = createWebApis(hostWith({}), () => false) as Record<string, (...args: unknown[]) => unknown>;
    expect(() => apis[name]!(...args)).toThrow('This template may not do that');
  });

  test('callInWindow hands over copies', () => {
    const taken: unknown[] = [];
    const apis = createWebApis(hostWith({ take: (value: unknown) => taken.push(value) }), () => true);
    const given = { list: [1] };
    (apis['callInWindow'] as (...args: unknown[]) => unknown)('take', given);
    given.list.push(2);
    expect(taken).toEqual([{ list: [1] }]);
  });
});

describe('createTestApis', () => {
  test('fails what was not called so', () => {
    const { apis, assertApi, mock } = createTestApis({ a: () => 1 });
    mock('a', 2);
    expect((apis['a'] as (value: object) => unknown)({ b: 1, c: undefined })).toBe(2);
    assertApi('a').wasCalledWith({ c: undefined, b: 1 });
    expect(() => assertApi('a').wasCalledWith({ b: 2 })).toThrow('a was not called with');
    expect(() => assertApi('a').wasNotCalled()).toThrow('a was called with');
    expect(() => mock('d', 1)).toThrow('There is no API called d');
  });

  test('fails what is not equal', () => {
    expect(() => assertThat([1]).isEqualTo([2])).toThrow('Expected [2], and found [1]');
    expect(() => assertThat([1]).isEmpty()).toThrow('Expected nothing');
  });
});

describe('parseTemplate', () => {
  test('throws where a test is written otherwise than this reads it', () => {
    const rest = '___INFO___\n{}\n___TEMPLATE_PARAMETERS___\n[]\n___WEB_PERMISSIONS___\n[]\n___TESTS___\n';
    expect(() => parseTemplate(`${rest}scenarios: []\nsetup: ''`)).toThrow('no tests');
    expect(() => parseTemplate(`${rest}scenarios:\n- name: a\n  code: "b"\nsetup: |-\n  c`)).toThrow('no test of');
  });
});
