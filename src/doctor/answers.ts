/** What a test lead holds: marked for who reads it, and harmless to whom it may reach. Pure. */

/** What a control asks for, and what it says of what it takes. */
export interface Question {
  asks: 'address' | 'number' | 'words' | 'choice';
  /** The element's name and its `type`. */
  tag: string;
  type: string;
  min: string;
}

const MARK = 'Driftrock test';
const MESSAGE = 'This is a test of Driftrock. Please ignore it.';
// Kept for plays by the regulator: no telephone has it. Ofcom, "Telephone numbers for use in TV and radio drama".
const NUMBER = '+442079460018';
// RFC 2606 §3: nobody's.
const NOBODYS_HOST = 'example.com';
const DATE = '2030-01-01';

const DATES: Record<string, string> = {
  date: DATE,
  'datetime-local': `${DATE}T12:00`,
  month: DATE.slice(0, 7),
  week: '2030-W01',
  time: '12:00',
};

/** What is typed into the control; undefined where nothing can be typed. */
export function answerFor({ asks, tag, type, min }: Question, address: string): string | undefined {
  if (asks === 'address') return address;
  if (type in DATES) return min || DATES[type];
  if (asks === 'choice') return undefined;
  if (type === 'number') return min || '1';
  if (type === 'url') return `https://${NOBODYS_HOST}`;
  if (asks === 'number') return NUMBER;
  return tag === 'textarea' ? MESSAGE : MARK;
}

/** An address of the page's own domain, whose owner has asked for the test; nobody's where the host has none. */
export function addressFor(pageUrl: string): string {
  const host = new URL(pageUrl).hostname.replace(/^www\./, '');
  const isDomain = /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]*$/.test(host);
  return `driftrock-test@${isDomain ? host : NOBODYS_HOST}`;
}
