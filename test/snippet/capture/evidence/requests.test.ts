// @vitest-environment happy-dom
/** What is heard of the page's own requests, and that the page feels nothing of it. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type OnRequest, type PageWindow, watchRequests } from '../../../../src/snippet/capture/evidence/requests';
import '../../support/standard-dom';
import { answerOf } from '../../support/leads';
import { startServer } from '../../support/server';

const page = window as unknown as PageWindow;

/** Watches until the test is over; what was heard, with what became of each request. */
const watch = () => {
  const heard: { texts: Parameters<OnRequest>[0]; readAnswer: Parameters<OnRequest>[1] }[] = [];
  const alerts: string[] = [];
  const stop = watchRequests(
    page,
    (texts, readAnswer) => heard.push({ texts, readAnswer }),
    (text) => alerts.push(text),
  );
  onTestFinished(stop);
  return { heard, alerts, stop, answer: (onHead = () => {}) => heard[0]!.readAnswer!(onHead) };
};

const original = vi.fn<typeof fetch>();

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
const REFUSAL = '{"success":false,"message":"Zażółć gęślą jaźń"}';

beforeEach(() => {
  original.mockReset().mockReturnValue(answerOf(200));
  vi.stubGlobal('fetch', original);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('what is handed to another thread or frame', () => {
  // happy-dom has no threads.
  class Thread {
    postMessage(...messages: unknown[]): unknown[] {
      return messages;
    }
  }

  test.each<[string, unknown, string | undefined]>([
    ['a text', 'ada@example.com', 'ada@example.com'],
    ['an object', { email: 'ada@example.com' }, undefined],
    ['a list', ['ada@example.com'], undefined],
    ['nothing', null, ''],
  ])('is heard, and never answered: %s', (_what, message, text) => {
    vi.stubGlobal('Worker', Thread);
    const { heard, stop } = watch();
    const thread = new Thread();
    thread.postMessage(message);
    expect(heard).toEqual([{ texts: [text], readAnswer: undefined }]);
    stop();
    thread.postMessage(message);
    expect(heard).toHaveLength(1);
  });

  test('may have been sent there once a frame has said something', () => {
    const { heard, stop } = watch();
    dispatchEvent(new Event('message'));
    expect(heard).toEqual([{ texts: [undefined], readAnswer: undefined }]);
    stop();
    dispatchEvent(new Event('message'));
    expect(heard).toHaveLength(1);
  });
});

describe('fetch, watched', () => {
  test('is called with the same this and arguments, and gives back the very promise', () => {
    const answer = answerOf(200);
    original.mockReturnValue(answer);
    watch();
    const options = { method: 'POST', body: 'a' };
    const self = {} as typeof globalThis;
    expect(fetch.call(self, '/form', options)).toBe(answer);
    expect(original.mock.calls).toEqual([['/form', options]]);
    expect(original.mock.calls[0]![1]).toBe(options);
    expect(original.mock.contexts).toEqual([self]);
  });

  test('throws what it throws, and nothing is heard', () => {
    const error = new TypeError('Illegal invocation');
    original.mockImplementation(() => {
      throw error;
    });
    const { heard } = watch();
    expect(() => fetch('/form')).toThrow(error);
    expect(heard).toEqual([]);
  });

  test('rejects with what it rejects with', async () => {
    const error = new TypeError('Failed to fetch');
    original.mockReturnValue(Promise.reject(error));
    const { answer } = watch();
    await expect(fetch('/form')).rejects.toBe(error);
    await expect(answer()).rejects.toBe(error);
  });

  test('may give back what is no promise', () => {
    original.mockReturnValue(undefined as never);
    watch();
    expect(fetch('/form')).toBeUndefined();
  });

  test.each([200, 204, 302, 400, 422, 500])('tells that it was answered with %i', async (status) => {
    original.mockReturnValue(answerOf(status));
    const { answer } = watch();
    void fetch('/form');
    expect(await answer()).toBe(status);
  });

  test('tells of no status that the page may not read (an opaque answer)', async () => {
    original.mockReturnValue(answerOf(0));
    const { answer } = watch();
    void fetch('/form', { mode: 'no-cors' });
    expect(await answer()).toBeUndefined();
  });

  const form = new FormData();
  form.append('mail', 'ada@example.com');
  form.append('cv', new File(['secret'], 'ada.pdf'));

  test.each<[string, BodyInit | null, string]>([
    ['a text', '{"mail":"ada@example.com"}', '{"mail":"ada@example.com"}'],
    ['URLSearchParams', new URLSearchParams({ mail: 'ada@example.com' }), 'mail=ada%40example.com'],
    ['FormData', form, 'mail=ada@example.com&cv='],
    ['nothing', null, ''],
  ])('with %s for a body is heard with what it says', (_what, body, text) => {
    const { heard } = watch();
    void fetch('https://api.example/form', { method: 'POST', body });
    expect(heard[0]!.texts).toEqual(['https://api.example/form', text]);
  });

  test('with a Request is heard with what its copy says', async () => {
    const { heard } = watch();
    const request = new Request('https://api.example/form', { method: 'POST', body: 'mail=ada@example.com' });
    void fetch(request);
    expect(original.mock.calls).toEqual([[request]]);
    expect(await heard[0]!.texts[0]).toBe('https://api.example/form mail=ada@example.com');
    expect(request.bodyUsed).toBe(false);
  });

  test('with a Request that carries none is heard by its address', () => {
    const { heard } = watch();
    void fetch(new Request('https://api.example/form'));
    expect(heard[0]!.texts).toEqual(['https://api.example/form', '']);
  });

  test('that the page has frozen goes unheard, and nothing throws', () => {
    Object.defineProperty(globalThis, 'fetch', { value: original, writable: false, configurable: true });
    const { heard } = watch();
    void fetch('/form');
    expect(heard).toEqual([]);
    expect(original).toHaveBeenCalledTimes(1);
  });

  test('is not invented where the browser has none', () => {
    vi.stubGlobal('fetch', undefined);
    const { stop } = watch();
    expect(fetch).toBeUndefined();
    stop();
    expect(fetch).toBeUndefined();
  });

  test('does not read a stream, which can be read only once', () => {
    const body = new ReadableStream();
    const { heard } = watch();
    void fetch('/form', { method: 'POST', body });
    expect(body.locked).toBe(false);
    expect(heard[0]!.texts).toEqual(['/form', undefined]);
  });

  test.each([
    [[]],
    [['/form']],
    [[new URL('https://api.example/')]],
    [['/form', {}]],
    [['/form', { body: null }]],
    [[null, null]],
    [[Symbol('a')]],
  ])('takes %j', (args) => {
    watch();
    expect(() => Reflect.apply(fetch, undefined, args)).not.toThrow();
    expect(original.mock.calls).toEqual([args]);
  });

  test('feels nothing of a listener that throws', () => {
    const fail = () => {
      throw new Error('a mistake of ours');
    };
    onTestFinished(watchRequests(page, fail, fail));
    expect(() => fetch('/form')).not.toThrow();
  });
});

describe('the JSON of an answer to fetch', () => {
  /** What is told of this answer, and the page's own of it. */
  const ask = async (...given: Parameters<typeof answerOf>) => {
    original.mockReturnValue(answerOf(...given));
    const { answer } = watch();
    const answered = fetch('/form');
    const told = answer();
    return { told: await told, response: await answered };
  };

  test('that agrees makes a 201 of a 200', async () => {
    expect(await ask(200, '{"success":true}', JSON_TYPE)).toMatchObject({ told: 201, response: { status: 200 } });
  });

  test.each([
    'application/json',
    'application/problem+json',
    'text/html; charset=UTF-8',
    'text/plain',
    'text/x-component',
  ])('that refuses makes a 422 of a 200, also as %s', async (type) => {
    const headers = { 'Content-Type': type };
    expect(await ask(200, REFUSAL, headers)).toMatchObject({ told: 422, response: { status: 200 } });
  });

  test.each([
    ['says neither', 200, '{"id":7}', JSON_TYPE],
    ['is broken', 200, '{"success":', JSON_TYPE],
    ['is empty', 200, '', JSON_TYPE],
    ['is called a picture', 200, REFUSAL, { 'Content-Type': 'image/png' }],
    ['may have no end', 200, REFUSAL, { 'Content-Type': 'text/event-stream' }],
    ['comes line by line', 200, REFUSAL, { 'Content-Type': 'application/x-ndjson' }],
    ['comes with a refusal', 500, REFUSAL, JSON_TYPE],
    ['refuses one of several things', 207, REFUSAL, JSON_TYPE],
  ])('that %s leaves the %i as it is', async (_what, status, body, headers) => {
    expect(await ask(status, body, headers)).toMatchObject({ told: status });
  });

  test('is still there for the page', async () => {
    const { response } = await ask(200, REFUSAL, JSON_TYPE);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ success: false });
  });

  test('is told to come in before the page hears of it', async () => {
    const order: string[] = [];
    onTestFinished(
      watchRequests(
        page,
        (_texts, readAnswer) => void readAnswer!(() => order.push('snippet')),
        () => {},
      ),
    );
    await fetch('/form').then(() => order.push('page'));
    expect(order).toEqual(['snippet', 'page']);
  });

  test('is read before the page reads its own, whenever it does', async () => {
    original.mockReturnValue(answerOf(200, REFUSAL, JSON_TYPE));
    const told = new Promise((resolve) => {
      const onRequest: OnRequest = (_texts, readAnswer) => resolve(readAnswer!(() => {}));
      onTestFinished(watchRequests(page, onRequest, () => {}));
    });
    const body = await (await fetch('/form')).json();
    expect(body).toMatchObject({ success: false });
    expect(await told).toBe(422);
  });

  test.each([
    ['65535', 422],
    ['65536', 422],
    ['65537', 200],
  ])('of %s bytes by its header makes it a %i', async (length, status) => {
    expect(await ask(200, REFUSAL, { ...JSON_TYPE, 'Content-Length': length })).toMatchObject({ told: status });
  });

  test('that is longer by its header is not even copied', async () => {
    const long = await answerOf(200, REFUSAL, { ...JSON_TYPE, 'Content-Length': '65537' });
    const clone = vi.spyOn(long, 'clone');
    original.mockResolvedValue(long);
    const { answer } = watch();
    void fetch('/form');
    expect(await answer()).toBe(200);
    expect(clone).not.toHaveBeenCalled();
  });

  // A request whose body is read later is looked at later, too.
  test('that the page has read by then costs no status', async () => {
    original.mockReturnValue(answerOf(422, REFUSAL, JSON_TYPE));
    const { answer } = watch();
    await (await fetch('/form')).json();
    expect(await answer()).toBe(422);
  });
});

