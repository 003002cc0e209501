/** The loader's command stub: the early stub, with what an earlier stub of the page holds. */
import { earlier, isWhole, page, type Stub } from './earlier-stub';
import '../early/early-stub.js';

/**
 * The list of calls that wait for the whole file; it goes on being the list of this stub and of an earlier one.
 *
 * Of two stubs only one may keep a submission, or one lead would become two. An earlier one is frozen, as the snippet
 * does with this one.
 */
export function takeOver(): ArrayLike<unknown>[] {
  const { e, q = [] } = earlier as Partial<Stub>;
  if (!isWhole) Object.assign(page.driftrock as Stub, { e, q });
  if (earlier) Object.freeze(Object.assign(earlier, { e: 0, q }));
  return q;
}
