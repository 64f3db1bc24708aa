import { readFile } from 'node:fs/promises';
import path from 'node:path';

const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+\.ts)'/g;

/**
 * The source files that a program is made of: its entry and everything of ours that it imports, in turn.
 *
 * Packages are left out. The order is the same on every machine.
 *
 * @param entries absolute paths of TypeScript files, whose relative imports are in single quotes and end in `.ts`.
 */
export async function sourceFiles(entries: readonly string[]): Promise<string[]> {
  const files = new Set(entries);
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    for (const [, imported] of text.matchAll(IMPORT)) files.add(path.resolve(path.dirname(file), imported!));
  }
  return [...files].sort();
}