describe('the end of the watch', () => {
  test('puts every original back', () => {
    const { send } = XMLHttpRequest.prototype;
    const { stop } = watch();
    expect([fetch, XMLHttpRequest.prototype.send]).not.toEqual([original, send]);
    stop();
    expect(fetch).toBe(original);
    expect(XMLHttpRequest.prototype.send).toBe(send);
  });

  test('hears nothing more', () => {
    const { heard, stop } = watch();
    stop();
    void fetch('/form');
    expect(heard).toEqual([]);
  });

  test('leaves a wrapper in place that others have put on top', async () => {
    const { stop } = watch();
    const ours = fetch;
    const theirs = vi.fn((...args: Parameters<typeof fetch>) => ours(...args));
    vi.stubGlobal('fetch', theirs);
    stop();
    expect(fetch).toBe(theirs);
    expect(await fetch('/form')).toMatchObject({ status: 200 });
    expect(original).toHaveBeenCalledTimes(1);
  });

  test('may come twice', () => {
    const { stop } = watch();
    stop();
    stop();
    expect(fetch).toBe(original);
  });
});

describe('XMLHttpRequest, watched', () => {
  // happy-dom asks for a preflight before any other origin, whatever the request.
  const sameOrigin = (url: string) =>
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);

  /** Posts to a real server that answers with this; what was heard once it is over. */
  const post = async (status: number, body = 'thanks', responseType: XMLHttpRequestResponseType = '') => {
    const server = await startServer();
    onTestFinished(server.close);
    server.answerWith((_request, response) => response.writeHead(status).end(body));
    const { heard, answer } = watch();
    sameOrigin(server.url);
    const request = new XMLHttpRequest();
    request.open('POST', server.url);
    request.responseType = responseType;
    request.send('{"mail":"ada@example.com"}');
    const answered = answer();
    await vi.waitFor(() => expect(request.readyState).toBe(4));
    return { server, request, heard, answered, answer };
  };

  test.each([200, 400, 500])('tells that it was answered with %i', async (status) => {
    const { heard, answered, server } = await post(status);
    expect(heard.map(({ texts }) => texts)).toEqual([[server.url, '{"mail":"ada@example.com"}']]);
    expect(await answered).toBe(status);
  });

  test('that is done by the time it is looked at has its status, too', async () => {
    const { answer } = await post(422);
    expect(await answer()).toBe(422);
  });

  test.each<XMLHttpRequestResponseType>(['', 'text', 'json'])(
    'tells of a 200 whose JSON refuses that it should have been a 422 (responseType "%s")',
    async (responseType) => {
      const { answered } = await post(200, REFUSAL, responseType);
      expect(await answered).toBe(422);
    },
  );

  test.each<XMLHttpRequestResponseType>(['blob', 'arraybuffer'])(
    'leaves alone what the page reads as %s',
    async (responseType) => {
      const { answered, request } = await post(200, REFUSAL, responseType);
      const response = vi.spyOn(request, 'response', 'get');
      expect(await answered).toBe(200);
      expect(response).not.toHaveBeenCalled();
    },
  );

  test('sends and hears what it would have without us', async () => {
    const { server, request } = await post(200);
    expect(server.asked).toEqual([expect.objectContaining({ method: 'POST', body: '{"mail":"ada@example.com"}' })]);
    expect(request.responseText).toBe('thanks');
  });

  test('that nobody answers has no status', async () => {
    const server = await startServer();
    await server.close();
    const { answer } = watch();
    sameOrigin(server.url);
    const request = new XMLHttpRequest();
    request.open('POST', server.url);
    request.send('a');
    expect(await answer()).toBeUndefined();
  });
});

