/** What a text weighs as the best server sends it. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BEST_GZIP = { level: 9 };
const BEST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Bytes in gzip. @param {string | Buffer} code */
export const gzipBytes = (code) => gzipSync(code, BEST_GZIP).length;

/** Bytes in brotli. @param {string | Buffer} code */
export const brotliBytes = (code) => brotliCompressSync(code, BEST_BROTLI).length;
