/** Starting other programs, and saying what is going on: what every script here shares. Node built-ins only. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was typed. */
export const PROJECT_DIR = fileURLToPath(new URL('..', import.meta.url));

/**
 * Says one step in plain words.
 * @param {string} words
 */
export function say(words) {
  console.log(`• ${words}`);
}

/**
 * `dir` is where the program runs, the project's folder by default; `quiet` keeps its output to itself, and `onOutput`
 * gets it part by part in place of the terminal.
 * @typedef {{ dir?: string, env?: Record<string, string>, timeoutMs?: number, quiet?: boolean,
 *   onOutput?: ((text: string) => void) | undefined }} RunOptions
 */

/**
 * The exit code of a program that ran with its output shown; 127 when it cannot be started, 124 after the time limit.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { dir = PROJECT_DIR, env = {}, timeoutMs = 0, quiet = false, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: dir,
      env: { ...process.env, ...env },
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : quiet ? 'ignore' : 'inherit',
      // npm is a .cmd file on Windows, which only a shell starts.
      shell: process.platform === 'win32' && program === 'npm',
    });
    for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', onOutput ?? (() => {}));
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill(), timeoutMs) : undefined;
    child.once('error', () => resolve(127));
    // Not before the last of its output has been read.
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? (signal === 'SIGTERM' && timer ? 124 : 1));
    });
  });
}

/**
 * The exit code of a program that a package in node_modules brings.
 * @param {string} script its path inside node_modules
 * @param {string[]} args
 * @param {Omit<RunOptions, 'dir'>} [options]
 */
export function runPackage(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}
