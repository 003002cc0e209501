/**
 * The APIs of Tag Manager's sandboxed JavaScript that the template uses, bound to a page: Google, "Core APIs". Each
 * checks the permission that Google's own checks.
 */
import type { QueryPermission } from './permissions';

/** What the APIs act on. */
export interface Host {
  /** The page's globals. */
  globals: Record<string, unknown>;
  /** Puts the script into the page. */
  inject(url: string, onLoad: () => void, onError: () => void): void;
  log(words: unknown[]): void;
  /** What Tag Manager knows of the visitor's consent; a type without an entry counts as granted. */
  consent: Record<string, boolean>;
  /** Those who are told when it changes. */
  consentListeners: ((type: string, isGranted: boolean) => void)[];
}

export type Api = (...args: never[]) => unknown;

/**
 * The APIs by their names, each throwing where the template lacks its permission.
 *
 * This function goes into pages as text: it sees its parameters and nothing else.
 */
export function createWebApis(host: Host, queryPermission: QueryPermission): Record<string, Api> {
  const demand = (permission: string, ...wanted: string[]): void => {
    if (!queryPermission(permission, ...wanted))
      throw new Error(`This template may not do that: ${[permission, ...wanted].join(' ')}`);
  };
  // What crosses the border of the sandbox is copied; functions pass.
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  };
  type Holder = Record<string, unknown>;
  // The object that has the last name of the path; undefined where there is none.
  const holderOf = (path: string): { holder: Holder | undefined; name: string } => {
    const names = path.split('.');
    const name = names.pop() ?? '';
    return {
      holder: names.reduce<Holder | undefined>((found, next) => found?.[next] as Holder | undefined, host.globals),
      name,
    };
  };
  const injected: Record<string, boolean> = {};

  return {
    queryPermission,
    logToConsole(...words: unknown[]) {
      demand('logging');
      host.log(words);
    },
    makeString: (value: unknown) => String(value),
    parseUrl(text: string) {
      try {
        const { href, origin, protocol, host: hostAndPort, hostname, port, pathname, search, hash } = new URL(text);
        return { href, origin, protocol, host: hostAndPort, hostname, port, pathname, search, hash };
      } catch {
        return undefined; // As the documentation says of a text that is no URL.
      }
    },
    isConsentGranted(type: string) {
      demand('access_consent', type, 'read');
      return host.consent[type] !== false;
    },
    addConsentListener(type: string, listener: (type: string, isGranted: boolean) => void) {
      demand('access_consent', type, 'read');
      host.consentListeners.push((changed, isGranted) => changed === type && listener(changed, isGranted));
    },
    callInWindow(path: string, ...args: unknown[]) {
      demand('access_globals', 'execute', path);
      const { holder, name } = holderOf(path);
      return copy((holder?.[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args.map(copy)));
    },
    createArgumentsQueue(functionPath: string, arrayPath: string) {
      for (const path of [functionPath, arrayPath]) demand('access_globals', 'readwrite', path);
      const target = holderOf(functionPath);
      const push = (args: IArguments) =>
        (holderOf(arrayPath).holder![holderOf(arrayPath).name] as unknown[]).push(args);
      target.holder![target.name] ??= function () {
        // eslint-disable-next-line prefer-rest-params -- an arguments object is what this queue holds
        push(arguments);
      };
      const queue = holderOf(arrayPath);
      queue.holder![queue.name] ??= [];
      return target.holder![target.name];
    },
    injectScript(url: string, onSuccess?: () => void, onFailure?: () => void, cacheToken?: string) {
      demand('inject_script', url);
      if (cacheToken !== undefined && injected[cacheToken]) return onSuccess?.();
      if (cacheToken !== undefined) injected[cacheToken] = true;
      host.inject(
        url,
        () => onSuccess?.(),
        () => onFailure?.(),
      );
    },
  };
}
