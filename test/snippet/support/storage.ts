/** Storage that refuses, as browsers' does when it is full or blocked. */
import { vi } from 'vitest';

/** The storage in this place takes nothing more, until globals are unstubbed: what is in it can be read and removed. */
export function fillStorage(name: 'localStorage' | 'sessionStorage'): void {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  vi.stubGlobal(name, new Proxy(globalThis[name], { set: refuse, defineProperty: refuse }));
}

/**
 * Touching the storage in this place is a SecurityError, as in a sandboxed frame, until the returned function is
 * called.
 */
export function blockStorage(name: 'localStorage' | 'sessionStorage'): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)!;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  return () => Object.defineProperty(globalThis, name, before);
}
