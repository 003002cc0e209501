/**
 * What sandboxed JavaScript does not take: Google, "Sandboxed JavaScript" and "Standard library". Stricter than Tag
 * Manager is where those say nothing: what is not named there is not allowed here.
 */
import ts from 'typescript';

const { SyntaxKind } = ts;

// ECMAScript 5.1 without `new`, `this` and regular expressions; of ECMAScript 6, arrow functions, const and let.
const ALLOWED = new Set([
  SyntaxKind.SourceFile,
  SyntaxKind.VariableStatement,
  SyntaxKind.VariableDeclarationList,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ArrowFunction,
  SyntaxKind.EqualsGreaterThanToken,
  SyntaxKind.Parameter,
  SyntaxKind.Block,
  SyntaxKind.IfStatement,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ExpressionStatement,
  SyntaxKind.CallExpression,
  SyntaxKind.PropertyAccessExpression,
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.QuestionToken,
  SyntaxKind.ColonToken,
  SyntaxKind.BinaryExpression,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.Identifier,
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.EndOfFileToken,
  SyntaxKind.SyntaxList,
]);

// Ways out of a sandbox, by whatever object.
const FORBIDDEN_MEMBERS = ['constructor', 'prototype', '__proto__', 'caller', 'callee'];

const OPERATORS = ['=', '+', '-', '===', '!==', '&&', '||', '<', '>', '<=', '>=', '==', '!='];

const isDeclaration = (node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration =>
  ts.isVariableDeclaration(node) || ts.isParameter(node);

// A name as a member or a key says nothing of the scope.
const isReference = ({ parent }: ts.Identifier, node: ts.Identifier): boolean =>
  !(ts.isPropertyAccessExpression(parent) && parent.name === node) &&
  !(ts.isPropertyAssignment(parent) && parent.name === node);

function problemOf(node: ts.Node, known: Set<string>): string | undefined {
  if (ts.isIdentifier(node)) {
    if (FORBIDDEN_MEMBERS.includes(node.text)) return `${node.text} is no member there`;
    return isReference(node, node) && !known.has(node.text) ? `${node.text} is unknown there` : undefined;
  }
  if (node.parent && ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node)
    return OPERATORS.includes(node.getText()) ? undefined : `${node.getText()} is no operator there`;
  if (isDeclaration(node) && !ts.isIdentifier(node.name)) return `${node.name.getText()} takes apart what it gets`;
  if (ts.isParameter(node) && (node.initializer || node.dotDotDotToken))
    return `${node.getText()} is no parameter there`;
  return ALLOWED.has(node.kind) ? undefined : `${SyntaxKind[node.kind]} is not allowed there`;
}

/**
 * What of the code the sandbox would refuse, each with its line; empty where it takes all of it.
 *
 * @param globals the names that are there besides the code's own
 */
export function problemsOfCode(code: string, globals: string[]): string[] {
  const file = ts.createSourceFile('code.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const nodes: ts.Node[] = [];
  const collect = (node: ts.Node): void => {
    nodes.push(node);
    node.forEachChild(collect);
  };
  collect(file);
  const declared = nodes.filter(isDeclaration).flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  const known = new Set(['undefined', ...globals, ...declared]);
  return nodes.flatMap((node) => {
    const problem = problemOf(node, known);
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    return problem === undefined ? [] : [`line ${line}: ${problem}`];
  });
}
