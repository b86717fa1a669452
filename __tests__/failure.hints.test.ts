// The form of every hint that src/ writes as text: one clause after "What to do: ", as other hints join it, or sentences.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The texts behind `hint:` and `furtherHint:` of a Failure. A value that is put in becomes `…`. */
function hintsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const hints: string[] = [];
  const read = (node: ts.Expression): void => {
    if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(read);
    const text = textOf(node);
    if (text !== undefined) hints.push(text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && /^(hint|furtherHint)$/.test(node.name.getText()) && isOfFailure(node))
      read(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return hints;
}

function isOfFailure(node: ts.PropertyAssignment): boolean {
  const { parent: call } = node.parent;
  return (ts.isNewExpression(call) || ts.isCallExpression(call)) && /Failure|\.with$/.test(call.expression.getText());
}

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => `…${literal.text}`)].join('');
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`;
}

/** @returns what is wrong with it; undefined: nothing */
function flawOf(hint: string): string | undefined {
  const isSentences = /[.?] [A-Z]/.test(hint);
  if (isSentences)
    return /^[A-Z…]/.test(hint) && /[.…]$/.test(hint) ? undefined : 'sentences: a capital, and a full stop';
  return /^[^A-Z]/.test(hint) && !hint.endsWith('.') ? undefined : 'one clause: a small letter, and no full stop';
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));
const hints = files.flatMap((file) => hintsIn(file).map((hint) => ({ file, hint })));

test('every hint is one clause or sentences', () => {
  expect(hints.length).toBeGreaterThan(50);
  expect(hints.map((each) => ({ ...each, flaw: flawOf(each.hint) })).filter(({ flaw }) => flaw !== undefined)).toEqual(
    [],
  );
});

test.each([
  ['log in again', true],
  ['Log in again', false],
  ['log in again.', false],
  ['Log in again. Nothing was written.', true],
  ['log in again. Nothing was written', false],
])('%j: %j', (hint, isRight) => {
  expect(flawOf(hint) === undefined).toBe(isRight);
});
