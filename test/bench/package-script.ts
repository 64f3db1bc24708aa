import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's own folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A script of the package as it is run: options for Node itself, and the program, both from the project's folder. */
export function packageScript(name: string): { readonly options: readonly string[]; readonly program: string } {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const words = scripts[name]!.split(' ')
    .slice(1)
    .map((word) => (word.startsWith('./') || word.endsWith('.ts') ? path.resolve(ROOT, word) : word));
  return { options: words.slice(0, -1), program: words.at(-1)! };
}
