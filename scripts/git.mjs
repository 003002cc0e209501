/** What git says of this project. Node built-ins only. */
import { execFileSync } from 'node:child_process';
import { PROJECT_DIR } from './run.mjs';

/** The output without the line end; throws where there is no git or no repository. @param {string[]} args */
export const git = (...args) =>
  execFileSync('git', args, { cwd: PROJECT_DIR, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd();
