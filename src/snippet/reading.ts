/** How capture reads a form under the site owner's options. */
import { readEarly } from './early/kept-submissions';
import { own } from './form/form-access';
import { createFormReader } from './form/form-reader';
import { type FormReading, none, type ReadingContext } from './form/read-form';
import type { Options } from './options';

/** Reads a form, unless `consent` or `forms` says that it is none to capture. */
export function createReading(options: Options): (form: Element, context: ReadingContext) => FormReading {
  const readForm = createFormReader();
  return (form, context) => {
    const { forms, consent } = options;
    if (consent === 'denied') return none('consent denied');
    if (forms && !context.isChosen && !own(form, 'matches')(forms)) return none('not chosen');
    context.isChosen = context.isChosen || !!forms;
    return context.earlier ? readEarly(form, context) : readForm(form, context);
  };
}
