___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Driftrock leads",
  "categories": [
    "LEAD_GENERATION",
    "CONVERSIONS",
    "MARKETING"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Driftrock"
  },
  "description": "Brings the leads of your forms to Driftrock. Loads the script of your own Driftrock relay, which captures forms that ask for a contact. The API key stays in the relay.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "relay",
    "displayName": "Relay",
    "simpleValueType": true,
    "valueHint": "https://relay.example.com",
    "help": "The https address of your relay. The script comes from there, and leads go there.",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Give the address of your relay."
      },
      {
        "type": "REGEX",
        "args": [
          "^(https://[^\\s/?#@]+([/?#].*)?|.*\\{\\{.+\\}\\}.*)$"
        ],
        "errorMessage": "Give an address that begins with https://, such as https://relay.example.com."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "sourceId",
    "displayName": "Capture",
    "simpleValueType": true,
    "valueHint": "034feb07-0cd7-4d44-bbdb-ae18a8a4132f",
    "help": "The id of your Driftrock capture. Leave it empty where your relay has exactly one.",
    "alwaysInSummary": true
  },
  {
    "type": "GROUP",
    "name": "consentGroup",
    "displayName": "Consent",
    "groupStyle": "ZIPPY_OPEN",
    "subParams": [
      {
        "type": "SELECT",
        "name": "consent",
        "displayName": "Leads are sent",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "granted",
            "displayValue": "at once"
          },
          {
            "value": "consentMode",
            "displayValue": "once the visitor has agreed, as Tag Manager knows it"
          },
          {
            "value": "pending",
            "displayValue": "once the page calls driftrock('consent', 'granted')"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "granted",
        "help": "A lead that waits for consent waits in the page's memory alone, and ends with the page. A variable may say granted, pending or denied."
      },
      {
        "type": "SELECT",
        "name": "consentType",
        "displayName": "Type of consent",
        "macrosInSelect": false,
        "selectItems": [
          {
            "value": "ad_storage",
            "displayValue": "ad_storage"
          },
          {
            "value": "analytics_storage",
            "displayValue": "analytics_storage"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "ad_storage",
        "help": "Tag Manager takes a type for granted that no consent tool has set. So let yours set its default on Consent Initialization.",
        "enablingConditions": [
          {
            "paramName": "consent",
            "paramValue": "consentMode",
            "type": "EQUALS"
          }
        ]
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "leadsGroup",
    "displayName": "Leads",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "forms",
        "displayName": "Forms",
        "simpleValueType": true,
        "valueHint": "#contact, .quote form",
        "help": "A CSS selector of the forms to capture. Empty: every form that asks for a contact. The word none captures no form by itself."
      },
      {
        "type": "TEXT",
        "name": "eventName",
        "displayName": "Name of the event",
        "simpleValueType": true,
        "valueHint": "Form submitted",
        "help": "What Driftrock shows the leads as."
      },
      {
        "type": "TEXT",
        "name": "affiliateId",
        "displayName": "Affiliate",
        "simpleValueType": true,
        "help": "The id of the affiliate, for an Affiliate capture alone."
      },
      {
        "type": "TEXT",
        "name": "personId",
        "displayName": "Person",
        "simpleValueType": true,
        "help": "Your own id of the visitor, where you know one. Driftrock takes leads with one id for one person."
      },
      {
        "type": "CHECKBOX",
        "name": "attribution",
        "checkboxText": "Add campaign fields (utm_*, click ids, landing page, referrer)",
        "simpleValueType": true,
        "defaultValue": false
      },
      {
        "type": "TEXT",
        "name": "gaCookiePrefix",
        "displayName": "Prefix of Google Analytics' cookies",
        "simpleValueType": true,
        "help": "The cookie_prefix of your Google tag, where it has one."
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "pageGroup",
    "displayName": "In the page",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "CHECKBOX",
        "name": "persist",
        "checkboxText": "Keep leads in the browser until the relay has answered",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Without it, a tab that closes too early loses its lead."
      },
      {
        "type": "CHECKBOX",
        "name": "network",
        "checkboxText": "Watch the answers to the page's own requests",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "They tell whether the page's server has accepted a form."
      },
      {
        "type": "SELECT",
        "name": "debug",
        "displayName": "Explain in the console what is captured",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "byAddress",
            "displayValue": "where the page's address has ?driftrock_debug"
          },
          {
            "value": "true",
            "displayValue": "always"
          },
          {
            "value": "false",
            "displayValue": "never"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "byAddress"
      }
    ]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const addConsentListener = require('addConsentListener');
const callInWindow = require('callInWindow');
const createArgumentsQueue = require('createArgumentsQueue');
const injectScript = require('injectScript');
const isConsentGranted = require('isConsentGranted');
const logToConsole = require('logToConsole');
const makeString = require('makeString');
const parseUrl = require('parseUrl');
const queryPermission = require('queryPermission');

// The options that the script takes as they are.
const NAMES = [
  'sourceId', 'eventName', 'forms', 'affiliateId', 'personId', 'gaCookiePrefix',
  'consent', 'attribution', 'persist', 'network', 'debug'
];
// What a field says that leaves the option at its default: nothing, or the choice of that name.
const NOTHING = [undefined, null, '', 'byAddress'];

const fail = (why) => {
  logToConsole('Driftrock: ' + why);
  data.gtmOnFailure();
};

// Before the file has come, a command waits in the queue; after that, the same call reaches the script itself.
const driftrock = (command, word) => callInWindow('driftrock', command, word);

const optionsFor = (relay) => {
  const options = {};
  NAMES.forEach((name) => {
    if (NOTHING.indexOf(data[name]) === -1) options[name] = data[name];
  });
  if (data.consent === 'consentMode') options.consent = isConsentGranted(data.consentType) ? 'granted' : 'pending';
  options.relay = relay.origin + (options.affiliateId ? '/v2/affiliate_event' : '/v2/event');
  return options;
};

const install = (relay, file) => {
  createArgumentsQueue('driftrock', 'driftrock.q');
  driftrock('init', optionsFor(relay));
  if (data.consent === 'consentMode') {
    addConsentListener(data.consentType, (type, isGranted) => driftrock('consent', isGranted ? 'granted' : 'denied'));
  }
  const onFailure = () => fail(file + ' cannot be loaded: is the relay running, and does the page let it in?');
  injectScript(file, data.gtmOnSuccess, onFailure, file);
};

// Whatever is pasted there, a path of the relay's included, its origin counts.
const relay = parseUrl(makeString(data.relay).trim());
if (!relay || relay.protocol !== 'https:') {
  fail('the field Relay is to be the https address of your relay.');
} else if (!queryPermission('inject_script', relay.origin + '/driftrock.js')) {
  fail('the permissions of this template do not allow ' + relay.origin + '/driftrock.js.');
} else {
  install(relay, relay.origin + '/driftrock.js');
}


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "logging",
        "versionId": "1"
      },
      "param": [
        {
          "key": "environments",
          "value": {
            "type": 1,
            "string": "debug"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "inject_script",
        "versionId": "1"
      },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://*/driftrock.js"
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_globals",
        "versionId": "1"
      },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "driftrock" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": true }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "driftrock.q" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "access_consent",
        "versionId": "1"
      },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "consentType" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" }
                ],
                "mapValue": [
                  { "type": 1, "string": "ad_storage" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "consentType" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" }
                ],
                "mapValue": [
                  { "type": 1, "string": "analytics_storage" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Loads the relay's file, and gives it the options of the fields
  code: |-
    fields.sourceId = 'capture-1';
    fields.eventName = 'Quote wanted';
    fields.attribution = true;
    fields.persist = true;
    runCode(fields);

    assertApi('createArgumentsQueue').wasCalledWith('driftrock', 'driftrock.q');
    assertThat(calls).isEqualTo([['init', {
      sourceId: 'capture-1',
      eventName: 'Quote wanted',
      attribution: true,
      persist: true,
      relay: 'https://relay.example.com/v2/event'
    }]]);
    assertThat(files).isEqualTo(['https://relay.example.com/driftrock.js']);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('gtmOnFailure').wasNotCalled();
- name: Leaves out what is empty, and the choice that means the default
  code: |-
    fields.sourceId = '';
    fields.personId = undefined;
    fields.forms = null;
    fields.debug = 'byAddress';
    runCode(fields);

    assertThat(calls).isEqualTo([['init', { relay: 'https://relay.example.com/v2/event' }]]);
- name: Hands over what is off
  code: |-
    fields.attribution = false;
    fields.persist = false;
    fields.network = false;
    fields.debug = 'false';
    runCode(fields);

    assertThat(calls[0][1]).isEqualTo({
      attribution: false,
      persist: false,
      network: false,
      debug: 'false',
      relay: 'https://relay.example.com/v2/event'
    });
- name: Sends the leads of an affiliate to the path of Affiliate captures
  code: |-
    fields.affiliateId = 'partner-7';
    runCode(fields);

    assertThat(calls[0][1].relay).isEqualTo('https://relay.example.com/v2/affiliate_event');
    assertThat(calls[0][1].affiliateId).isEqualTo('partner-7');
- name: Takes the relay from any address of it
  code: |-
    fields.relay = ' https://relay.example.com/v2/event?a=b ';
    runCode(fields);

    assertThat(files).isEqualTo(['https://relay.example.com/driftrock.js']);
    assertThat(calls[0][1].relay).isEqualTo('https://relay.example.com/v2/event');
- name: Fails in words without a relay
  code: |-
    fields.relay = undefined;
    runCode(fields);

    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
    assertApi('logToConsole').wasCalledWith('Driftrock: the field Relay is to be the https address of your relay.');
    assertThat(files).isEmpty();
    assertThat(calls).isEmpty();
- name: Fails in words where the relay has no https
  code: |-
    fields.relay = 'http://relay.example.com';
    runCode(fields);

    assertApi('gtmOnFailure').wasCalled();
    assertApi('logToConsole').wasCalledWith('Driftrock: the field Relay is to be the https address of your relay.');
    assertThat(files).isEmpty();
- name: Fails in words where somebody has narrowed the permissions to another relay
  code: |-
    mock('queryPermission', false);
    runCode(fields);

    assertApi('queryPermission').wasCalledWith('inject_script', 'https://relay.example.com/driftrock.js');
    assertApi('gtmOnFailure').wasCalled();
    assertApi('logToConsole').wasCalledWith(
      'Driftrock: the permissions of this template do not allow https://relay.example.com/driftrock.js.'
    );
    assertThat(files).isEmpty();
- name: Fails in words where the file does not come
  code: |-
    mock('injectScript', (url, onSuccess, onFailure) => onFailure());
    runCode(fields);

    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
    assertApi('logToConsole').wasCalledWith('Driftrock: https://relay.example.com/driftrock.js cannot be loaded: is the relay running, and does the page let it in?');
- name: Hands over consent that a variable or the page gives
  code: |-
    fields.consent = 'pending';
    runCode(fields);

    assertThat(calls[0][1].consent).isEqualTo('pending');
    assertApi('isConsentGranted').wasNotCalled();
    assertApi('addConsentListener').wasNotCalled();
- name: Keeps leads while Tag Manager knows of no consent, and releases them with it
  code: |-
    let tell = () => {};
    mock('isConsentGranted', false);
    mock('addConsentListener', (type, listener) => { tell = listener; });
    fields.consent = 'consentMode';
    fields.consentType = 'ad_storage';
    runCode(fields);
    assertApi('isConsentGranted').wasCalledWith('ad_storage');
    assertThat(calls[0][1].consent).isEqualTo('pending');

    tell('ad_storage', true);
    assertThat(calls[1]).isEqualTo(['consent', 'granted']);
- name: Sends at once where Tag Manager has consent, and ends with its withdrawal
  code: |-
    let tell = () => {};
    mock('isConsentGranted', true);
    mock('addConsentListener', (type, listener) => { tell = listener; });
    fields.consent = 'consentMode';
    fields.consentType = 'analytics_storage';
    runCode(fields);
    assertApi('isConsentGranted').wasCalledWith('analytics_storage');
    assertThat(calls[0][1].consent).isEqualTo('granted');

    tell('analytics_storage', false);
    assertThat(calls[1]).isEqualTo(['consent', 'denied']);
setup: |-
  const fields = { relay: 'https://relay.example.com' };
  const calls = [];
  const files = [];

  mock('createArgumentsQueue', () => () => {});
  mock('callInWindow', (path, command, word) => {
    assertThat(path).isEqualTo('driftrock');
    calls.push([command, word]);
  });
  mock('queryPermission', true);
  mock('injectScript', (url, onSuccess) => {
    files.push(url);
    onSuccess();
  });


___NOTES___

The script comes from the relay that the field names, and from nowhere else: from its root, under the one name driftrock.js. The relay is each user's own server, so the permission to inject scripts cannot name a host. To narrow it, edit the permission in your container to the address of your own relay.
