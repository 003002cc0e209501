/** A template of Google Tag Manager, from its exported file: the sections that its editor writes and reads. */
import { readFileSync } from 'node:fs';
import { ROOT } from '../../../docs/support/markdown';
import type { PermissionEntry } from './permissions';

/** One control of the tag's form in Tag Manager; a group holds others. */
export interface Field {
  type: string;
  name: string;
  help?: string;
  defaultValue?: unknown;
  selectItems?: { value: string }[];
  valueValidators?: { type: string; args?: string[] }[];
  enablingConditions?: { paramName: string }[];
  subParams?: Field[];
}

/** One test of the template's own. */
export interface Scenario {
  name: string;
  code: string;
}

export interface Template {
  info: { type: string; displayName: string; description: string; containerContexts: string[] };
  /** As the form shows them: groups hold others. */
  fields: Field[];
  code: string;
  permissions: PermissionEntry[];
  scenarios: Scenario[];
  /** Runs before each scenario, in the same scope. */
  setup: string;
}

const HEADING = /^___([A-Z_]+)___$/m;

function sectionsOf(text: string): Record<string, string> {
  const [, ...parts] = text.split(HEADING);
  const names = parts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, (parts[2 * index + 1] ?? '').trim()]));
}

// A block as the editor writes it: a key, `|-`, and lines that are further in (YAML 1.2 §8.1.2).
const dedent = (block: string, indent: number): string =>
  block
    .split('\n')
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();

/** The section of tests. Takes the one form of YAML that this template has, and throws for any other. */
function parseTests(text: string): Pick<Template, 'scenarios' | 'setup'> {
  const [, list = '', setup = ''] = /^scenarios:\n([^]*)\nsetup: \|-\n([^]*)$/.exec(text) ?? [];
  const scenarios = list.split(/^- name: /m).slice(1);
  const parsed = scenarios.map((scenario) => {
    const [, name, code] = /^(.*)\n {2}code: \|-\n((?: {4}.*\n?|\n)*)$/.exec(scenario) ?? [];
    if (name === undefined || code === undefined) throw new Error(`This is no test of a template:\n${scenario}`);
    return { name, code: dedent(code, 4) };
  });
  if (parsed.length === 0 || setup === '') throw new Error('The template has no tests, or no setup of them.');
  return { scenarios: parsed, setup: dedent(setup, 2) };
}

/** The template from its exported text. */
export function parseTemplate(text: string): Template {
  const section = sectionsOf(text);
  return {
    info: JSON.parse(section['INFO'] ?? ''),
    fields: JSON.parse(section['TEMPLATE_PARAMETERS'] ?? ''),
    code: section['SANDBOXED_JS_FOR_WEB_TEMPLATE'] ?? '',
    permissions: JSON.parse(section['WEB_PERMISSIONS'] ?? ''),
    ...parseTests(section['TESTS'] ?? ''),
  };
}

/** The template of this project. */
export const readTemplate = (): Template => parseTemplate(readFileSync(`${ROOT}integrations/gtm/template.tpl`, 'utf8'));

/** The fields that hold a value: those in groups as well, the groups themselves not. */
export const controlsOf = (fields: Field[]): Field[] =>
  fields.flatMap(({ subParams, ...field }) => (subParams ? controlsOf(subParams) : [field]));
