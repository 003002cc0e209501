/**
 * What the page shows near a form until the visitor presses, kept up to date.
 *
 * The page it exists for: one that leaves the errors of the first attempt where they are until the server has answered
 * the second, and greys its form meanwhile.
 */
import type { Scope } from '../../form/scope';
import { afterPaint } from '../../listen';
import { SHOWING } from './changes';
import { type MessageKeys, readStanding } from './messages';

/**
 * Tells what is shown there each time that it may have changed, once the browser has drawn the change.
 *
 * @param isOver asked at each change: whether nobody wants to know any more
 */
export function watchShown({ near }: Scope, isOver: () => boolean, onShown: (shown: MessageKeys) => void): void {
  let isDue = false;
  const observer = new MutationObserver(() => {
    if (isOver()) return observer.disconnect();
    if (isDue) return;
    isDue = true;
    afterPaint(() => {
      isDue = false;
      onShown(readStanding({ near }));
    });
  });
  observer.observe(near, SHOWING);
}
