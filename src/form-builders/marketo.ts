/** Marketo: it sends from a hidden frame, so that the page shows no request by which an acceptance could be told. */
import { capture } from './snippet-commands';
import { lookOften, quiet } from './builder-listeners';

interface MarketoForm {
  onSuccess(act: () => void): void;
  getFormElem(): ArrayLike<Element>;
}
type Marketo = { whenReady(act: (form: MarketoForm) => void): void };

/**
 * Captures a form when Marketo has taken it.
 *
 * What is given to `onSuccess` returns nothing: only `false` would keep the visitor from the follow-up page. Source:
 * Marketo's developer documentation, "Forms API reference". A refusal is not said: `onSuccess` stays away.
 */
export function hearMarketo(): void {
  const page = window as unknown as { MktoForms2?: Marketo };
  const heard = new WeakSet<Marketo>();
  const onReady = (form: MarketoForm) => form.onSuccess(quiet(() => capture(form.getFormElem()[0])));
  lookOften(() => {
    const { MktoForms2 } = page;
    if (!MktoForms2 || !MktoForms2.whenReady || heard.has(MktoForms2)) return;
    heard.add(MktoForms2);
    MktoForms2.whenReady(quiet(onReady));
  });
}
