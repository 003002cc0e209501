/** `npm run bench:report`: docs/benchmarks.md and its pictures once more, from the results of the last runs. */
import { writeDocument } from './document.mjs';

writeDocument();
