import { type CommonsKind, COMMONS_KINDS } from '../../../src/domain/pictures/commons-file.ts';
import { nounFileName } from '../../../src/domain/wordnet/lexicographer-file.ts';
import { pointerCode } from '../../../src/domain/wordnet/pointer.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';
import type { NounData } from '../wordnet/read-noun-data.ts';

const HEAD = 'rule\tvalue\tkinds\twhy';
const UPWARDS: ReadonlySet<number> = new Set([pointerCode('hypernym'), pointerCode('instanceHypernym')]);

/** Returns whether the picture of a file of a synset probably shows people. */
export type ShowsPeople = (wnid: string, name: string, kind: CommonsKind) => boolean;

type Kinds = ReadonlySet<CommonsKind>;

/**
 * Reads `data/commons/people.tsv`, the rules by which files are taken to show people: by the lexicographer file of the
 * synset (`file`), by a synset above it (`below`), or by a word of the file's name (`word`), which does not count in
 * some lexicographer files (`without-words`). Each holds for some kinds of content. What is drawn as SVG is taken for a
 * diagram unless a word says otherwise.
 *
 * @throws InputError for a line of another form, and for a value or kind that does not exist.
 */
export function readPeopleRules(table: InputFile, nouns: NounData): ShowsPeople {
  const rowOf = new Map(Array.from(nouns.offset, (offset, row) => [wnidOf(offset) as string, row]));
  const fileOf = (row: number): string => nounFileName(nouns.lexicographerFile[row]!);
  const files = new Set(Array.from(nouns.offset.keys(), fileOf));
  const [byFile, byWord, wordless] = [new Map<string, Kinds>(), new Map<string, Kinds>(), new Set<string>()];
  const below: (readonly [marked: Uint8Array, kinds: Kinds])[] = [];
  const childrenOf = childrenIn(nouns);
  for (const { place, fields } of rowsUnder(HEAD, table)) {
    const [rule = '', value = '', names = ''] = fields;
    const kinds = new Set(names.split(' ') as CommonsKind[]);
    const isKnown = [...kinds].every((kind) => COMMONS_KINDS.includes(kind));
    const row = rowOf.get(value);
    if (isKnown && rule === 'file' && files.has(value)) byFile.set(value, kinds);
    else if (isKnown && rule === 'without-words' && files.has(value)) wordless.add(value);
    else if (isKnown && rule === 'word' && /^\p{L}+$/u.test(value)) byWord.set(value, kinds);
    else if (isKnown && rule === 'below' && row !== undefined) below.push([markBelow(row, childrenOf), kinds]);
    else
      throw new InputError(place, {
        expected: 'a rule (file, below, word, without-words), its value, and kinds',
        came: shown(fields.join('\t')),
        advice: 'Correct the line.',
      });
  }
  return (wnid, name, kind) => {
    const row = rowOf.get(wnid);
    if (row === undefined) return false;
    const file = fileOf(row);
    const isHeld = (kinds: Kinds | undefined): boolean => kinds?.has(kind) === true;
    if (!wordless.has(file) && wordsOf(name).some((word) => isHeld(byWord.get(word)))) return true;
    if (/\.svg$/i.test(name)) return false;
    return isHeld(byFile.get(file)) || below.some(([marked, kinds]) => marked[row] === 1 && kinds.has(kind));
  };
}

/** Returns the words of a file's name in small letters, without its ending: `WomanInHat_2.jpg` has woman, in and hat. */
function wordsOf(name: string): string[] {
  const parted = name.replace(/\.\w+$/, '').replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return parted.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Returns the rows directly below each row. */
function childrenIn({ offset, pointers: { start, kind, target } }: NounData): readonly number[][] {
  const children = Array.from(offset, (): number[] => []);
  for (let row = 0; row < offset.length; row++)
    for (let pointer = start[row]!; pointer < start[row + 1]!; pointer++)
      if (UPWARDS.has(kind[pointer]!)) children[target[pointer]!]!.push(row);
  return children;
}

/** Marks a row and all below it. */
function markBelow(root: number, children: readonly number[][]): Uint8Array {
  const marked = new Uint8Array(children.length);
  const open = [root];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (marked[row] === 1) continue;
    marked[row] = 1;
    open.push(...children[row]!);
  }
  return marked;
}
