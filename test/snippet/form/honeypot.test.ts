// @vitest-environment happy-dom
/** Traps for robots. happy-dom has no layout: nothing is seen unless a test says so. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { controlsOf } from '../../../src/snippet/form/controls';
import { hiddenValues, noteFilledByPress, trapsIn } from '../../../src/snippet/form/honeypot';
import { fill, find, place, showEverything, showOnly } from '../support/forms';

afterEach(() => {
  vi.restoreAllMocks();
});

const SURE = [
  '<input name="honeypot">',
  '<input name="_gotcha">',
  '<div class="form-trap"><input name="x"></div>',
  '<label>Leave this field blank <input name="x"></label>',
  '<label>Bitte frei lassen <textarea name="x"></textarea></label>',
];
const LIKELY = [
  '<input name="website" tabindex="-1" autocomplete="off">',
  '<div aria-hidden="true"><input name="url" tabindex="-1"></div>',
  '<div aria-hidden="true"><input name="x" autocomplete="off"></div>',
];
// A page's good manners with a control that it fills by itself.
const KEPT_AWAY = ['<div aria-hidden="true"><input name="geo"></div>', '<input name="score" tabindex="-1">'];
const NONE = [
  '<div tabindex="-1"><textarea name="x"></textarea></div>',
  '<input name="x" role="combobox" tabindex="-1">',
  '<input name="town">',
  '<input name="website">',
  '<input name="homepage" autocomplete="off">',
];

const controls = () => controlsOf(find('form'));
const control = () => find('input,textarea');

/** What the traps of a form with this content are once the act is over, for a visitor who came before the act. */
const trapsAfter = (html: string, act: () => unknown) => {
  place(`<form>${html}</form>`);
  const before = hiddenValues([control()]);
  act();
  const { withheld, isRobot } = trapsIn(controls(), new WeakSet(), before);
  return { isWithheld: withheld.has(control()), isRobot };
};

/** The same for a form that no visitor has touched. */
const untouchedTraps = (html: string, act: () => unknown = () => {}) => {
  place(`<form>${html}</form>`);
  act();
  const { withheld, isRobot } = trapsIn(controls(), new WeakSet());
  return { isWithheld: withheld.has(control()), isRobot };
};

describe('hiddenValues', () => {
  test('are those of controls that nobody can see', () => {
    place(
      '<form><input name="a" value="1"><input name="seen" value="2"><input type="checkbox" name="b" checked>' +
        '<input type="hidden" name="c" value="3"><select name="d"></select><textarea name="e">5</textarea></form>',
    );
    showOnly('[name=seen]');
    const values = [...hiddenValues(find<HTMLFormElement>('form').querySelectorAll('input,select,textarea'))];
    expect(values.map(([element, value]) => [element.getAttribute('name'), value])).toEqual([
      ['a', '1false'],
      ['b', 'ontrue'],
      ['c', '3false'],
      ['d', 'undefined'],
      ['e', '5undefined'],
    ]);
  });
});

describe('a control with a mark of a trap', () => {
  test.each([...SURE, ...LIKELY])('that is filled after the first touch tells a robot, and is withheld: %s', (html) => {
    expect(trapsAfter(html, () => fill(control(), 'spam'))).toEqual({ isWithheld: true, isRobot: true });
  });

  test.each([...SURE, ...LIKELY])('that is empty is a trap that nobody has walked into: %s', (html) => {
    expect(trapsAfter(html, () => {})).toEqual({ isWithheld: true, isRobot: false });
  });

  test.each([...SURE, ...LIKELY])('that can be seen is none: %s', (html) => {
    showEverything();
    expect(trapsAfter(html, () => fill(control(), 'Lyon'))).toEqual({ isWithheld: false, isRobot: false });
  });

  test.each([...SURE, ...LIKELY])('that the visitor has been in is none: %s', (html) => {
    place(`<form>${html}</form>`);
    const before = hiddenValues([control()]);
    fill(control(), 'Lyon');
    const { withheld, isRobot } = trapsIn(controls(), new WeakSet([control()]), before);
    expect([withheld.size, isRobot]).toEqual([0, false]);
  });

  test.each<[string, number]>([
    ...SURE.map((html): [string, number] => [html, 1]),
    ...LIKELY.map((html): [string, number] => [html, 0]),
  ])('is withheld only if it says so, where the page had filled it before the touch: %s', (html, withheldCount) => {
    place(`<form>${html}</form>`);
    fill(control(), 'spring');
    const before = hiddenValues([control()]);
    const { withheld, isRobot } = trapsIn(controls(), new WeakSet(), before);
    expect([withheld.size, isRobot]).toEqual([withheldCount, false]);
  });

  test.each(KEPT_AWAY)('that is the only one is withheld once it is filled, and tells no robot: %s', (html) => {
    expect(trapsAfter(html, () => fill(control(), '59.3'))).toEqual({ isWithheld: true, isRobot: false });
  });

  test.each([...SURE, ...LIKELY])(
    'is a trap, and its form no robot\u2019s, where the browser has filled it: %s',
    (html) => {
      const fillByBrowser = () => {
        fill(control(), 'Ada Ltd');
        const { matches } = Element.prototype;
        vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector) {
          return selector === ':-webkit-autofill' ? this === control() : matches.call(this, selector);
        });
      };
      expect(trapsAfter(html, fillByBrowser)).toEqual({ isWithheld: true, isRobot: false });
    },
  );

  test.each(['<input name="honeypot" value="https://">', '<input name="website" tabindex="-1" value="https://">'])(
    'whose content is there by default is withheld, and tells no robot: %s',
    (html) => {
      expect(trapsAfter(html, () => {})).toEqual({ isWithheld: true, isRobot: false });
    },
  );

  test('may be a box to tick', () => {
    const act = () => Object.assign(control(), { checked: true });
    const html = '<input type="checkbox" name="honeypot" value="1">';
    expect(trapsAfter(html, act)).toEqual({ isWithheld: true, isRobot: true });
  });
});

