/** Whether somebody has asked for the inspector in this tab. */

/** Also read by the snippet, which loads the inspector again on the next page. */
const KEY = 'driftrock:debug';

/** Whether this page's address asks for it, which is noted for the tab, or that of an earlier page has. */
export function isAskedFor(): boolean {
  const isAsked = /[?&]driftrock_debug/.test(location.search);
  try {
    if (isAsked) sessionStorage.setItem(KEY, '1');
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    // Storage is blocked: each page has to ask.
    return isAsked;
  }
}

/** Closed for good, until somebody asks again. */
export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was noted.
  }
}
