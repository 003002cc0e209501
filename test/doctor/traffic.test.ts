/** What a page asks the network for, as the doctor hears it. */
import { expect, test } from 'vitest';
import { listen } from '../../src/doctor/traffic';
import { pageWith } from './support/place';

const request = (url: string, before: object | null = null, failure: object | null = null) => ({
  url: () => url,
  redirectedFrom: () => before,
  failure: () => failure,
});
const response = (asked: object, status: number, headers: Record<string, string>, text: () => Promise<string>) => ({
  ...{ request: () => asked, status: () => status, headers: () => headers, text },
});
const line = (type: string, text: string) => ({ type: () => type, text: () => text });
const ok = async () => 'body';

/** What is heard of these events. */
function heardOf(...events: [name: string, told: object][]) {
  const page = pageWith({});
  const traffic = listen(page);
  for (const [name, told] of events) page.emit(name, told);
  return traffic;
}

test('a request is asked for before it is answered', () => {
  expect(heardOf(['request', request('https://a.example/x')])).toEqual({
    requests: [],
    asked: ['https://a.example/x'],
    lines: [],
  });
});

test('an answer has its status, its type and its body', async () => {
  const [asked] = heardOf([
    'response',
    response(request('/x'), 200, { 'content-type': 'text/javascript' }, ok),
  ]).requests;
  expect(asked).toMatchObject({ url: '/x', status: 200, contentType: 'text/javascript' });
  expect(await asked!.text()).toBe('body');
});

test('an answer without a type, whose body the browser has not kept, has neither', async () => {
  const lost = () => Promise.reject(new Error('No resource with given identifier found'));
  const [asked] = heardOf(['response', response(request('/x'), 204, {}, lost)]).requests;
  expect(asked).toMatchObject({ status: 204, contentType: '' });
  expect(await asked!.text()).toBe('');
});

test.each([
  ['what the browser calls it', { errorText: 'net::ERR_BLOCKED_BY_CLIENT' }, 'net::ERR_BLOCKED_BY_CLIENT'],
  ['nothing where it has no name', null, ''],
])('a request that failed says %s', async (_, failure, said) => {
  const [asked] = heardOf(['requestfailed', request('/x', null, failure)]).requests;
  expect(asked).toMatchObject({ url: '/x', failure: said });
  expect(await asked!.text()).toBe('');
});

test.each([
  ['an answer', (asked: object): [string, object] => ['response', response(asked, 200, {}, ok)]],
  ['a failure', (asked: object): [string, object] => ['requestfailed', asked]],
])('%s after redirects goes by the address that the page has named', (_, end) => {
  const last = request('/third', request('/second', request('/first')));
  expect(heardOf(end(last)).requests).toMatchObject([{ url: '/first' }]);
});

test('of the console, warnings and errors are kept', () => {
  const lines = ['log', 'info', 'warning', 'error'].map((type): [string, object] => ['console', line(type, type)]);
  expect(heardOf(...lines).lines).toEqual(['warning', 'error']);
});
