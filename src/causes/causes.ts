/**
 * Every cause for which leads do not come, with what is wrong and what to do: the one list that the inspector, the
 * doctor and the page on troubleshooting speak from. Pure data.
 */

/** One cause. `{name}` in the texts is filled in from what was found. */
export interface Cause {
  /** What a person sees who does not know the cause yet. */
  symptom: string;
  /** What is wrong, in one sentence without a full stop. */
  sentence: string;
  /** What to do and where, in whole sentences. */
  remedy: string;
  /** How grave: no lead comes; some do not, or not yet; leads come, but something is missing. */
  gravity: 'stops leads' | 'costs leads' | 'note';
  /** What a relay's operator reads of it, as often as it was; `{leads}` is `3 leads were`, `{requests}` alike. */
  counted?: string;
  /** What the texts look like filled in. */
  example?: Record<string, string>;
}

const NOTHING_COMES = 'No lead comes at all.';
// Who reads this can often not do it, and should know whom to send it to.
const FOR_DEVELOPER = "For the page's developer:";
const FOR_OPERATOR = "For the relay's operator:";
const CAPTURE_ID =
  "Put data-source-id on the tag, or ?sourceId=... into the address of its script: the relay's own page has each " +
  'capture under Install.';
const THEY_WAIT = 'The leads wait in the browsers for up to 7 days, and arrive once that is done.';
const THEY_COME = 'They come again by themselves.';
const SCRIPT = 'https://relay.example.com/driftrock.js';
const RELAY = 'https://relay.example.com/v2/event';
const SITE = 'https://www.example.com';

