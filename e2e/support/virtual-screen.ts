/** A screen that nobody sees, for a browser without a headless mode. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface VirtualScreen {
  /** The value of `DISPLAY`, such as `:99`. */
  display: string;
  close(): Promise<void>;
}

/** An X server of our own on a display that it found free itself. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  // With -displayfd the server picks the display, writes its number once it listens, and two workers never pick the
  // same one.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const number = await firstLine(server.stdio[3] as Readable, ended);
  return {
    display: `:${number}`,
    close() {
      server.kill();
      return ended;
    },
  };
}

/** The first line of a program's output; throws when the program ends before it. */
export function firstLine(output: Readable, ended: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    ended.then(() => reject(new Error('The program ended before it said anything.')));
  });
}
