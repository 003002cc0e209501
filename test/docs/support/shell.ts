/** What is wrong with a block of shell commands: programs, scripts, files and options that there are not. */
import { existsSync, readFileSync } from 'node:fs';
import { COMMANDS } from '../../../src/relay/cli/run';
import { describeVariables } from '../../../src/relay/environment';
import { ROOT } from './markdown';

const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
const variables = describeVariables();
const COMMAND_FORMS = COMMANDS.map(({ name, parameters }) => ({ name, parameters }));

/** Words of one command, its variables apart. */
interface Words {
  set: string[];
  program: string;
  args: string[];
}

// POSIX, "Shell Command Language", §2.2 and §2.3: what is quoted or substituted is part of its word.
const TOKEN = /(?:\$\((?:'[^']*'|[^()'])*\)|'[^']*'|"[^"]*"|[^\s'"|;&])+|&&|\|\||[|;&]/g;
const isOperator = (token: string): boolean => /^(&&|\|\||[|;&])$/.test(token);

/** The commands of a line, each as its words. */
function splitCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const token of line.match(TOKEN) ?? []) {
    if (isOperator(token)) commands.push([]);
    else commands.at(-1)!.push(token);
  }
  return commands;
}

/** A block's commands, without comments; a line that ends in a backslash goes on in the next one. */
function commandsIn(code: string): Words[] {
  const lines = code.replace(/\\\n\s*/g, ' ').split('\n');
  const bare = lines.map((line) => line.replace(/(^|\s)#.*/, ''));
  return bare.flatMap(splitCommands).map((words) => {
    const first = words.findIndex((word) => !/^\w+=/.test(word));
    const length = first === -1 ? words.length : first;
    const [program = '', ...args] = words.slice(length);
    return { set: words.slice(0, length), program, args };
  });
}

const missingFile = (path: string): string[] => (existsSync(ROOT + path) ? [] : [`there is no file ${path}`]);

/** What is wrong with the arguments of the relay's program. */
function complaintsOfRelay(args: string[]): string[] {
  if (args.length === 0 || args[0] === '--help') return [];
  const line = args.join(' ');
  const forms = COMMAND_FORMS.filter(({ name }) => `${line} `.startsWith(`${name} `));
  if (forms.length === 0) return [`driftrock-relay has no command ${line}`];
  const options = args.filter((word) => word.startsWith('--') && word !== '--help');
  return options
    .filter((option) => !forms.some(({ parameters }) => parameters.includes(option)))
    .map((option) => `driftrock-relay ${forms[0]!.name} has no option ${option}`);
}

function complaintsOfNpm([command = '', ...rest]: string[]): string[] {
  if (command === 'run') return (rest[0] ?? '') in scripts ? [] : [`npm has no script ${rest[0]}`];
  if (['start', 'test'].includes(command)) return command in scripts ? [] : [`npm has no script ${command}`];
  return ['install', 'i', 'ci', 'pack'].includes(command) ? [] : [`npm ${command} is not known here`];
}

const PROJECT_TOOLS = ['vitest', 'playwright', 'eslint', 'prettier', 'wrangler'];

function complaintsOfNpx([tool = '', ...rest]: string[]): string[] {
  if (tool === 'driftrock-relay') return complaintsOfRelay(rest);
  return PROJECT_TOOLS.includes(tool) ? [] : [`npx ${tool} is not known here`];
}

const PROGRAMS: Record<string, (args: string[]) => string[]> = {
  npm: complaintsOfNpm,
  npx: complaintsOfNpx,
  node: ([file = '', ...rest]) => [
    ...missingFile(file),
    ...(file.endsWith('driftrock-relay.mjs') ? complaintsOfRelay(rest) : []),
  ],
  'driftrock-relay': complaintsOfRelay,
  docker: (args) => args.flatMap((word, index) => (args[index - 1] === '-f' ? missingFile(word) : [])),
};

// Of every Unix, or of the servers that the text is about.
const OTHERS = 'apt cd cp curl echo envsubst export install mkdir nginx sed ssh systemctl wp php'.split(' ');

// What else the programs of this project read.
const OTHER_VARIABLES = [
  'DRIFTROCK_SOURCE_ID',
  'DRIFTROCK_DOMAIN',
  'DRIFTROCK_RELAY',
  'RELAY_KILLS',
  'RELAY_OUTAGE_EVENTS',
];
const isVariable = (name: string) => variables.includes(`${name} (`) || OTHER_VARIABLES.includes(name);

function complaintsOfCommand({ set, program, args }: Words): string[] {
  const names = set.map((word) => word.split('=')[0]!).filter((name) => /^(RELAY|DRIFTROCK)_/.test(name));
  const unknown = names.filter((name) => !isVariable(name)).map((name) => `nothing reads ${name}`);
  if (program === '' || OTHERS.includes(program)) return unknown;
  const complain = PROGRAMS[program];
  return [...unknown, ...(complain ? complain(args) : [`${program} is not known here`])];
}

/** What is wrong with these commands, one sentence each. */
export const complaintsOfShell = (code: string): string[] => commandsIn(code).flatMap(complaintsOfCommand);
