/** What a person types behind `check`, and what is said of what cannot be meant. */
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/doctor/arguments';

const URL = 'https://www.example.com/landing';
const PLAIN = { url: URL, timeoutMs: 30_000, isJson: false };

describe('parseArguments', () => {
  test.each([
    [[URL], {}],
    [['www.example.com/landing'], {}],
    [[URL, '--json'], { isJson: true }],
    [['--timeout', '5', URL], { timeoutMs: 5_000 }],
    [[URL, '--timeout=0.5'], { timeoutMs: 500 }],
    [[URL, '--screenshot', 'forms.png'], { screenshot: 'forms.png' }],
    [[URL, '--send'], { send: {} }],
    [['--send', URL], { send: {} }],
    [[URL, '--send', 'me@example.com'], { send: { address: 'me@example.com' } }],
    [[URL, '--send=me@example.com', '--json'], { send: { address: 'me@example.com' }, isJson: true }],
    [[URL, '--ops', 'http://127.0.0.1:8790'], { opsUrl: 'http://127.0.0.1:8790' }],
    [[URL, '--browser', '/opt/chrome'], { browser: '/opt/chrome' }],
  ])('%j', (args, more) => {
    expect(parseArguments(args)).toEqual({ wanted: { ...PLAIN, ...more } });
  });

  test('takes the browser and the port for the operator from the environment, and an option before it', () => {
    const env = { CHROME_PATH: '/usr/bin/chromium', RELAY_OPS_URL: 'http://127.0.0.1:8790' };
    expect(parseArguments([URL], env)).toEqual({
      wanted: { ...PLAIN, browser: '/usr/bin/chromium', opsUrl: 'http://127.0.0.1:8790' },
    });
    expect(parseArguments([URL, '--browser', '/opt/chrome'], env)).toMatchObject({
      wanted: { browser: '/opt/chrome' },
    });
  });

  test.each([
    [['--json'], 'Name the page to look at'],
    [['landing'], 'landing is no address of a page'],
    [['ftp://example.com/'], 'ftp://example.com/ is no address of a page'],
    [['javascript:alert(1)'], 'is no address of a page'],
    [[URL, 'www.example.org'], 'Name one page; these are 2: https://www.example.com/landing, www.example.org'],
    [[URL, '--jsno'], '--jsno is no option'],
    [[URL, '--json=1'], '--json is no option'],
    [[URL, '--timeout'], '--timeout lacks its value'],
    [[URL, '--timeout', '0'], '--timeout is 0; set it to seconds, at most 600'],
    [[URL, '--timeout', '601'], '--timeout is 601'],
    [[URL, '--timeout', 'soon'], '--timeout is soon'],
    [[URL, '--screenshot', 'forms.jpg'], '--screenshot is forms.jpg; set it to a file that ends in .png'],
    [[URL, '--send=me'], '--send is me; set it to an e-mail address'],
    [[URL, '--ops', '8790'], '--ops is 8790; set it to the address'],
  ])('%j is refused', (args, sentence) => {
    expect(parseArguments(args)).toEqual({ problem: expect.stringContaining(sentence) });
  });
});
