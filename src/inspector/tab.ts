/** Whether somebody has asked for the inspector in this tab. */
import { DEBUG_KEY, isAskedByAddress } from '../snippet/inspection';

// The operator's bookmark asks by the address of this file.
const { src = '' } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>;
const isAskedByBookmark = src.includes(DEBUG_KEY);

/**
 * Whether the address of this page or of this file asks for it, which is noted for the tab, or that of an earlier page
 * has.
 */
export function isAskedFor(): boolean {
  const isAsked = isAskedByBookmark || isAskedByAddress();
  try {
    if (isAsked) sessionStorage.setItem(DEBUG_KEY, '1');
    return sessionStorage.getItem(DEBUG_KEY) !== null;
  } catch {
    // Storage is blocked: each page has to ask.
    return isAsked;
  }
}

/** Closed for good, until somebody asks again. */
export function forget(): void {
  try {
    sessionStorage.removeItem(DEBUG_KEY);
  } catch {
    // Nothing was noted.
  }
}
