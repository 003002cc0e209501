/** Google's client id goes along as the visitor has agreed, and ids that are nothing are no ids. */
import { click, fill, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const GTAG = 'window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }';
const CLIENT_ID = '1234567890.1700000000';
const FORM = '<form action="/thanks" method="post"><input type="email" name="email"><button>Send</button></form>';

/** What is in the page before the form, and whether the client id goes along. */
const STATES: [what: string, code: string, isSent: boolean][] = [
  ['no Consent Mode at all', '', true],
  ['granted by default', `${GTAG} gtag('consent', 'default', { analytics_storage: 'granted' });`, true],
  ['denied by default', `${GTAG} gtag('consent', 'default', { analytics_storage: 'denied' });`, false],
  [
    'denied by default, then granted',
    `${GTAG} gtag('consent', 'default', { analytics_storage: 'denied' });
    gtag('consent', 'update', { analytics_storage: 'granted' });`,
    true,
  ],
  [
    'granted by default, then denied',
    `${GTAG} gtag('consent', 'default', { analytics_storage: 'granted' });
    gtag('consent', 'update', { analytics_storage: 'denied' });`,
    false,
  ],
  [
    'granted by the visitor, and a default of denied that comes late',
    `${GTAG} gtag('consent', 'update', {
    analytics_storage: 'granted' }); gtag('consent', 'default', { analytics_storage: 'denied' });`,
    true,
  ],
  [
    'denied for a region, granted for the rest',
    `${GTAG} gtag('consent', 'default', {
    analytics_storage: 'denied', region: ['DE', 'FR'] }); gtag('consent', 'default', {
    analytics_storage: 'granted' });`,
    false,
  ],
  [
    'granted for the rest, denied for a region',
    `${GTAG} gtag('consent', 'default', { analytics_storage: 'granted' });
    gtag('consent', 'default', { analytics_storage: 'denied', region: ['ES'] });`,
    false,
  ],
  [
    'denied for a region, then granted by the visitor',
    `${GTAG} gtag('consent', 'default', {
    analytics_storage: 'denied', region: ['DE'] }); gtag('consent', 'update', { analytics_storage: 'granted' });`,
    true,
  ],
  [
    'denied for advertisements only',
    `${GTAG} gtag('consent', 'default', {
    ad_storage: 'denied', analytics_storage: 'granted' });`,
    true,
  ],
  [
    'denied, known only to the tag manager',
    `dataLayer = [{ 'gtm.start': 1, event: 'gtm.js' }]; google_tag_data = {
    ics: { entries: { analytics_storage: { default: false, update: false } } } };`,
    false,
  ],
  [
    'granted, known only to the tag manager',
    `dataLayer = []; google_tag_data = { ics: { entries: {
    analytics_storage: { default: false, update: true } } } };`,
    true,
  ],
];

const stated = ([what, code, isSent]: (typeof STATES)[number], index: number): Case => ({
  title: `client id ${isSent ? 'goes along' : 'stays'}: ${what}`,
  page: page('en', script(code) + FORM),
  cookies: { _ga: `GA1.1.${CLIENT_ID}` },
  acts: [fill({ email: `ga${index}@example.org` }), click('button'), see('#thanks')],
  leads: [{ email: `ga${index}@example.org` }],
  ...(isSent ? { ids: { ga_client_id: CLIENT_ID } } : { absentIds: ['ga_client_id'] }),
});

const STUB = `window.driftrock = window.driftrock || function () { (driftrock.q = driftrock.q || []).push(arguments);
  };`;

/** An event by hand; nothing is submitted. */
const tracked = (title: string, call: string, more: Partial<Case>): Case => ({
  title,
  page: page(
    'en',
    `<form><input type="email" name="email" value="hand@example.org">
    <input name="plan" value="M"></form>${script(`${STUB}
    addEventListener('load', () => setTimeout(() => { ${call};
    document.body.insertAdjacentHTML('beforeend', '<i id=done>.</i>'); }, 300));`)}`,
  ),
  acts: [see('#done')],
  leads: [{ email: 'hand@example.org' }],
  accepted: 0,
  ...more,
});

const EVENT = "event_type: 'lead', event_name: 'Signup'";
const BY_HAND = "fields: { email: 'hand@example.org' }";

export const CONSENT: Case[] = [
  ...STATES.map(stated),
  {
    title: 'client id stays: a denial that has been pushed out of a layer of 300 entries',
    page: page(
      'en',
      `${script(`${GTAG} gtag('consent', 'default', { analytics_storage: 'denied' });
      setTimeout(() => { for (let i = 0; i < 300; i++) { dataLayer.push({ event: 'scroll', i });
      while (dataLayer.length > 300) dataLayer.shift(); }
        document.body.insertAdjacentHTML('beforeend', '<i id=full>.</i>'); }, 600);`)}${FORM}`,
    ),
    cookies: { _ga: `GA1.1.${CLIENT_ID}` },
    acts: [see('#full'), rest, fill({ email: 'layer@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'layer@example.org' }],
    absentIds: ['ga_client_id'],
  },
  {
    title: 'client id stays: the visitor refuses in a banner, and the layer of 300 entries forgets it',
    page: page(
      'en',
      `${script(GTAG)}<button id="no" type="button">Reject</button>${FORM}${script(`$('#no').onclick = () => {
      gtag('consent', 'update', { analytics_storage: 'denied' }); $('#no').remove();
      setTimeout(() => { for (let i = 0; i < 300; i++) { dataLayer.push({ event: 'scroll', i });
      while (dataLayer.length > 300) dataLayer.shift(); }
        document.body.insertAdjacentHTML('beforeend', '<i id=full>.</i>'); }, 300); };`)}`,
    ),
    cookies: { _ga: `GA1.1.${CLIENT_ID}` },
    acts: [rest, click('#no'), see('#full'), fill({ email: 'no@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'no@example.org' }],
    absentIds: ['ga_client_id'],
  },
  {
    title: 'client id goes along: the visitor agrees in a banner before sending',
    page: page(
      'de',
      `${script(`${GTAG} gtag('consent', 'default', { analytics_storage: 'denied' });`)}<div id="banner">
      <button id="yes">Alle akzeptieren</button></div>${FORM}
      ${script(`$('#yes').onclick = () => { gtag('consent', 'update', { analytics_storage: 'granted' });
      $('#banner').remove(); };`)}`,
    ),
    cookies: { _ga: `GA1.1.${CLIENT_ID}` },
    acts: [click('#yes'), fill({ email: 'banner@example.org' }), click('form button'), see('#thanks')],
    leads: [{ email: 'banner@example.org' }],
    ids: { ga_client_id: CLIENT_ID },
  },
  tracked('track with affiliate_id null', `driftrock('track', { ${EVENT}, ${BY_HAND}, affiliate_id: null })`, {
    absentIds: ['affiliate_id'],
  }),
  tracked('track with person_id null', `driftrock('track', { ${EVENT}, ${BY_HAND}, person_id: null })`, {
    absentIds: ['person_id'],
  }),
  tracked(
    'track with ids that are empty texts',
    `driftrock('track', {
    ${EVENT}, ${BY_HAND}, person_id: '', affiliate_id: '' })`,
    { absentIds: ['person_id', 'affiliate_id'] },
  ),
  tracked(
    'track with ids that are undefined',
    `driftrock('track', {
    ${EVENT}, ${BY_HAND}, person_id: undefined, created_at: undefined })`,
    { absentIds: ['person_id'] },
  ),
  tracked(
    'track with FormData as fields',
    `driftrock('track', { ${EVENT}, fields: new FormData(document.forms[0]) })`,
    { leads: [{ email: 'hand@example.org', plan: 'M' }] },
  ),
  tracked(
    'track with URLSearchParams as fields',
    `driftrock('track', {
    ${EVENT}, fields: new URLSearchParams('email=hand@example.org&plan=M') })`,
    { leads: [{ email: 'hand@example.org', plan: 'M' }] },
  ),
  tracked(
    'track with a Map as fields',
    `driftrock('track', {
    ${EVENT}, fields: new Map([['email', 'hand@example.org'], ['plan', 'M']]) })`,
    { leads: [{ email: 'hand@example.org', plan: 'M' }] },
  ),
  tracked(
    'identify with null ends what identify began',
    `driftrock('identify', 'p-7'); driftrock('identify', null);
    driftrock('track', { ${EVENT}, ${BY_HAND} })`,
    { absentIds: ['person_id'] },
  ),
  tracked(
    'identify before track goes along',
    `driftrock('identify', 'p-7'); driftrock('track', { ${EVENT}, ${BY_HAND}
    })`,
    { ids: { person_id: 'p-7' } },
  ),
  {
    title: 'consent denied on the tag: nothing is captured',
    page: page('en', FORM),
    options: { consent: 'denied' },
    acts: [fill({ email: 'denied@example.org' }), click('button'), see('#thanks')],
    leads: [],
    accepted: 1,
  },
];
