/** What an import of a classic script gives: `window.driftrock`, and nothing by name. */
import './dist/types/snippet/module.js';
