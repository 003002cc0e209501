/** What can be seen, without a layout. */
import { vi } from 'vitest';

/** From now on what is `hidden`, not displayed, or of the class `invisible` cannot be seen, and all else can. */
export function hideByAttribute(): void {
  vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
    return this.isConnected && !this.closest('[hidden],[style*=none],.invisible');
  });
}