/** The causes by their names, which are also their anchors: in the order in which a lead would meet them. */
export const CAUSES = {
  'page-unreachable': {
    symptom: 'The page does not open.',
    sentence: 'The page does not open: {reason}',
    remedy: 'Open the address in a browser. If it opens there, the site keeps automatic visitors out: let this one in.',
    gravity: 'stops leads',
    example: { reason: 'HTTP 404' },
  },
  'tag-missing': {
    symptom: NOTHING_COMES,
    sentence: 'There is no tag of Driftrock on this page',
    remedy:
      'Put the line of your relay into the page. If a tag manager or a consent banner adds it, look whether that has ' +
      'published the tag, and whether its trigger fires on this page.',
    gravity: 'stops leads',
  },
  'tag-removed': {
    symptom: 'The tag is in the page as the server sends it, and nothing happens.',
    sentence: 'The tag is in the HTML of this page, and some script has taken it out before it ran',
    remedy:
      'A consent banner or an optimiser does that, and puts the tag back later. Exclude the script from it, or give ' +
      'the consent that it waits for.',
    gravity: 'stops leads',
  },
  'tag-in-frame': {
    symptom: 'The tag is in the page as the server sends it, and nothing happens.',
    sentence: 'The tag is in a frame of this page alone, {url}',
    remedy: 'Put it into the page that holds the form. In a frame, it sees the forms of that frame and no others.',
    gravity: 'stops leads',
    example: { url: `${SITE}/footer` },
  },
  'form-in-frame': {
    symptom: 'No lead comes from this page.',
    sentence: 'The form is in a frame of this page, with a tag of its own: {url}',
    remedy:
      'Check that address by itself: from here it can be seen that the tag runs, not whether its leads get through.',
    gravity: 'note',
    example: { url: `${SITE}/form` },
  },
  'tag-inert': {
    symptom: 'The tag is in the page as the server sends it, and nothing happens.',
    sentence: 'The tag is in this page where no browser runs it: {place}',
    remedy:
      'Paste it again as it was copied: into the head of the page, or where the editor takes code or HTML, not text.',
    gravity: 'stops leads',
    example: { place: 'in a comment' },
  },
  'tag-not-added': {
    symptom: 'The tag is in the page as the server sends it, and nothing happens.',
    sentence: 'A script of this page names the tag, and has not put it there yet',
    remedy:
      'It may wait for consent, for a visitor who moves, or for some time. Let it put the tag there at once, or put ' +
      'the line of your relay into the head of the page.',
    gravity: 'stops leads',
  },
  'tag-held-back': {
    symptom: 'The tag is on the page, and nothing happens.',
    sentence: 'The browser does not run the tag: {reason}',
    remedy:
      'A consent banner or an optimiser does that, and runs the script later. Exclude the script from it, or give ' +
      "the consent that it waits for. Has the page neither? Then paste the relay's line again, as it is.",
    gravity: 'stops leads',
    example: { reason: 'its type is text/plain' },
  },
  'script-policy': {
    symptom: 'The tag is on the page, and nothing happens.',
    sentence: "The page's content security policy keeps {url} away",
    remedy:
      `${FOR_DEVELOPER} add {origin} to script-src of the policy, a header of the page or a meta element in ` +
      "it. A policy with 'strict-dynamic' looks at no address: there, give the tag the nonce that the page's other " +
      'scripts have.',
    gravity: 'stops leads',
    example: { url: SCRIPT, origin: 'https://relay.example.com' },
  },
  'script-blocked': {
    symptom: 'The tag is on the page, and nothing happens in some browsers.',
    sentence: 'The browser, or an extension in it, blocks {url}',
    remedy: `${FOR_OPERATOR} serve script and relay from your own domain, under a path that no list of trackers has.`,
    gravity: 'stops leads',
    example: { url: SCRIPT },
  },
  'script-refused': {
    symptom: 'The tag is on the page, and nothing happens.',
    sentence: '{url} is no script: {reason}',
    remedy: 'Correct the address in the tag, or put the file there.',
    gravity: 'stops leads',
    example: { url: SCRIPT, reason: 'the server answers HTTP 404' },
  },
  'script-changed': {
    symptom: 'The tag is on the page, and nothing happens since an upgrade.',
    sentence: '{url} is not the file that the tag expects by its integrity attribute',
    remedy: "Copy the tag again from the relay's page, or take integrity away.",
    gravity: 'stops leads',
    example: { url: SCRIPT },
  },
  'script-not-run': {
    symptom: 'The tag is on the page, and nothing happens.',
    sentence: 'The browser has got {url}, and it does not run',
    remedy:
      "Copy the tag again from the relay's page: the file may be another one of the product, such as " +
      'driftrock.mjs, or a copy that is not whole.',
    gravity: 'stops leads',
    example: { url: `${SITE}/driftrock.mjs` },
  },
  'script-unreachable': {
    symptom: 'The tag is on the page, and nothing happens.',
    sentence: '{url} cannot be loaded',
    remedy:
      'Open it in a new tab. If it does not open, correct the host in the tag, or have the relay started. If it ' +
      'does, an ad blocker keeps it away from this page.',
    gravity: 'stops leads',
    example: { url: SCRIPT },
  },
  'tags-disagree': {
    symptom: 'Leads go to another capture or relay than expected, or nowhere.',
    sentence: 'Two tags name different things: {used} counts, {other} does not',
    remedy:
      "Leave one tag on the page: the one with what the relay's own page names under Install. The other may come " +
      'from a theme, a plug-in or a tag manager.',
    gravity: 'stops leads',
    example: { used: 'capture 42', other: 'capture 43' },
  },
  'option-unusable': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'The tag has an option that cannot be used: {problem}',
    remedy:
      'Set it to {expected}, between straight quotation marks. In braces, it is a variable that the tag manager has ' +
      'no value for.',
    gravity: 'stops leads',
    example: { problem: 'relay is http://relay.example.com', expected: 'the https URL of your relay' },
  },
  'option-misspelt': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'The tag has {given}, and no option is called that',
    remedy: 'Write {meant} in its place.',
    gravity: 'stops leads',
    example: { given: 'data-relay-url', meant: 'data-relay' },
  },
  'relay-missing': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'No tag names a relay: the attributes are missing, or something has taken them away',
    remedy:
      "Take the line from the relay's own page, under Install: it names what is needed. If attributes are taken " +
      "away, put the options into the script's address: driftrock.js?relay=...&sourceId=... " +
      THEY_WAIT,
    gravity: 'stops leads',
  },
  'source-missing': {
    symptom: 'Forms are captured, and the relay refuses them.',
    sentence: 'No tag names a capture, and the relay has several',
    counted: '{leads} turned away that name no capture, while this relay has several',
    remedy: `${CAPTURE_ID} ${THEY_WAIT}`,
    gravity: 'stops leads',
  },
  'source-unnamed': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'No tag names a capture, and only a file that comes from the relay itself can do without',
    remedy: `${CAPTURE_ID} ${THEY_WAIT}`,
    gravity: 'stops leads',
  },
  'relay-policy': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: "The page's content security policy keeps the page from sending to {url}",
    remedy: `${FOR_DEVELOPER} add {origin} to connect-src of the policy. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { url: RELAY, origin: 'https://relay.example.com' },
  },
  'relay-blocked': {
    symptom: 'Forms are captured, and nothing is sent in some browsers.',
    sentence: 'The browser, or an extension in it, blocks {url}',
    remedy: `${FOR_OPERATOR} serve it from a name of your own domain that no list of trackers has. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { url: RELAY },
  },
  'relay-unreachable': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'The page gets no answer from {url}',
    remedy:
      "Open {health} in a new tab. If it does not say ok, put the line from the relay's own page, under Install, in " +
      "the tag's place; where that is the same, let the relay's operator start it, with its HTTPS and DNS entry. If " +
      `it does, an ad blocker or a service worker keeps it from this page. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { url: RELAY, health: 'https://relay.example.com/healthz' },
  },
  'relay-kept-away': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: '{url} answers, but not this page',
    remedy:
      'Let the service worker of the site leave requests to other hosts alone, and let a proxy in front of the relay ' +
      `pass on its headers, above all Access-Control-Allow-Origin. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { url: RELAY },
  },
  'relay-foreign': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'What answers at {url} takes no leads',
    counted: '{requests} turned away from {url}, where the relay takes no leads',
    remedy:
      "Correct the relay's address on the page: https://, the name of the relay, and at its end /v2/event or " +
      `/v2/affiliate_event. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { url: RELAY },
  },
  'relay-not-ready': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'The relay at {url} takes no leads now',
    remedy: "Look at the relay's own page or its log: its disk is full, or it is being stopped. " + THEY_WAIT,
    gravity: 'stops leads',
    example: { url: RELAY },
  },
  'origin-refused': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'The relay takes no leads from {origin}',
    counted: '{leads} turned away from {origin}, an origin that is not allowed',
    remedy: `${FOR_OPERATOR} if the page is yours, add {origin} to RELAY_ORIGINS and start it again. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { origin: SITE },
  },
  'source-refused': {
    symptom: 'Forms are captured, and the relay refuses them.',
    sentence: 'The relay takes no leads for the capture {sourceId}',
    counted: "{leads} turned away for the capture {sourceId}, which is not on the relay's list",
    remedy:
      `${FOR_OPERATOR} if it is yours, add {sourceId} to RELAY_SOURCE_IDS and start it again. If it is not, correct ` +
      `the tag, or take away an older second one. ${THEY_WAIT}`,
    gravity: 'stops leads',
    example: { sourceId: '43' },
  },
  'source-without-key': {
    symptom: 'Forms are captured, and the relay refuses them.',
    sentence: 'The capture {sourceId} has no API key',
    counted: '{leads} turned away for the capture {sourceId}, which has no API key',
    remedy:
      `${FOR_OPERATOR} add its key to DRIFTROCK_API_KEYS or its file, or a default, and start it again. ` + THEY_WAIT,
    gravity: 'stops leads',
    example: { sourceId: '43' },
  },
  'key-refused': {
    symptom: 'The relay takes leads, and none is in Driftrock.',
    sentence: "Driftrock refuses the relay's API key",
    remedy:
      `${FOR_OPERATOR} put a key that Driftrock knows into DRIFTROCK_API_KEY, and start it again. ` +
      'What waits is delivered then.',
    gravity: 'stops leads',
  },
  'upstream-failing': {
    symptom: 'The relay takes leads, and none is in Driftrock.',
    sentence: 'Driftrock does not take what the relay sends',
    counted: '{leads} sent away while Driftrock took none',
    remedy: "The relay's own page says why. Leads wait there, and go out by themselves.",
    gravity: 'stops leads',
  },
  'store-failing': {
    symptom: 'The relay answers 503, and leads wait in the browsers.',
    sentence: 'The relay takes no leads: it cannot keep them',
    counted: '{leads} sent away because they could not be kept',
    remedy: `${FOR_OPERATOR} make room on the disk of RELAY_SPOOL, let it write there, or see that NATS runs.`,
    gravity: 'stops leads',
  },
  'relay-error': {
    symptom: 'The relay answers 503 now and then.',
    sentence: 'Leads are sent away by an error of the relay itself',
    counted: '{leads} sent away by an error of the relay itself',
    remedy: `${THEY_COME} Please report the lines of the log with "an error of the relay itself".`,
    gravity: 'costs leads',
  },
  'too-many': {
    symptom: 'The relay answers 429, and leads come late.',
    sentence: 'Leads are sent away, too many in a minute from one address or for one capture',
    counted: '{leads} sent away, too many in a minute {whence}',
    remedy:
      `${THEY_COME} Behind a proxy, set RELAY_TRUSTED_PROXIES; otherwise raise RELAY_RATE_PER_ADDRESS or ` +
      'RELAY_RATE_PER_SOURCE.',
    gravity: 'costs leads',
    example: { whence: 'from one address' },
  },
  'event-malformed': {
    symptom: 'The relay answers 400.',
    sentence: 'Requests hold no event: {field} is wrong',
    counted: '{requests} turned away that held no event: {field} is wrong',
    remedy: "Look at the calls of driftrock('track', ...) on the page, or at the program that sends; the log has each.",
    gravity: 'costs leads',
    example: { field: 'event_type' },
  },
  'dead-letters': {
    symptom: 'The relay has taken a lead, and it is not in Driftrock.',
    sentence: 'Driftrock has refused leads for good, by its own words',
    counted: '{leads} refused by Driftrock for good, {words}',
    remedy:
      'driftrock-relay dead list shows them. Correct what the words say, on the page or in Driftrock. Then ' +
      'driftrock-relay dead retry --all sends them again.',
    gravity: 'costs leads',
    example: { words: 'in these words: fields.email is invalid' },
  },
  backlog: {
    symptom: 'Leads come late.',
    sentence: 'Leads wait in the relay for long, although Driftrock takes others',
    remedy: 'They are tried again by themselves. If they become more and more, raise RELAY_CONCURRENCY.',
    gravity: 'costs leads',
  },
  'other-version': {
    symptom: 'The tag is on the page, and nothing happens since an upgrade.',
    sentence: 'Pages ask for another version of the script than the relay has',
    remedy:
      'They got the one that is here. Where the tag has an integrity of the other one alone, the browser refuses it, ' +
      'and the page captures nothing: put the line under Install in its place.',
    gravity: 'costs leads',
  },
  silence: {
    symptom: NOTHING_COMES,
    sentence: 'No page has sent a lead since the relay started',
    remedy:
      "Put the relay's line into the pages of your site. If it is there, look at one of them: open it with " +
      '?driftrock_debug behind its address, or run driftrock-relay check with its address.',
    gravity: 'note',
  },
  'consent-denied': {
    symptom: 'Forms are left alone.',
    sentence: 'Consent is denied, by {from}: no form is captured',
    remedy:
      "Agree in the page's consent banner. If it shows that you have, the page's developer has to let it call " +
      "driftrock('consent', 'granted'). Has the page no banner, and needs none? Then take data-consent off the tag.",
    gravity: 'stops leads',
    example: { from: 'the tag' },
  },
  'consent-pending': {
    symptom: 'Forms are captured, and nothing is sent.',
    sentence: 'Leads wait for consent, which {from} has left pending',
    remedy:
      "Agree in the page's consent banner. If nothing is sent then, the page's developer has to let it call " +
      "driftrock('consent', 'granted'). Has the page no banner, and needs none? Then take data-consent off the tag. " +
      'Until then leads wait in this page alone, and are gone when it is closed.',
    gravity: 'stops leads',
    example: { from: 'the tag' },
  },
  'form-foreign': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'No script of this page can look into the frame of {origin}, where the form may be',
    remedy:
      `${FOR_DEVELOPER} embed the form without a frame, if its maker offers that; or put the tag into the framed ` +
      "page, and let the relay's operator add {origin} to RELAY_ORIGINS. For known form builders, such as HubSpot, " +
      'add driftrock.builders.js to this page.',
    gravity: 'stops leads',
    example: { origin: 'https://forms.example.net' },
  },
  'form-missing': {
    symptom: 'No lead comes from this page.',
    sentence: 'There is no form on this page',
    remedy: 'If a form appears later, open it and look again.',
    gravity: 'costs leads',
  },
  'forms-unchosen': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'The option forms names none of the forms on this page: {selector}',
    remedy: 'Correct the selector, or leave the option out: then every form that asks for a contact counts.',
    gravity: 'stops leads',
    example: { selector: '#contact' },
  },
  'forms-none': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'The option forms is none, so no form is captured by itself',
    remedy:
      "Leave it so where the page calls driftrock('capture', form). Otherwise leave the option out: then every form " +
      'that asks for a contact counts.',
    gravity: 'note',
  },
  'form-without-contact': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'No form on this page asks for an e-mail address or a telephone number',
    remedy:
      'Ask for one of them. If the form does ask, give that control type="email" or type="tel". To capture the form ' +
      'anyway, name it on the tag: data-forms="#contact", with the id of the form in place of contact.',
    gravity: 'stops leads',
  },
  'form-excluded': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'The form {name} is no lead form: {rule}',
    remedy: 'If it is one, name it on the tag: data-forms="#contact", with the id of the form in place of contact.',
    gravity: 'stops leads',
    example: { name: '#login', rule: 'sign-in' },
  },
  'form-ignored': {
    symptom: 'A form is sent, and no lead comes.',
    sentence: 'The form {name} is inside data-driftrock-ignore',
    remedy: 'If its answers are to be leads, take that attribute away.',
    gravity: 'stops leads',
    example: { name: '#contact' },
  },
  'tag-late': {
    symptom: 'Some leads are missing, above all of quick visitors.',
    sentence: 'The script came {seconds} s after the page had loaded: what was sent before is lost',
    remedy:
      'Put the tag into the head of the page, and exclude it from optimisers that delay scripts. The early stub ' +
      'keeps what is sent before the script has come.',
    gravity: 'costs leads',
    example: { seconds: '6.5' },
  },
  'builders-blocked': {
    symptom: 'Forms of a form builder bring no leads.',
    sentence: '{url} cannot be loaded',
    remedy: 'Correct its address, or let the content security policy and ad blockers pass it.',
    gravity: 'costs leads',
    example: { url: 'https://relay.example.com/driftrock.builders.js' },
  },
  'script-old': {
    symptom: 'Something that a new version corrects still goes wrong.',
    sentence: '{url} is version {version}, and the relay has {currentVersion}',
    remedy: 'Copy the file again from the relay, or purge the cache in front of it.',
    gravity: 'note',
    example: { url: `${SITE}/driftrock.js`, version: '0.1.0', currentVersion: '0.2.0' },
  },
  'lead-rejected': {
    symptom: 'A lead was sent, and is not in Driftrock.',
    sentence: 'A lead was refused for good: {reason}',
    remedy: 'Correct what the words say, in the page or in Driftrock.',
    gravity: 'costs leads',
    example: { reason: 'fields.email is invalid' },
  },
  'storage-blocked': {
    symptom: 'Leads of closed tabs are missing.',
    sentence: 'The browser stores nothing for this page: a lead that is not sent yet ends with it',
    remedy: 'Nothing, if it is your own private window. Pages in sandboxed frames need allow-same-origin.',
    gravity: 'note',
  },
  'client-id-missing': {
    symptom: 'Leads have no ga_client_id.',
    sentence: 'There is no client id of Google Analytics: {reason}',
    remedy:
      'Leads come all the same. Add the Google tag to the page; where it has a cookie_prefix, set gaCookiePrefix.',
    gravity: 'note',
    example: { reason: 'the page has no _ga cookie' },
  },
  'client-id-withheld': {
    symptom: 'Leads have no ga_client_id.',
    sentence: 'Leads of this visitor have no client id of Google Analytics: {reason}',
    remedy: 'Nothing, if the visitor has not agreed. Leads come all the same, with the id once the visitor agrees.',
    gravity: 'note',
    example: { reason: 'Consent Mode denies analytics_storage' },
  },
} as const satisfies Record<string, Cause>;

/** The name of a cause, and its anchor on the page about troubleshooting. */
export type CauseName = keyof typeof CAUSES;
