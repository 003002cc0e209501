/** WebKitGTK through its own WebDriver: WebKit where Playwright's build of it cannot be had. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { PATIENCE_MS, waitFor, type Key, type Profile, type RunningBrowser, type Tab } from './browser';
import { startVirtualScreen } from './virtual-screen';
import { elementId, elementReference, newSession, type Session } from './webdriver';

/** WebDriver §17.4.2: keys without a character travel as these code points. */
const KEYS: Record<Key, string> = { Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003' };

/** MiniBrowser's sessions keep nothing on disk; the switch makes it obey the driver. */
const CAPABILITIES = {
  pageLoadStrategy: 'normal',
  'webkitgtk:browserOptions': { args: ['--automation'] },
  timeouts: { script: PATIENCE_MS, pageLoad: PATIENCE_MS, implicit: 0 },
};

/** Runs in the page: the first element for a selector, in the document or in an open shadow root, once it is visible. */
const FIND_VISIBLE = `
  const find = (root, selector) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const host of root.querySelectorAll('*')) {
      const inner = host.shadowRoot && find(host.shadowRoot, selector);
      if (inner) return inner;
    }
    return null;
  };
  const element = find(document, arguments[0]);
  return element && element.checkVisibility({ visibilityProperty: true }) ? element : null;`;

/** Runs in the page: what a choice by hand does. A closed list has no visible options to click. */
const SELECT = `
  const [select, values] = arguments;
  for (const option of select.options) option.selected = values.includes(option.value);
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The driver, started on a screen of its own; each profile is a browser of its own. */
export async function startWebKitBrowser(driverProgram: string): Promise<RunningBrowser> {
  const screen = await startVirtualScreen();
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: screen.display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
  const driver = spawn(driverProgram, ['--host=127.0.0.1', `--port=${port}`], { env: environment, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => driver.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await waitFor('WebKitWebDriver to listen', () => fetch(`${url}/status`).then(() => true, () => undefined));
  return {
    canGoOffline: false,
    newProfile: async () => createProfile(await newSession(url, CAPABILITIES)),
    async close() {
      driver.kill();
      await ended;
      await screen.close();
    },
  };
}

/** Runs acts one after the other, each when the one before is over, whatever became of that one. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(act: () => Promise<Result>): Promise<Result> => {
    const result = last.then(act, act);
    last = result;
    return result;
  };
}

type Turns = ReturnType<typeof createTurns>;

function createProfile(session: Session): Profile {
  const inTurn = createTurns();
  let openTabs = 0;
  return {
    async newTab() {
      const { handle } = openTabs === 0
        ? { handle: (await session.get('/window')) as string }
        : ((await inTurn(() => session.post('/window/new', { type: 'tab' }))) as { handle: string });
      openTabs += 1;
      return createTab(session, handle, inTurn);
    },
    async setCookie(url, name, value) {
      // WebDriver sets cookies for the document's own host alone, so a page of that host is opened first.
      await session.post('/url', { url });
      await session.post('/cookie', { cookie: { name, value, path: '/', domain: new URL(url).hostname } });
    },
    setOffline: () => Promise.reject(new Error('WebKitGTK cannot be cut off from the network by its driver.')),
    close: async () => void (await session.delete()),
  };
}

function createTab(session: Session, handle: string, inTurn: Turns): Tab {
  /** A session has one current tab: turning to ours and the command itself are one act, which no other tab's comes between. */
  const here = <Result>(command: () => Promise<Result>) =>
    inTurn(async () => {
      await session.post('/window', { handle });
      return command();
    });
  const post = (path: string, parameters?: object) => here(() => session.post(path, parameters));
  const script = (text: string, args: unknown[]) => post('/execute/sync', { script: text, args });

  /** The path of an element's own end points, once it is visible. While a page is being left, the script has nowhere to run. */
  const find = async (selector: string) => {
    const id = await waitFor(`${selector} to be visible`, () => script(FIND_VISIBLE, [selector]).then(elementId, () => undefined));
    return { path: `/element/${id}`, reference: elementReference(id) };
  };

  const type = async (selector: string, text: string) =>
    void (await post(`${(await find(selector)).path}/value`, { text: text.replaceAll('\n', KEYS.Enter) }));

  return {
    goto: async (url) => void (await post('/url', { url })),
    reload: async () => void (await post('/refresh')),
    back: async () => void (await post('/back')),
    click: async (selector) => void (await post(`${(await find(selector)).path}/click`)),
    async doubleClick(selector) {
      const { reference } = await find(selector);
      const press = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      const actions = [{ type: 'pointerMove', origin: reference, x: 0, y: 0 }, ...press, ...press];
      await post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    type,
    async fill(selector, text) {
      await post(`${(await find(selector)).path}/clear`);
      await type(selector, text);
    },
    press: (selector, key) => type(selector, KEYS[key]),
    async select(selector, values) {
      await script(SELECT, [(await find(selector)).reference, values]);
    },
    attach: (selector, path) => type(selector, path),
    see: async (selector) => void (await find(selector)),
    async text(selector) {
      const { path } = await find(selector);
      return here(() => session.get(`${path}/text`)) as Promise<string>;
    },
    async evaluate(run: (argument?: never) => unknown, argument?: unknown) {
      // JSON has no `undefined`: no argument at all becomes no argument.
      return (await script(`return (${run.toString()})(...arguments)`, argument === undefined ? [] : [argument])) as never;
    },
    close: async () => void (await here(() => session.delete('/window'))),
  };
}
