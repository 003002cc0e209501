/** Runs sandboxed JavaScript: nothing is within its reach but `require`, what it is given, and the language. */
import { compileFunction, createContext } from 'node:vm';
import { problemsOfCode } from './sandbox-syntax';
import type { Api } from './web-apis';

/** What a template's code sees of the outside, by name. */
export type Scope = Record<string, unknown>;

/** Runs the code; throws with every reason for which the sandbox would refuse it. */
export function runSandboxed(code: string, scope: Scope): void {
  const names = Object.keys(scope);
  const problems = problemsOfCode(code, names);
  if (problems.length > 0) throw new Error(`Sandboxed JavaScript does not take this code.\n${problems.join('\n')}`);
  // A context of its own has the language's globals alone: no console, no process.
  const run = compileFunction(`'use strict';\n${code}`, names, { parsingContext: createContext({}) });
  run(...names.map((name) => scope[name]));
}

/** `require` over these APIs; throws for what is none of them. */
export const createRequire =
  (apis: Record<string, Api>) =>
  (name: string): Api => {
    const api = apis[name];
    if (!api) throw new Error(`There is no API called ${name}.`);
    return api;
  };
