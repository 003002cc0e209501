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

// A page may move something near the form all the time, and reading what is there takes a millisecond or two.
const PAUSE_MS = 200;

/**
 * Tells what is shown there each time that it may have changed, once the browser has drawn the change; no more often
 * than some times a second.
 *
 * @param isOver asked at each change: whether nobody wants to know any more
 */
export function watchShown({ near }: Scope, isOver: () => boolean, onShown: (shown: MessageKeys) => void): void {
  let isPausing = false;
  let isChanged = false;
  const read = () => {
    isChanged = false;
    setTimeout(resume, PAUSE_MS);
    onShown(readStanding({ near }));
  };
  const resume = () => {
    isPausing = false;
    if (isChanged) onChange();
  };
  const onChange = () => {
    if (isOver()) return observer.disconnect();
    isChanged = true;
    if (isPausing) return;
    isPausing = true;
    afterPaint(read);
  };
  const observer = new MutationObserver(onChange);
  observer.observe(near, SHOWING);
}
