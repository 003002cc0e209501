/** Lint rules: the recommended sets, and the directions that ARCHITECTURE.md draws between the parts. */
import tseslint from 'typescript-eslint';

const NO_MODULE_STATE = {
  selector:
    'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
  message: 'State sits in a closure: no let at module level.',
};

/** Imports that are forbidden, told to the reader as `why`. @param {string[]} group @param {string} why */
const forbid = (group, why) => ({ group, message: why });

/**
 * @param {string[]} files
 * @param {{ group: string[], message: string }[]} patterns
 * @returns {import('typescript-eslint').ConfigArray[number]}
 */
const direction = (files, ...patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const NOT_THE_RELAY = forbid(['**/relay/**'], 'Snippet and relay never import each other.');

export default tseslint.config(
  {
    ignores: [
      ...['dist/**', '**/node_modules/**', 'test-results/**', '.cache/**', 'site/{pages,dist}/**'],
      // Each in the language and the manner of its framework.
      'examples/*/**',
      '!examples/support/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-restricted-syntax': ['error', NO_MODULE_STATE],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-len': ['error', { code: 120 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  // Every byte of it stands in every page, and ES5 has no catch without a name.
  {
    files: ['src/snippet/early/early-stub.js'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-unused-vars': 'off' },
  },
  // What a newcomer can hold in the head.
  {
    files: ['{src,scripts,demo,bench,bin,deploy,integrations,site,examples}/**/*.{ts,mjs,js}', '*.{mjs,ts}'],
    ignores: ['**/test/**'],
    rules: {
      complexity: ['error', 15],
      'max-params': ['error', 3],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
    },
  },
  direction(
    ['src/snippet/**'],
    forbid(
      ['**/{relay,form-builders,inspector}/**'],
      'The snippet imports neither relay, nor form builders, nor inspector.',
    ),
  ),
  direction(
    ['src/relay/**'],
    forbid(['**/snippet/**', '**/inspector/**'], 'Snippet and relay never import each other.'),
    forbid(['**/doctor/**'], 'A relay never loads the doctor: the command imports it when it is called.'),
  ),
  direction(
    ['src/doctor/**'],
    forbid(['**/{snippet,inspector,form-builders}/**'], 'The doctor sees a page by the built probe alone.'),
    forbid(
      ['**/relay/{event,health,http,limits,metrics,node-server,ops,store,upstream}/**'],
      'The doctor knows a relay by its answers, and of its command only what commands are.',
    ),
  ),
  direction(
    ['src/causes/**'],
    forbid(['**/{relay,snippet,inspector,form-builders}/**'], 'Causes are found in plain data.'),
  ),
  direction(['src/inspector/**'], forbid(['**/{relay,form-builders}/**'], 'The inspector looks at the snippet alone.')),
  direction(
    ['src/form-builders/**'],
    forbid(
      ['**/relay/**', '**/snippet/{capture,identity,delivery,early}/**', '**/snippet/driftrock'],
      'Form builders know the snippet by its commands, and share what is private with it.',
    ),
  ),
  direction(
    ['src/snippet/form/**'],
    NOT_THE_RELAY,
    forbid(['**/{capture,delivery,early,identity}/**'], 'What a form says depends on nothing that is judged or sent.'),
  ),
  direction(
    ['src/snippet/capture/**'],
    NOT_THE_RELAY,
    forbid(
      ['**/{delivery,early,identity}/**'],
      'Capture and delivery never import each other: driftrock.ts wires them.',
    ),
  ),
  direction(
    ['src/snippet/{delivery,identity}/**'],
    NOT_THE_RELAY,
    forbid(['**/{capture,form,early}/**'], 'Delivery takes events, whatever they came from.'),
  ),
);
