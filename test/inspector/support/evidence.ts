/** Evidence as the inspector's tests need it. */
import { type Evidence, NOTHING } from '../../../src/snippet/capture/verdict';

/** Evidence of nothing, but for this. */
export const evidenceOf = (more: Partial<Evidence> = {}): Evidence => ({
  ...{ isPress: false, isCollected: false, isNavigated: false, pending: 0, ok: 0, refused: 0, isSent: false },
  ...{ against: NOTHING, isThanked: false, isGone: false, isStep: false },
  ...more,
});
