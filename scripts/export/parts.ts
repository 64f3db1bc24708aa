import { createHash } from 'node:crypto';
import type { Copy } from './copy.ts';
import type { CopyInputs } from './inputs.ts';
import { COMPARISONS } from './parts/comparisons.ts';
import { EXPLORER } from './parts/explorer.ts';
import { LISTS } from './parts/lists.ts';
import type { PartKind, PartTools } from './parts/part-kind.ts';
import { SEARCH } from './parts/search.ts';
import { SETS } from './parts/sets.ts';
import { PAGES } from './parts/site.ts';
import { SYNSETS } from './parts/synsets.ts';

/** All kinds of parts. The long ones come first, so that no process waits for another at the end. */
const KINDS: Readonly<Record<string, PartKind>> = {
  lists: LISTS,
  explorer: EXPLORER,
  site: PAGES,
  sets: SETS,
  search: SEARCH,
  comparison: COMPARISONS,
  synsets: SYNSETS,
};

/** Returns the parts of an export, each as its kind and its name. */
export function partsOf(copy: Copy): string[] {
  return Object.entries(KINDS).flatMap(([kind, { names }]) => names(copy).map((name) => `${kind} ${name}`.trimEnd()));
}

/** Returns a digest of everything that the files of a part depend on: two of the same digest have the same files. */
export function digestOfPart(part: string, inputs: CopyInputs, copy: Copy): string {
  const { kind, name } = parsePart(part);
  const hash = createHash('sha256').update(inputs.program);
  for (const input of kind.inputs(name, inputs, copy)) hash.update(`\n${input}`);
  return hash.digest('base64url').slice(0, DIGEST);
}

/** Writes all files of a part. */
export async function writePart(part: string, tools: PartTools): Promise<void> {
  const { kind, name } = parsePart(part);
  return kind.write(name, tools);
}

/** Characters of a digest: 96 bits. */
const DIGEST = 16;

function parsePart(part: string): { readonly kind: PartKind; readonly name: string } {
  const [kind = '', ...name] = part.split(' ');
  return { kind: KINDS[kind]!, name: name.join(' ') };
}
