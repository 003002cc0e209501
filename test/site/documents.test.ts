/** Which files are documents, in a project of a few. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { documentsIn } from '../../site/documents.mjs';

test('documentsIn finds Markdown in the folders of documents, and nothing that is installed or made', () => {
  const project = mkdtempSync(join(tmpdir(), 'driftrock-documents-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  const documents = ['README.md', 'deploy/nginx/README.md', 'docs/install.md', 'examples/next/README.md'];
  const others = [
    'docs/picture.png',
    'examples/next/.next/a.md',
    'examples/next/node_modules/a/README.md',
    'node_modules/a/README.md',
    'site/pages/install.md',
  ];
  for (const path of [...documents, ...others]) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), '# x');
  }
  expect(documentsIn(project)).toEqual(documents);
});
