/** What the relay's tables call what others read from them. */

export const NO_STORE = 'the same handler without a store';
export const ON_DISK = 'on disk (lmdb), Driftrock silent';
export const ACCEPTING = 'accepting';
export const NEXT_TO_NO_STORE = 'next to the first, in a round';