describe('what is never answered', () => {
  test('a beacon is heard, called as it was meant, and gives back what it gives', () => {
    const send = vi.spyOn(page.Navigator.prototype, 'sendBeacon').mockReturnValue(false);
    const { heard, stop } = watch();
    expect(navigator.sendBeacon('/form', 'mail=ada@example.com')).toBe(false);
    expect(send.mock.calls).toEqual([['/form', 'mail=ada@example.com']]);
    expect(send.mock.contexts).toEqual([navigator]);
    expect(heard).toEqual([{ texts: ['/form', 'mail=ada@example.com'], readAnswer: undefined }]);
    stop();
    expect(page.Navigator.prototype.sendBeacon).toBe(send);
  });

  test('a socket\u2019s message is heard, and may stand for what went by it before', () => {
    const send = vi.fn();
    vi.stubGlobal('WebSocket', class {});
    Object.assign(WebSocket.prototype, { send });
    const { heard, stop } = watch();
    WebSocket.prototype.send('mail=ada@example.com');
    expect(send.mock.calls).toEqual([['mail=ada@example.com']]);
    expect(heard.map(({ texts }) => texts)).toEqual([['mail=ada@example.com'], [undefined]]);
    stop();
    expect(WebSocket.prototype.send).toBe(send);
  });
});

describe('a form that the page sends by its method', () => {
  test('is heard by its address\u2019 answers, without collecting its data', () => {
    const submit = vi.fn();
    vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(submit);
    const form = document.createElement('form');
    form.innerHTML = '<input name="mail" value="ada@example.com"><input name="id" value="7">';
    const onFormData = vi.fn();
    form.addEventListener('formdata', onFormData);
    const { heard } = watch();
    form.submit();
    expect(heard.map(({ texts }) => texts)).toEqual([['mail=ada@example.com&id=7']]);
    expect([submit, onFormData].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });
});

describe('alert, watched', () => {
  test('says what it said, and is heard', () => {
    const alert = vi.fn();
    vi.stubGlobal('alert', alert);
    const { alerts, stop } = watch();
    window.alert('Please write a message');
    expect(alert.mock.calls).toEqual([['Please write a message']]);
    expect(alerts).toEqual(['Please write a message']);
    stop();
    expect(window.alert).toBe(alert);
  });
});
