/** Whether somebody has asked for the inspector in this tab. */
import { DEBUG_KEY, isAskedByAddress } from '../snippet/inspection';

/** Whether this page's address asks for it, which is noted for the tab, or that of an earlier page has. */
export function isAskedFor(): boolean {
  const isAsked = isAskedByAddress();
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
