/** What the site owner is told: one console line for a misconfiguration, and a note of everything with debug on. */

/** One thing that happened to a form or an event, in words; never with a field's value. */
export interface Note {
  what: string;
  about?: unknown;
}

/** Tells the site owner; listeners (an inspector) hear every note, the console only what it should. */
export interface Report {
  /** A mistake of the site owner's, with the way to mend it: always in the console. */
  complain(sentence: string): void;
  /** With debug on in the console. */
  note(what: string, about?: unknown): void;
}

const NAME = 'Driftrock: ';

/** A report to the console; `isDebug` is asked at each note, since init() may switch it on late. */
export function createReport(isDebug: () => boolean, onNote: (note: Note) => void): Report {
  return {
    complain(sentence) {
      console.warn(NAME + sentence);
      onNote({ what: sentence });
    },
    note(what, about = '') {
      if (isDebug()) console.info(NAME + what, about);
      onNote({ what, about });
    },
  };
}
