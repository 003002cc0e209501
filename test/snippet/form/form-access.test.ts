// @vitest-environment happy-dom
/** A form's own members, whatever its controls are called. */
import { describe, expect, test } from 'vitest';
import { isForm, own } from '../../../src/snippet/form/form-access';

/**
 * A form whose control of this name hides the form's member of that name, as in every browser: HTMLFormElement is
 * [LegacyOverrideBuiltIns]. happy-dom leaves built-in members visible, hence the property.
 */
const formWithControl = (name: string): HTMLFormElement => {
  const page = document.createElement('template');
  page.innerHTML = `<form id="contact" data-kind="lead"><input name="${name}"></form>`;
  const form = page.content.querySelector('form')!;
  Object.defineProperty(form, name, { value: form.firstElementChild });
  return form;
};

describe('own', () => {
  test('reads the id of a form that has a control named id', () => {
    const form = formWithControl('id');
    expect(form.id).toBeInstanceOf(HTMLInputElement);
    expect(own(form, 'id')).toBe('contact');
  });

  test('reads the elements of a form that has a control named elements', () => {
    const form = formWithControl('elements');
    expect([...own(form, 'elements', HTMLFormElement)]).toEqual([form.firstElementChild]);
  });

  test('calls getAttribute of a form that has a control named getAttribute', () => {
    expect(own(formWithControl('getAttribute'), 'getAttribute')('data-kind')).toBe('lead');
  });

  test('calls querySelectorAll of a form that has a control named querySelectorAll', () => {
    expect(own(formWithControl('querySelectorAll'), 'querySelectorAll')('input')).toHaveLength(1);
  });

  test('calls matches and closest of a form that has controls of those names', () => {
    expect(own(formWithControl('matches'), 'matches')('[data-kind=lead]')).toBe(true);
    const form = formWithControl('closest');
    expect(own(form, 'closest')('form')).toBe(form);
  });

  test('finds the submit method of a form whose button is named submit, bound to the form', () => {
    expect(own(formWithControl('submit'), 'submit', HTMLFormElement)).toBeTypeOf('function');
  });

  test('reads members of an element that is no form', () => {
    const box = document.createElement('div');
    box.id = 'box';
    box.append(document.createElement('i'));
    expect(own(box, 'id')).toBe('box');
    expect(own(box, 'querySelectorAll')('i')).toHaveLength(1);
  });
});

describe('isForm', () => {
  test.each(['id', 'localName', 'nodeName', 'tagName'])('knows a form that has a control named %s', (name) => {
    expect(isForm(formWithControl(name))).toBe(true);
  });

  test.each(['div', 'fieldset', 'form-like', 'input'])('knows that <%s> is none', (tag) => {
    expect(isForm(document.createElement(tag))).toBe(false);
  });
});
