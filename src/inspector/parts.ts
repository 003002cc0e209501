/** What the parts of the panel are drawn from. Types only. */
import type { Finding } from '../causes/find-causes';
import type { FormFacts, InstallationFacts } from '../causes/facts';
import type { Inspected } from './collect-facts';
import type { Observations } from './observations';

/** A form with what would become of it. */
export interface FoundForm {
  form: Element;
  facts: FormFacts;
}

/** All that is known at one moment. */
export interface Known {
  /** Absent until the relay has answered, or has not. */
  facts: InstallationFacts | undefined;
  findings: Finding[];
  forms: FoundForm[];
  observations: Observations;
  /** Absent where no snippet runs. */
  inspected: Inspected | undefined;
  /** Whether what visitors typed is shown. */
  showsValues: boolean;
}

/** What the buttons of the panel do. */
export interface Acts {
  /** Asks the relay again, and looks at the page again. */
  lookAgain(): void;
  /** Draws a frame around a form, or takes it away. */
  outline(form: FoundForm | undefined): void;
  showValues(areShown: boolean): void;
  sendNow(): void;
  sendTestLead(email: string): void;
  copyReport(): void;
}

/** A part of the panel: its title, what is next to it, and its content at this moment. */
export interface Part {
  title: string;
  note?: string;
  content: Node[];
}
