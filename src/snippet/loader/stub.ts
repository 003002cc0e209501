/** The loader's command stub: the early stub, with what an earlier stub of the page holds. */
import { earlier, isWhole, page, type Stub } from './earlier-stub';
import '../early/early-stub.js';

/**
 * The stub, or the commands where the whole file has come before the loader.
 *
 * Of two stubs only one may keep a submission, or one lead would become two. An earlier one is frozen, as the snippet
 * does with this one.
 */
export function takeOver(): Stub {
  const stub = page.driftrock as Stub;
  if (isWhole) return stub;
  const { e, q = [] } = earlier || {};
  Object.assign(stub, { e, q });
  // What has its own name for the earlier stub goes on calling it: both have the same list.
  if (earlier) Object.freeze(Object.assign(earlier, { e: 0, q }));
  return stub;
}
