// @vitest-environment happy-dom
/** Which frames of other sites a site owner asks for, and what they tell. */
import { beforeEach, describe, expect, test } from 'vitest';
import { EMBEDS, readEmbeds } from '../../src/form-builders/embeds';

function scriptOf(html: string): HTMLScriptElement | null {
  document.head.innerHTML = html;
  return document.querySelector('script');
}

describe('readEmbeds', () => {
  beforeEach(() => {
    document.head.innerHTML = '';
  });

  test.each([
    ['<script data-embeds="typeform jotform"></script>', ['typeform', 'jotform']],
    ['<script data-embeds=" Typeform,calendly "></script>', ['typeform', 'calendly']],
    ['<script data-embeds="all toString __proto__"></script>', []],
    ['<script src="/driftrock.builders.js?v=2&embeds=typeform,calendly#x"></script>', ['typeform', 'calendly']],
    ['<script src="/driftrock.builders.js?embeds=typeform" data-embeds="jotform"></script>', ['jotform']],
    ['<script src="/driftrock.builders.js"></script>', []],
  ])('reads %s', (html, names) => {
    expect(readEmbeds(scriptOf(html))).toEqual(names);
  });

  test('finds the tag where an optimiser runs the script later', () => {
    scriptOf('<script src="/driftrock.js"></script><script src="/driftrock.builders.js?embeds=calendly"></script>');
    expect(readEmbeds(null)).toEqual(['calendly']);
  });

  test('is empty without a tag', () => {
    expect(readEmbeds(null)).toEqual([]);
  });
});

describe('EMBEDS', () => {
  test.each([
    ['typeform', { type: 'form-submit', formId: 'f', responseId: 'r' }, { form_id: 'f', response_id: 'r' }],
    ['jotform', { action: 'submission-completed', formID: 7 }, { form_id: '7' }],
    [
      'calendly',
      { event: 'calendly.event_scheduled', payload: { event: { uri: 'e' }, invitee: { uri: 'i' } } },
      { event_uri: 'e', invitee_uri: 'i' },
    ],
    ['calendly', { event: 'calendly.event_scheduled' }, { event_uri: '', invitee_uri: '' }],
  ])('%s tells of %j', (name, said, fields) => {
    expect(EMBEDS[name]!.read(said)).toEqual(fields);
  });

  test.each([
    ['typeform', { type: 'form-ready' }],
    ['jotform', { action: 'submission-started' }],
    ['calendly', { event: 'calendly.event_type_viewed' }],
  ])('%s tells nothing of %j', (name, said) => {
    expect(EMBEDS[name]!.read(said)).toBeFalsy();
  });
});
