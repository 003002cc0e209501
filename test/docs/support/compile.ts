/** The compiler's view of the documents: their blocks as programs, and the names that the sources know. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { ROOT } from './markdown';

/** The names that an interface of this source file declares, in order. */
export function membersOf(path: string, interfaceName: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(ROOT + path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  // A call signature goes by the literal that its first parameter has to be.
  const nameOf = (member: ts.TypeElement) =>
    (ts.isCallSignatureDeclaration(member) ? member.parameters[0]!.type! : member.name!).getText().replaceAll("'", '');
  return (found as ts.InterfaceDeclaration).members.map(nameOf);
}

const PATHS = {
  driftrock: ['./dist/types/snippet/module.d.ts'],
  'driftrock-relay': ['./dist/types/relay/index.d.ts'],
};

/**
 * What the compiler complains of in these programs, as strictly as the project itself is compiled.
 *
 * The packages' names lead to the types that they are built with.
 */
export function complaintsOf(programs: string[]): string[] {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.base.json`, ts.sys.readFile);
  const given = { ...config.compilerOptions, types: ['node'], lib: ['ES2022', 'DOM'], paths: PATHS };
  const { options } = ts.convertCompilerOptionsFromJson(given, ROOT);
  const files = new Map(programs.map((code, index) => [`${ROOT}block-${index}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true);
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What is no TypeScript in this piece of a program, whatever its names mean; an item of a list is one, too. */
export function mistakesIn(code: string): string[] {
  const program = code.startsWith('{') ? `[${code}]` : code;
  const { diagnostics = [] } = ts.transpileModule(program, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
