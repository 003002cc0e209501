/** WebKitGTK through its own WebDriver: WebKit where Playwright's build of it cannot be had. */
import { spawn } from 'node:child_process';
import { freePort } from '../../test/support/free-port.mjs';
import {
  PATIENCE_MS,
  askStandingPage,
  waitFor,
  type Acts,
  type Key,
  type Profile,
  type RunningBrowser,
  type Tab,
} from './browser';
import { startVirtualScreen } from './virtual-screen';
import { elementId, elementReference, newSession, type ElementReference, type Session } from './webdriver';

/** WebDriver §17.4.2: keys without a character travel as these code points. */
const KEYS: Record<Key, string> = { Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003' };

/** MiniBrowser's sessions keep nothing on disk; the switch makes it obey the driver. */
const CAPABILITIES = {
  pageLoadStrategy: 'normal',
  'webkitgtk:browserOptions': { args: ['--automation'] },
  timeouts: { script: PATIENCE_MS, pageLoad: PATIENCE_MS, implicit: 0 },
};

/**
 * Runs in the page: the first element for a selector, in the document or in an open shadow root, once it is visible.
 */
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

/** How WebKitGTK's driver says that the page went while it was asked. */
const PAGE_IS_LEFT = /no such frame: .*\bunload\b/;

/** How it says that an element went with its page, before anything was done to it. */
const ELEMENT_IS_LEFT = /stale element reference/;

/** Longer than a browser takes to start on a busy machine, and short enough for a second try within a test's time. */
const SESSION_LIMIT_MS = 20_000;

interface Driver {
  url: string;
  close(): Promise<void>;
}

/** The driver on a free port, once it listens. */
async function startDriver(program: string, display: string): Promise<Driver> {
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  };
  const driver = spawn(program, ['--host=127.0.0.1', `--port=${port}`], { env: environment, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => driver.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await waitFor('WebKitWebDriver to listen', () =>
    fetch(`${url}/status`).then(
      () => true,
      () => undefined,
    ),
  );
  return {
    url,
    close() {
      driver.kill();
      return ended;
    },
  };
}

/** The driver, started on a screen of its own; each profile is a browser of its own. */
export async function startWebKitBrowser(driverProgram: string): Promise<RunningBrowser> {
  const screen = await startVirtualScreen();
  let driver = await startDriver(driverProgram, screen.display);
  let version = '';
  const openSession = async () => {
    const session = await newSession(driver.url, CAPABILITIES, SESSION_LIMIT_MS);
    version = session.browserVersion;
    return createProfile(session);
  };
  return {
    canGoOffline: false,
    canBlock: false,
    version: () => `WebKitGTK ${version}`,
    async newProfile() {
      try {
        return await openSession();
      } catch {
        // Now and then WebKitGTK's driver never answers for a new session, and then for no other one either.
        await driver.close();
        driver = await startDriver(driverProgram, screen.display);
        return openSession();
      }
    },
    async close() {
      await driver.close();
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

/** The window whose top document a session's commands are about. */
interface CurrentWindow {
  /** Makes it this one. */
  turnTo(handle: string): Promise<void>;
  /** The next command may be about another document: that of a frame, or none, after a window has gone. */
  isUnknown(): void;
}

/**
 * WebKitGTK answers no command to turn to a window whose page shows an alert, while every other command takes the alert
 * away (WebDriver §16.2): so none is sent for the window that is the current one already.
 */
function createCurrentWindow(session: Session): CurrentWindow {
  let current: string | undefined;
  return {
    async turnTo(handle) {
      if (current === handle) return;
      current = undefined;
      await session.post('/window', { handle });
      current = handle;
    },
    isUnknown: () => void (current = undefined),
  };
}

function createProfile(session: Session): Profile {
  const inTurn = createTurns();
  const currentWindow = createCurrentWindow(session);
  let openTabs = 0;
  return {
    async newTab() {
      const { handle } =
        openTabs === 0
          ? { handle: (await session.get('/window')) as string }
          : ((await inTurn(() => session.post('/window/new', { type: 'tab' }))) as { handle: string });
      openTabs += 1;
      return createTab({ session, handle, inTurn, currentWindow });
    },
    async setCookie(url, name, value) {
      // WebDriver sets cookies for the document's own host alone, so a page of that host is opened first.
      await session.post('/url', { url });
      await session.post('/cookie', { cookie: { name, value, path: '/', domain: new URL(url).hostname } });
    },
    setOffline: () => Promise.reject(new Error('WebKitGTK cannot be cut off from the network by its driver.')),
    block: () => Promise.reject(new Error('WebKitGTK cannot be kept from a file by its driver.')),
    close: async () => void (await session.delete()),
  };
}

/** Runs commands one at a time, each where its acts belong. */
interface Place {
  here<Result>(command: () => Promise<Result>): Promise<Result>;
  /** Waits until the element is visible. */
  find(selector: string): Promise<FoundElement>;
  /** Runs a command on the element once it is visible; where that has gone with its page by then, on the next one. */
  on<Result>(selector: string, command: (element: FoundElement) => Promise<Result>): Promise<Result>;
}

interface FoundElement {
  path: string;
  reference: ElementReference;
}

/**
 * A session has one current document: turning to ours and the command itself are one act, which no other tab's comes
 * between.
 */
function createPlace(session: Session, inTurn: Turns, enter: () => Promise<unknown>): Place {
  const here: Place['here'] = (command) =>
    inTurn(async () => {
      await enter();
      return command();
    });
  const find: Place['find'] = async (selector) => {
    const look = () => here(() => session.post('/execute/sync', { script: FIND_VISIBLE, args: [selector] }));
    // While a page is being left, the script has nowhere to run.
    const id = await waitFor(`${selector} to be visible`, () => look().then(elementId, () => undefined));
    return { path: `/element/${id}`, reference: elementReference(id) };
  };
  return {
    here,
    find,
    on: (selector, command) =>
      askStandingPage(async () => {
        const element = await find(selector);
        return here(() => command(element));
      }, ELEMENT_IS_LEFT),
  };
}

function createActs(session: Session, { find, on }: Place): Acts {
  const post = async (selector: string, command: string, parameters?: object) =>
    void (await on(selector, ({ path }) => session.post(path + command, parameters)));
  const type = (selector: string, text: string) =>
    post(selector, '/value', { text: text.replaceAll('\n', KEYS.Enter) });
  return {
    click: (selector) => post(selector, '/click'),
    type,
    async fill(selector, text) {
      await post(selector, '/clear');
      // WebDriver, "Element Send Keys": no text is an error there.
      if (text !== '') await type(selector, text);
    },
    press: (selector, key) => type(selector, KEYS[key]),
    select: async (selector, values) =>
      void (await on(selector, ({ reference }) =>
        session.post('/execute/sync', { script: SELECT, args: [reference, values] }),
      )),
    see: async (selector) => void (await find(selector)),
  };
}

interface TabParts {
  session: Session;
  handle: string;
  inTurn: Turns;
  currentWindow: CurrentWindow;
}

function createTab({ session, handle, inTurn, currentWindow }: TabParts): Tab {
  const turnHere = () => currentWindow.turnTo(handle);
  const place = createPlace(session, inTurn, turnHere);
  const { here, on } = place;
  const acts = createActs(session, place);
  const post = (path: string, parameters?: object) => here(() => session.post(path, parameters));

  return {
    ...acts,
    goto: async (url) => void (await post('/url', { url })),
    reload: async () => void (await post('/refresh')),
    back: async () => void (await post('/back')),
    async doubleClick(selector) {
      const press = [
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await on(selector, ({ reference }) => {
        const actions = [{ type: 'pointerMove', origin: reference, x: 0, y: 0 }, ...press, ...press];
        return session.post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
      });
    },
    attach: (selector, path) => acts.type(selector, path),
    text: (selector) => on(selector, ({ path }) => session.get(`${path}/text`)) as Promise<string>,
    inFrame(selector) {
      // WebDriver §11.2 and §11.6: turning to a window is turning to its top document, from where the frame is entered.
      const enter = async () => {
        currentWindow.isUnknown();
        await turnHere();
        currentWindow.isUnknown();
        const frame = await session.post('/element', { using: 'css selector', value: selector });
        await session.post('/frame', { id: frame });
      };
      return createActs(session, createPlace(session, inTurn, enter));
    },
    async evaluate(run: (argument?: never) => unknown, argument?: unknown) {
      // JSON has no `undefined`: no argument at all becomes no argument.
      const parameters = {
        script: `return (${run.toString()})(...arguments)`,
        args: argument === undefined ? [] : [argument],
      };
      return (await askStandingPage(() => post('/execute/sync', parameters), PAGE_IS_LEFT)) as never;
    },
    close: async () => void (await here(() => session.delete('/window').finally(currentWindow.isUnknown))),
  };
}
