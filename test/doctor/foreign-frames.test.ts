/** What is in the frames of a page. */
import { describe, expect, test, vi } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { findFrameWithTag, lookIntoFrames } from '../../src/doctor/foreign-frames';
import { pageWith, placeWith } from './support/place';
import { PAGE, WORKING } from './support/seen';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));

const FORMS = 'https://forms.example.net';
const LEAD = { isLead: true, width: 200 };

/** A frame with these forms in it, and a snippet or none. */
const frameOf = (origin: string, places: object[], hasSnippet = false, selfOrigin = origin) => ({
  url: () => `${origin}/form?email=ada@example.com#x`,
  ...placeWith({
    ...{ location: { origin }, self: { origin: selfOrigin }, probe: { places: () => places } },
    window: hasSnippet ? { driftrock: () => {} } : {},
  }),
});
const GONE = {
  url: () => `${FORMS}/gone`,
  evaluate: () => Promise.reject(new Error('frame was detached')),
};

/** A page with these frames below its own. */
const pageOf = (...frames: object[]) =>
  pageWith({}, { frames: () => [frameOf('https://www.example.com', [LEAD], true), ...frames] });

describe('lookIntoFrames', () => {
  test.each<[string, string | undefined, object[]]>([
    ['a lead form and a snippet', 'heard', [frameOf(FORMS, [LEAD], true)]],
    ['a lead form alone', 'unheard', [frameOf(FORMS, [LEAD])]],
    ['a lead form that cannot be seen', 'none', [frameOf(FORMS, [{ isLead: true, width: 0 }])]],
    ['another form', 'none', [frameOf(FORMS, [{ isLead: false, width: 200 }], true)]],
    ['no form', 'none', [frameOf(FORMS, [])]],
    ['nobody knows what', undefined, [GONE]],
    ['what is in another site', undefined, [frameOf('https://other.example', [LEAD])]],
    ['a form that is heard next to one that is not', 'heard', [frameOf(FORMS, [LEAD]), frameOf(FORMS, [LEAD], true)]],
    ['a form next to none', 'unheard', [frameOf(FORMS, []), frameOf(FORMS, [LEAD])]],
  ])('with %s: %s', async (_, leadForm, frames) => {
    expect(await lookIntoFrames(pageOf(...frames), [{ origin: FORMS, isLarge: true }])).toEqual([
      { origin: FORMS, isLarge: true, ...(leadForm && { leadForm }) },
    ]);
  });

  test("takes the page's own form for none of a frame of the same site", async () => {
    const frames = [{ origin: 'https://www.example.com', isLarge: true }];
    expect(await lookIntoFrames(pageOf(GONE), frames)).toEqual(frames);
  });

  test('looks into none where the page has named none', async () => {
    const page = pageWith({}, { frames: () => expect.unreachable() });
    expect(await lookIntoFrames(page, [])).toEqual([]);
  });
});

describe('findFrameWithTag', () => {
  const [contact] = WORKING.forms;
  const find = (frames: object[], forms: InstallationFacts['forms'] = []) =>
    findFrameWithTag(pageOf(...frames), { ...WORKING, forms });

  test.each([
    ['there is none', []],
    ['none has a snippet', [frameOf(FORMS, [LEAD])]],
    ['it is gone', [GONE]],
  ])('finds nothing where %s', async (_, frames) => {
    expect(await find(frames)).toBeUndefined();
  });

  test('finds the first with a snippet, by its address without a query', async () => {
    const frames = [frameOf('https://ads.example', []), GONE, frameOf(FORMS, [LEAD], true)];
    expect(await find(frames)).toEqual({ url: `${FORMS}/form`, hasAllLeadForms: true });
  });

  test.each([
    ['no lead form', false, frameOf(FORMS, [], true), []],
    ['the only lead form', true, frameOf(FORMS, [LEAD], true), []],
    ['another than the lead form of the page', false, frameOf(FORMS, [LEAD], true), [contact!]],
    ['what the page sees as its own', true, frameOf(FORMS, [LEAD], true, new URL(PAGE).origin), [contact!]],
    ['one of two', false, frameOf(FORMS, [LEAD], true, new URL(PAGE).origin), [contact!, contact!]],
    ['the only lead form, next to a search', true, frameOf(FORMS, [LEAD], true), [{ ...contact!, isLead: false }]],
  ])('with %s, it has all lead forms: %s', async (_, hasAllLeadForms, frame, forms) => {
    expect(await find([frame], forms)).toMatchObject({ hasAllLeadForms });
  });
});
