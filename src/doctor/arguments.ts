/** The words behind `check` -> what to look at, and how. Pure. */

/** What a person wants to know. */
export interface Wanted {
  url: string;
  /** Milliseconds until the page has to have come. */
  timeoutMs: number;
  isJson: boolean;
  /** Where the picture goes. */
  screenshot?: string;
  /** Send a test lead: with this address, or with one of the page's own domain. */
  send?: { address?: string };
  /** The relay's port for its operator. */
  opsUrl?: string;
  /** The browser's program. */
  browser?: string;
}

const DEFAULT_TIMEOUT_S = 30;
const MAX_TIMEOUT_S = 600;
const ADDRESS = /^[^\s@/]+@[^\s@/]+$/;
const OPTION = /^(--[\w-]+)(?:=(.*))?$/s;

const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** A host may be given as people type it: `www.example.com/landing`. */
const withScheme = (text: string): string =>
  /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(text) ? `https://${text}` : text;

type Read = { wanted: Partial<Wanted> } | { problem: string };

const readTimeout = (text: string): Read => {
  const seconds = Number(text);
  return seconds > 0 && seconds <= MAX_TIMEOUT_S
    ? { wanted: { timeoutMs: seconds * 1_000 } }
    : { problem: `--timeout is ${text}; set it to seconds, at most ${MAX_TIMEOUT_S}.` };
};

const readOps = (text: string): Read =>
  isWeb(text)
    ? { wanted: { opsUrl: text } }
    : { problem: `--ops is ${text}; set it to the address of the operator's port, such as http://127.0.0.1:8788.` };

const readPicture = (text: string): Read =>
  /\.png$/i.test(text)
    ? { wanted: { screenshot: text } }
    : { problem: `--screenshot is ${text}; set it to a file that ends in .png.` };

const readAddress = (text: string): Read =>
  ADDRESS.test(text)
    ? { wanted: { send: { address: text } } }
    : { problem: `--send is ${text}; set it to an e-mail address, or leave that out.` };

/** What follows each option that takes something. */
const VALUES: Record<string, (text: string) => Read> = {
  '--timeout': readTimeout,
  '--ops': readOps,
  '--screenshot': readPicture,
  '--browser': (browser) => ({ wanted: { browser } }),
};

/** An option, and how many words it has taken. */
function readOption(name: string, value: string | undefined, next: string | undefined): [Read, number] {
  if (name === '--json' && value === undefined) return [{ wanted: { isJson: true } }, 1];
  if (name === '--send') {
    if (value !== undefined) return [readAddress(value), 1];
    return next !== undefined && ADDRESS.test(next) ? [readAddress(next), 2] : [{ wanted: { send: {} } }, 1];
  }
  const read = VALUES[name];
  if (!read) return [{ problem: `${name} is no option: driftrock-relay check --help names them.` }, 1];
  if (value !== undefined) return [read(value), 1];
  return next === undefined ? [{ problem: `${name} lacks its value.` }, 1] : [read(next), 2];
}

function readUrl(urls: readonly string[]): Read {
  const [given = '', ...others] = urls;
  if (given === '')
    return { problem: 'Name the page to look at: driftrock-relay check https://www.example.com/landing' };
  if (others.length > 0) return { problem: `Name one page; these are ${urls.length}: ${urls.join(', ')}` };
  const url = withScheme(given);
  if (!isWeb(url)) return { problem: `${given} is no address of a page: it begins with https:// or http://.` };
  return { wanted: { url } };
}

/** All of it, or the first thing that is wrong, as a sentence. */
export function parseArguments(
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): { wanted: Wanted } | { problem: string } {
  const { RELAY_OPS_URL: opsUrl, CHROME_PATH: browser } = env;
  const wanted: Omit<Wanted, 'url'> = {
    timeoutMs: DEFAULT_TIMEOUT_S * 1_000,
    isJson: false,
    ...(opsUrl && { opsUrl }),
    ...(browser && { browser }),
  };
  const urls: string[] = [];
  for (let at = 0; at < args.length;) {
    const [word = '', name, value] = OPTION.exec(args[at]!) ?? [args[at]];
    const [read, taken] = name === undefined ? [{ wanted: {} }, 1] : readOption(name, value, args[at + 1]);
    if (name === undefined) urls.push(word);
    if ('problem' in read) return read;
    Object.assign(wanted, read.wanted);
    at += taken;
  }
  const page = readUrl(urls);
  return 'problem' in page ? page : { wanted: { url: '', ...wanted, ...page.wanted } };
}