describe('what the page fills while something is pressed', () => {
  const press = async (html: string, before: () => unknown, during: () => unknown) => {
    place(`<form>${html}</form>`);
    const hidden = hiddenValues([control()]);
    before();
    noteFilledByPress(hidden);
    during();
    await new Promise((resolve) => setTimeout(resolve));
    return trapsIn(controls(), new WeakSet(), hidden).isRobot;
  };

  test.each(LIKELY)('is no robot\u2019s doing: %s', async (html) => {
    expect(
      await press(
        html,
        () => {},
        () => fill(control(), 'Katto'),
      ),
    ).toBe(false);
  });

  test.each(LIKELY)('stays a robot\u2019s doing where it was filled before: %s', async (html) => {
    expect(
      await press(
        html,
        () => fill(control(), 'spam'),
        () => {},
      ),
    ).toBe(true);
  });
});

describe('a hidden control without a mark of a trap', () => {
  test.each(NONE)('is the page\u2019s own, whenever it is filled: %s', (html) => {
    expect(trapsAfter(html, () => fill(control(), 'Lyon'))).toEqual({ isWithheld: false, isRobot: false });
  });
});

describe('a hidden control next to what can be seen', () => {
  test.each([
    '<p><input name="website" tabindex="-1"><button class="seen">Choose</button></p>',
    '<p><textarea name="url" aria-hidden="true"></textarea><iframe class="seen"></iframe></p>',
    '<p><input name="x" tabindex="-1" autocomplete="off"><i role="combobox" class="seen">Lyon</i></p>',
    '<p><input name="x" tabindex="-1" autocomplete="off"><input class="seen"></p>',
  ])('is filled by that widget: %s', (html) => {
    showOnly('.seen');
    expect(trapsAfter(html, () => fill(control(), 'Lyon'))).toEqual({ isWithheld: false, isRobot: false });
  });

  test('is a trap in spite of it where it says so', () => {
    showOnly('.seen');
    const html = '<p><input name="honeypot"><button class="seen">Choose</button></p>';
    expect(trapsAfter(html, () => fill(control(), 'spam'))).toEqual({ isWithheld: true, isRobot: true });
  });

  test.each([
    '<input name="website" tabindex="-1"><i role="combobox" class="seen">Lyon</i>',
    '<iframe class="seen"></iframe><textarea name="x" aria-hidden="true"></textarea>',
    '<b><span contenteditable class="seen">Lyon</span></b><input name="x" tabindex="-1">',
  ])('is filled by that widget in the form itself, too, where it is no native control: %s', (html) => {
    showOnly('.seen');
    expect(trapsAfter(html, () => fill(control(), 'Lyon'))).toEqual({ isWithheld: false, isRobot: false });
  });

  test('is a trap where only the form is around both', () => {
    showOnly('.seen');
    const trap = '<input name="website" tabindex="-1" autocomplete="off">';
    for (const html of [`${trap}<button class="seen">Send</button>`, `${trap}<p><input class="seen"></p>`])
      expect(trapsAfter(html, () => fill(control(), 'spam'))).toEqual({ isWithheld: true, isRobot: true });
  });
});

describe('a form that the visitor has not touched', () => {
  test.each(SURE)('tells a robot by what is not there by default, and says that it is a trap: %s', (html) => {
    expect(untouchedTraps(html, () => fill(control(), 'spam'))).toEqual({ isWithheld: true, isRobot: true });
  });

  test.each(LIKELY)('tells none by what only looks like a trap: %s', (html) => {
    expect(untouchedTraps(html, () => fill(control(), 'spring'))).toEqual({ isWithheld: true, isRobot: false });
  });

  test('tells none by what is there by default', () => {
    expect(untouchedTraps('<input name="honeypot" value="https://">')).toEqual({ isWithheld: true, isRobot: false });
  });
});

describe('a transparent control', () => {
  test.each([
    ['that no key leads to is unseen', '<input name="honeypot" tabindex="-1" style="opacity: 0">', true],
    [
      'may lie over one of the page\u2019s own, if a key leads to it',
      '<input name="honeypot" style="opacity: 0">',
      false,
    ],
  ])('%s', (_what, html, isRobot) => {
    showEverything();
    expect(trapsAfter(html, () => fill(control(), 'spam')).isRobot).toBe(isRobot);
  });
});

test('a control that was seen at the first touch is no trap, though it is hidden by now', () => {
  place('<form><input name="website" tabindex="-1"></form>');
  showEverything();
  const before = hiddenValues([control()]);
  vi.restoreAllMocks();
  fill(control(), 'https://ada.example');
  const { withheld, isRobot } = trapsIn(controls(), new WeakSet(), before);
  expect([before.size, withheld.size, isRobot]).toEqual([0, 0, false]);
});
