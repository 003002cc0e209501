/**
 * `npm run bench:report`: docs/benchmarks.md, its pictures and the table of docs/sizing.md once more, from the results
 * of the last runs.
 */
import { writeDocument } from './document.mjs';

writeDocument();
