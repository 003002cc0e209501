/** The compiler's view of the documents: their blocks as programs, and the names that the sources know. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { typeErrors } from '../../../scripts/compiler.mjs';
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
  driftrock: [`${ROOT}dist/types/snippet/module.d.ts`],
  'driftrock-relay': [`${ROOT}dist/types/relay/index.d.ts`],
};

/**
 * What the compiler complains of in these programs, as strictly as the project itself is compiled; empty where there is
 * nothing.
 *
 * The packages' names lead to the types that they are built with.
 */
export async function complaintsOf(programs: string[]): Promise<string> {
  // Within the project, where `@types/node` is found.
  mkdirSync(`${ROOT}.cache`, { recursive: true });
  const folder = mkdtempSync(`${ROOT}.cache/documented-programs-`);
  try {
    programs.forEach((code, index) => writeFileSync(`${folder}/block-${index}.ts`, code));
    const compilerOptions = { types: ['node'], lib: ['ES2022', 'DOM'], paths: PATHS };
    const config = { extends: `${ROOT}tsconfig.base.json`, compilerOptions, include: ['*.ts'] };
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
    return await typeErrors(`${folder}/tsconfig.json`);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
