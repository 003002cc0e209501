/** The line for what happens apart from requests. */
import { describe, expect, test } from 'vitest';
import { createReport } from '../../src/relay/report-line';

const now = () => Date.parse('2026-11-23T10:00:00.000Z');
const redact = (text: string) => text.replaceAll('the-key', '[key]');

describe('createReport', () => {
  test('writes time, level, message and details in one line, without keys, however deep', () => {
    const lines: string[] = [];
    const report = createReport({ writeLog: (line) => lines.push(line), now, redact });
    report('warn', 'again', { reason: 'the-key is bad', of: { names: ['the-key'] }, seconds: 3 });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: '2026-11-23T10:00:00.000Z',
        level: 'warn',
        message: 'again',
        reason: '[key] is bad',
        of: { names: ['[key]'] },
        seconds: 3,
      },
    ]);
    expect(lines[0]).not.toContain('\n');
  });

  test('stops nothing when the line cannot be written', () => {
    const writeLog = () => {
      throw new Error('no space left on device');
    };
    expect(() => createReport({ writeLog, now, redact })('info', 'x')).not.toThrow();
  });
});
