/** What a test lead holds: marked for who reads it, and harmless to whom it may reach. Pure. */

/** A control as the probe tells of it. */
export interface Question {
  asks: 'address' | 'number' | 'words' | 'moment' | 'option' | 'tick';
  /** The `type` of an input; otherwise the element's name. */
  type: string;
  /** The least that it takes; empty where that is not said. */
  min: string;
}

const MARK = 'Driftrock test';
const MESSAGE = 'This is a test of Driftrock. Please ignore it.';
// Kept for plays by the regulator: no telephone has it. Ofcom, "Telephone numbers for use in TV and radio drama".
const NUMBER = '+442079460018';
// RFC 2606 §3: nobody's.
const NOBODYS_HOST = 'example.com';
const DATE = '2030-01-01';

const MOMENTS: Record<string, string> = {
  date: DATE,
  'datetime-local': `${DATE}T12:00`,
  month: DATE.slice(0, 7),
  week: '2030-W01',
  time: '12:00',
};
const WORDS: Record<string, string> = {
  textarea: MESSAGE,
  url: `https://${NOBODYS_HOST}`,
};

/** What is written into the control; undefined for what is chosen or ticked. */
export function answerFor({ asks, type, min }: Question, address: string): string | undefined {
  switch (asks) {
    case 'address':
      return address;
    case 'number':
      return NUMBER;
    case 'moment':
      return min || MOMENTS[type];
    case 'words':
      return type === 'number' ? min || '1' : (WORDS[type] ?? MARK);
    default:
      return undefined;
  }
}

/** An address of the page's own domain, whose owner has asked for the test; nobody's where the host has none. */
export function addressFor(pageUrl: string): string {
  const host = new URL(pageUrl).hostname.replace(/^www\./, '');
  const isDomain = /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/.test(host);
  return `driftrock-test@${isDomain ? host : NOBODYS_HOST}`;
}
