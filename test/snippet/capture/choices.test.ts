// @vitest-environment happy-dom
/** Answers that are plain buttons. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Choices, createChoices } from '../../../src/snippet/capture/choices';
import { find, leadOf, place, read } from '../support/forms';
import { hideByAttribute } from '../support/layout';

const FUNNEL =
  '<main><section><h2>What do you live in?</h2><button id="house">House</button><button id="flat">Flat</button>' +
  '</section><form><input type="email" value="ada@example.com"></form></main>';

/** What the answers add to the fields of a lead. */
const answersIn = (choices: Choices, sentText: string) => {
  const lead = leadOf(read(find('form')));
  choices.addTo(lead, sentText);
  return Object.fromEntries(Object.entries(lead.event.fields).filter(([name]) => name !== 'email'));
};

/** The answers once these buttons were pressed, the page has done something, and this was sent. */
const answersAfter = (selectors: string[], act: () => unknown = () => {}, sentText = '') => {
  const choices = createChoices();
  selectors.forEach((selector) => choices.note(find(selector)));
  act();
  return answersIn(choices, sentText);
};

beforeEach(() => {
  hideByAttribute();
  place(FUNNEL);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a plain button is an answer', () => {
  test.each<[string, () => unknown]>([
    ['the page says that it is pressed', () => find('#house').setAttribute('aria-pressed', 'true')],
    ['the page says that it is selected', () => find('#house').setAttribute('aria-selected', 'true')],
    ['the page gives it a state', () => find('#house').setAttribute('data-state', 'active')],
    ['the page gives it a state without a value', () => find('#house').setAttribute('data-selected', '')],
    ['the page gives it a class', () => find('#house').classList.add('chosen')],
  ])('when %s', (_when, act) => {
    expect(answersAfter(['#house'], act)).toEqual({ 'What do you live in?': 'House' });
  });

  test.each(['{"type":"House"}', '{"type":"house"}', 'type=house&x=1', 'House'])(
    'when the request carries it: %s',
    (text) => {
      expect(answersAfter(['#house'], () => {}, text)).toEqual({ 'What do you live in?': 'House' });
    },
  );

  test('of several to one question', () => {
    const answers = answersAfter(['#house', '#flat'], () => {}, 'House,Flat');
    expect(answers).toEqual({ 'What do you live in?': ['House', 'Flat'] });
  });

  test('when the page has taken it away, and it was marked when the next one was pressed', () => {
    const choices = createChoices();
    choices.note(find('#house'));
    find('#house').classList.add('chosen');
    choices.note(find('#flat'));
    find('section').remove();
    expect(answersIn(choices, '')).toEqual({ 'What do you live in?': 'House' });
  });
});

describe('a plain button in another part of the page', () => {
  const chosenIn = (section: string) => {
    place(`<main><section ${section}><h2>Where?</h2><button id="b">House</button></section>
      <section><form><input type="email" value="ada@example.com"></form></section></main>`);
    return answersAfter(['#b'], () => find('#b').classList.add('chosen'));
  };

  test('is an answer once it is hidden: it was in a step before', () => {
    expect(chosenIn('hidden')).toEqual({ 'Where?': 'House' });
  });

  test('is none while it can be seen', () => {
    expect(chosenIn('')).toEqual({});
  });
});

describe('a plain button is none', () => {
  test.each<[string, () => unknown, string]>([
    ['nothing tells', () => {}, ''],
    ['the page says that it is not pressed', () => find('#house').setAttribute('aria-pressed', 'false'), ''],
    ['the request carries a longer word', () => {}, '{"type":"Houseboat"}'],
    ['the request carries it as the end of a word', () => {}, '{"type":"warehouse"}'],
    ['another one is marked', () => find('#flat').classList.add('chosen'), ''],
  ])('when %s', (_when, act, text) => {
    expect(answersAfter(['#house'], act, text)).toEqual({});
  });

  test('when it had its class before', () => {
    find('#house').classList.add('primary');
    expect(answersAfter(['#house'])).toEqual({});
  });

  test('when it says nothing', () => {
    find('#house').textContent = ' ';
    expect(answersAfter(['#house'], () => find('#house').classList.add('chosen'))).toEqual({});
  });

  test('when it was pressed before the last lead', () => {
    const choices = createChoices();
    choices.note(find('#house'));
    answersIn(choices, '');
    expect(answersIn(choices, 'House')).toEqual({});
  });

  test('when it was unmarked by a second press', () => {
    find('#house').classList.add('chosen');
    expect(answersAfter(['#house'], () => find('#house').classList.remove('chosen'))).toEqual({});
  });
});

describe('a choice is called by', () => {
  test.each([
    ['the button\u2019s name', '<p>Which?</p><button id="b" name="type">House</button>', 'type'],
    ['the legend over it', '<fieldset><legend>Which?</legend><button id="b">House</button></fieldset>', 'Which?'],
    ['what is written over it', '<div><p>Which?</p><div><button id="b">House</button></div></div>', 'Which?'],
    ['forty letters of it', `<p>${'x'.repeat(50)}</p><button id="b">House</button>`, 'x'.repeat(40)],
    ['"choice", where nothing is', '<button id="b">House</button>', 'choice'],
  ])('%s', (_what, html, name) => {
    place(`<main>${html}<form><input type="email" value="ada@example.com"></form></main>`);
    expect(answersAfter(['#b'], () => {}, 'House')).toEqual({ [name]: 'House' });
  });
});
