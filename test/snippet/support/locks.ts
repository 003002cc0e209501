/** The browser's locks, as far as the snippet asks for them. */

/** A stand-in for `navigator.locks`: exclusive, with `ifAvailable`, never in the task of the request. Source: Web Locks API. */
export function createLocks(): LockManager {
  const held = new Set<string>();
  return {
    async request(name: string, _ifAvailable: { ifAvailable: true }, callback: LockGrantedCallback<unknown>) {
      await Promise.resolve();
      if (held.has(name)) return callback(null);
      held.add(name);
      try {
        return await callback({ name, mode: 'exclusive' });
      } finally {
        held.delete(name);
      }
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  } as LockManager;
}

/** Locks as a sandboxed frame has them: refused. */
export const refusingLocks = { request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')) } as unknown as LockManager;
