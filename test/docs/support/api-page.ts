/** The types of both packages -> the page of their API, docs/api.md: every name with its comment. */
import ts from 'typescript';
import { ROOT } from './markdown';

/** What is on the page: under which heading, from which source file, which of its exports. */
interface Part {
  heading: string;
  about: string;
  exports: readonly (readonly [file: string, name: string])[];
}

const PARTS: readonly Part[] = [
  {
    heading: 'The package driftrock',
    about: 'For pages. What a script tag puts at `window.driftrock` is the same function.',
    exports: [
      ['src/snippet/module.ts', 'driftrock'],
      ['src/snippet/commands.ts', 'Commands'],
      ['src/snippet/options.ts', 'Options'],
      ['src/snippet/options.ts', 'Consent'],
      ['src/snippet/reports.ts', 'Listeners'],
      ['src/snippet/tracked-event.ts', 'TrackedEvent'],
    ],
  },
  {
    heading: 'The event',
    about: 'What the page sends to the relay, and the relay to Driftrock.',
    exports: [
      ['src/event.ts', 'LeadEvent'],
      ['src/event.ts', 'EventType'],
      ['src/event.ts', 'FieldValue'],
    ],
  },
  {
    heading: 'The package driftrock-relay',
    about:
      'For a server of your own. `driftrock-relay/worker` is a whole Worker of Cloudflare, and takes its variables.',
    exports: [
      ['src/relay/index.ts', 'createRelay'],
      ['src/relay/index.ts', 'RelayOptions'],
      ['src/relay/index.ts', 'Relay'],
      ['src/relay/upstream/api-keys.ts', 'ApiKeys'],
      ['src/relay/store/store.ts', 'Store'],
      ['src/relay/store/store.ts', 'StoreStatus'],
      ['src/relay/limits/limiter.ts', 'Limiter'],
    ],
  },
];

const HEAD = `# API

Every type, option and function of the two packages, from the comments of their sources. It is written by
\`npx vitest run test/docs -u\`: change the comment, not this file. What the options are for is in
[options and commands](options.md); what the relay's variables are, in [the relay](relay.md).`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const inCell = (text: string): string => oneLine(text).replaceAll('|', '\\|');
// Outside code a tag's name would be HTML, and a lone star or underscore an emphasis.
const asProse = (text: string): string => text.replaceAll('<', '&lt;');

/** The comment of a declaration: its text, then what is said of each parameter. */
function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const parameters = ts.getJSDocTags(node).filter(ts.isJSDocParameterTag);
  const more = parameters.map(({ name, comment }) => `\`${name.getText()}\`: ${ts.getTextOfJSDocComment(comment)}.`);
  return asProse([ts.getTextOfJSDocComment(doc?.comment) ?? '', ...more].join(' ').trim());
}

const paragraphsOf = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map(oneLine)
    .join('\n\n');

/** What a member is called, as a caller writes it. */
function nameOf(member: ts.TypeElement): string {
  if (!member.name) return '';
  return `${member.name.getText()}${member.questionToken ? '?' : ''}`;
}

function typeOf(member: ts.TypeElement): string {
  if (ts.isPropertySignature(member)) return member.type?.getText() ?? '';
  if (!ts.isMethodSignature(member)) return '';
  const parameters = member.parameters.map((parameter) => parameter.getText()).join(', ');
  return `(${parameters}) => ${member.type?.getText() ?? 'void'}`;
}

const rowOf = (member: ts.TypeElement): string =>
  `| \`${nameOf(member)}\` | \`${inCell(typeOf(member))}\` | ${inCell(docOf(member))} |`;

/** Members in place of the interfaces that it extends, then its own. */
function membersOf(declaration: ts.InterfaceDeclaration, checker: ts.TypeChecker): ts.TypeElement[] {
  const inherited = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types.map((type) => checker.getTypeAtLocation(type).symbol.declarations ?? []))
    .flat()
    .filter(ts.isInterfaceDeclaration);
  return [...inherited.flatMap((parent) => membersOf(parent, checker)), ...declaration.members];
}

const codeBlock = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

function bodyOf(declaration: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isInterfaceDeclaration(declaration))
    return ['| name | type | meaning |', '|---|---|---|', ...membersOf(declaration, checker).map(rowOf)].join('\n');
  if (ts.isFunctionDeclaration(declaration))
    return codeBlock(`${declaration.getText().split(' {\n', 1)[0]!};`.replace('export ', 'export declare '));
  if (ts.isVariableDeclaration(declaration))
    return codeBlock(`export declare const ${declaration.name.getText()}: ${declaration.type!.getText()};`);
  return codeBlock(declaration.getText());
}

// A variable's comment is on the statement around it.
const commented = (declaration: ts.Declaration): ts.Node =>
  ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;

/** The whole page. */
export function apiPage(): string {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.base.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, lib: ['ES2022', 'DOM'] }, ROOT);
  const files = PARTS.flatMap(({ exports }) => exports.map(([file]) => ROOT + file));
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();

  const sectionOf = ([file, name]: readonly [string, string]): string => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(ROOT + file)!)!;
    const symbol = checker.getExportsOfModule(module).find((candidate) => candidate.name === name);
    const [declaration] = symbol?.declarations ?? [];
    if (!declaration) throw new Error(`${file} exports no ${name}`);
    return [`### ${name}`, paragraphsOf(docOf(commented(declaration))), bodyOf(declaration, checker)].join('\n\n');
  };
  const sections = PARTS.flatMap(({ heading, about, exports }) => [`## ${heading}`, about, ...exports.map(sectionOf)]);
  return [HEAD, ...sections].join('\n\n').concat('\n');
}
