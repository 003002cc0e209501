// @vitest-environment happy-dom
/** Each attempt to send a form: whether it opens a submission, goes on with one, or corrects one. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Attempt, createAttempts } from '../../../src/snippet/capture/attempts';
import { createSubmissions } from '../../../src/snippet/capture/submissions';
import { DOUBT, NOTHING } from '../../../src/snippet/capture/verdict';
import { createVisitorInput } from '../../../src/snippet/capture/visitor-input';
import { readForm } from '../../../src/snippet/form/read-form';
import { fill, find, place } from '../support/forms';

const HTML =
  '<main><form><input type="email" id="mail" value="ada@example.com"><input id="town" value=""></form>' +
  '<form id="other"><input type="email" value="ada@example.com"></form></main>';

const start = ({ hears = true } = {}) => {
  const told: string[] = [];
  const visitor = createVisitorInput();
  const submissions = createSubmissions({
    onAccepted: ({ lead }, rule) => told.push(`accepted ${lead.contact}: ${rule}`),
    onTurnedDown: ({ lead }, rule) => told.push(`turned down ${lead.contact}: ${rule}`),
    onMeant: () => {},
    onEvidence: () => {},
  });
  const onOpen = vi.fn();
  const hear = vi.spyOn(submissions, 'hear');
  const parts = {
    read: readForm,
    onOpen,
    onIgnored: (_form: Element, why: string) => told.push(`ignored: ${why}`),
    onEvidence: () => {},
    watchesRequests: () => hears,
  };
  const { attempt } = createAttempts(parts, visitor, submissions);
  const send = (given: Partial<Attempt> = {}, selector = 'form') => {
    attempt(find(selector), { event: new Event('submit'), ...given });
    return submissions.open.get(find(selector));
  };
  return { told, visitor, submissions, onOpen, hear, send };
};

beforeEach(() => {
  vi.useFakeTimers();
  place(HTML);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a submission', () => {
  test('opens where the form holds a lead, and the lead must outlive the page', () => {
    const { told, onOpen, send } = start();
    const submission = send();
    expect(submission).toMatchObject({ isPress: false, isSent: false, pending: 0 });
    expect(onOpen.mock.calls).toEqual([[submission!.lead]]);
    expect(told).toEqual([]);
  });

  test('of answers that were turned down, and sent nowhere, is doubted from the beginning', () => {
    const { visitor, send } = start();
    const touch = {
      standing: new Set<never>(),
      shown: new Set<never>(),
      said: new Set<never>(),
      questions: new Set<never>(),
    };
    const lead = send()!.lead;
    visitor.touches.set(find('form'), { ...touch, hidden: new Map(), refused: lead.text });
    send()!.isDown = true;
    expect(send()).toMatchObject({ against: DOUBT });
    fill(find('#town'), 'Lyon');
    expect(send()).toMatchObject({ against: NOTHING });
  });

  test('is taken for sent where nobody hears its requests', () => {
    expect(start({ hears: false }).send()).toMatchObject({ isSent: true });
  });

  test('of what is no lead is told of, with the reason', () => {
    const { told, onOpen, send } = start();
    fill(find('#mail'), '');
    expect(send()).toBeUndefined();
    expect(told).toEqual(['ignored: empty']);
    expect(onOpen).not.toHaveBeenCalled();
  });

  test('of a step is open, though nobody can be reached yet', () => {
    const { told, onOpen, hear, send } = start();
    fill(find('#mail'), '');
    fill(find('#town'), 'Lyon');
    expect(send()).toMatchObject({ isSent: true });
    expect(told).toEqual(['ignored: no contact']);
    expect(onOpen).not.toHaveBeenCalled();
    expect(hear).not.toHaveBeenCalled();
  });
});

describe('a press', () => {
  test('opens a submission that is not yet meant', () => {
    const { onOpen, send } = start();
    expect(send({ isPress: true })).toMatchObject({ isPress: true });
    expect(onOpen).not.toHaveBeenCalled();
  });

  test('of what is no lead says nothing', () => {
    const { told, send } = start();
    fill(find('#mail'), '');
    send({ isPress: true });
    expect(told).toEqual([]);
  });
});

describe('a second attempt', () => {
  test.each<[string, Partial<Attempt>, Partial<Attempt>]>([
    ['a submission of the same answers', {}, {}],
    ['a press after a submission', {}, { isPress: true }],
  ])('goes on with what is open: %s', (_what, first, second) => {
    const { told, send } = start();
    expect(send(first)).toBe(send(second));
    expect(told).toEqual([]);
  });

  test('takes the place of a press that leads to it', () => {
    const { told, send } = start();
    const press = send({ isPress: true });
    expect(send()).not.toBe(press);
    expect(told).toEqual(['turned down ada@example.com: corrected']);
  });

  test.each([
    ['goes on with the press of the same answers', 'ada@example.com', true],
    ['begins again where they are others', 'ada@example.org', false],
  ])('by a pointer that is down %s', (_what, address, isSame) => {
    const { send } = start();
    const first = send({ isPress: true })!;
    fill(find('#mail'), address);
    const second = send({ isPress: true, event: new Event('pointerdown') });
    expect(second === first).toBe(isSame);
  });

  test('of a press begins again', () => {
    const { send } = start();
    const press = send({ isPress: true })!;
    expect(send({ isPress: true })).not.toBe(press);
  });

  test('that goes on with one begins there, and a press that goes on with one does not', () => {
    const { send } = start();
    const [first, second, click] = ['submit', 'submit', 'click'].map((type) => new Event(type));
    const submission = send({ event: first! });
    send({ event: second! });
    send({ event: click!, isPress: true });
    expect(submission!.event).toBe(second);
  });

  test('with other answers corrects the first', () => {
    const { told, send } = start();
    const first = send();
    fill(find('#mail'), 'ada@example.org');
    expect(send()!.lead.contact).toBe('ada@example.org');
    expect(first!.watch).toBeDefined();
    expect(told).toEqual(['turned down ada@example.com: corrected']);
  });

  test('by somebody else at a form that the page has emptied leaves the first a lead of its own', () => {
    const { told, send, submissions } = start();
    send();
    fill(find('#mail'), '');
    submissions.open.forEach((submission) => (submission.wasEmptied = true));
    fill(find('#mail'), 'bob@example.com');
    expect(send()!.lead.contact).toBe('bob@example.com');
    expect(told).toEqual(['accepted ada@example.com: gone']);
  });

  test('after the page has turned the first down is another, though the answers are the same', () => {
    const { told, send } = start();
    const first = send()!;
    first.isDown = true;
    expect(send()).not.toBe(first);
    expect(told).toEqual(['turned down ada@example.com: corrected']);
  });
});

describe('an attempt in another form', () => {
  test('with the same contact corrects what is open', () => {
    const { told, send } = start();
    send();
    send({}, '#other');
    expect(told).toEqual(['turned down ada@example.com: corrected']);
  });

  test('with another contact leaves what is open alone', () => {
    const { told, send, submissions } = start();
    send();
    fill(find('#other input'), 'bob@example.com');
    send({}, '#other');
    expect(told).toEqual([]);
    expect(submissions.open.size).toBe(2);
  });

  test('without a contact is but the next step of what the page has turned down', () => {
    const { told, send, submissions } = start();
    send()!.isDown = true;
    fill(find('#other input'), 'Lyon');
    send({}, '#other');
    expect(told).toEqual(['ignored: no contact']);
    expect(submissions.open.size).toBe(2);
  });

  test('corrects what the page has turned down, whatever its contact is', () => {
    const { told, send } = start();
    send()!.isDown = true;
    fill(find('#other input'), 'bob@example.com');
    send({}, '#other');
    expect(told).toEqual(['turned down ada@example.com: corrected']);
  });
});
