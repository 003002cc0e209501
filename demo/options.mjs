/** The demo's options, read from the environment: every name, default and limit. */

/**
 * @typedef {object} DemoOptions
 * @property {number} sitePort
 * @property {number} relayPort
 * @property {number} opsPort Where the relay's page for its operator is.
 * @property {number} apiPort Where the stand-in for the Driftrock Events API listens.
 * @property {string} sourceId
 * @property {string | undefined} apiKey Missing: leads go to the stand-in, and never leave this machine.
 * @property {string} apiUrl Where leads go when there is a key.
 */

const PORTS = {
  DEMO_PORT: { fallback: '8080', meaning: 'port of the demo site' },
  RELAY_PORT: { fallback: '8787', meaning: 'port of the relay' },
  OPS_PORT: { fallback: '8790', meaning: "port of the relay's page for its operator" },
  API_PORT: { fallback: '8788', meaning: 'port of the local stand-in for the Driftrock Events API' },
};

// Any id will do for the stand-in; this one is in the examples of the documents, too.
const DEMO_SOURCE_ID = '034feb07-0cd7-4d44-bbdb-ae18a8a4132f';
const DRIFTROCK_API_URL = 'https://external-apis.driftrock.com';

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

/**
 * The options, or what is wrong with the environment: one sentence for each variable.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ options: DemoOptions, problems: string[] }}
 */
export function readOptions(env) {
  const texts = Object.entries(PORTS).map(([name, { fallback, meaning }]) => ({
    name,
    meaning,
    text: env[name]?.trim() || fallback,
  }));
  const problems = texts
    .filter(({ text }) => !isPort(text))
    .map(
      ({ name, meaning, text }) =>
        `${name} is "${text}": give the ${meaning} as a number from 0 to 65535, 0 for any free one.`,
    );
  const [sitePort = 0, relayPort = 0, opsPort = 0, apiPort = 0] = texts.map(({ text }) => Number(text));
  const apiKey = env.DRIFTROCK_API_KEY?.trim() || undefined;
  const sourceId = env.DRIFTROCK_SOURCE_ID?.trim() || (apiKey === undefined ? DEMO_SOURCE_ID : '');
  if (sourceId === '') {
    problems.push(
      'DRIFTROCK_API_KEY is set, so leads go to Driftrock itself, but DRIFTROCK_SOURCE_ID is missing: ' +
        'set it to the id of your Webhook capture, or unset the key to play with the local stand-in.',
    );
  }
  return {
    options: {
      sitePort,
      relayPort,
      opsPort,
      apiPort,
      sourceId,
      apiKey,
      apiUrl: env.DRIFTROCK_API_URL?.trim() || DRIFTROCK_API_URL,
    },
    problems,
  };
}
