import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { parseWnid, type Wnid } from '../../../src/domain/wordnet/wnid.ts';
import { readCountJson, readCountLines } from './counts/count-json.ts';
import type { CountRow } from './counts/count-row.ts';
import { readCountTable } from './counts/count-table.ts';
import { readReleaseStatus } from './counts/release-status.ts';
import type { Findings } from '../text/findings.ts';
import type { IdentifierReader } from './identifiers.ts';
import { InputError, type InputFile, type InputPlace, shown } from '../text/input.ts';
import { skipOrRefuseUnknown, type UnknownSynset } from './unknown-synsets.ts';

/** Register of wnids, by which unknown ones are refused with advice. */
export interface WnidRegister {
  /** Whether WordNet 3.0 has the noun. */
  has(wnid: Wnid): boolean;
  /** Whether WordNet 3.1 has a noun at that offset. */
  hasIn31(wnid: Wnid): boolean;
}

/** Rules for identifiers in a file. */
export interface ReadingRules {
  readonly identifiers: IdentifierReader;
  /** True to skip and report unknown synsets, false to refuse them. */
  readonly skipUnknown: boolean;
  readonly findings: Findings;
}

/** All sums of images must fit into 32 bits. */
const MOST_IMAGES = 2 ** 32 - 1;

/**
 * Reads how many images each synset has, in any form: a table with tabs or commas, JSON, JSON lines, ImageNet's XML.
 *
 * @param nodes of the taxonomy. @returns own images by node.
 * @throws InputError at the first line of another form, with an unknown or repeated synset, or with which the sum of
 *   all images would be 2^32 or more.
 */
export function readImageCounts(file: InputFile, rules: ReadingRules, nodes: number): Uint32Array {
  const ownImages = new Uint32Array(nodes);
  const firstLine = new Map<NodeIndex, number>();
  const unknown: UnknownSynset[] = [];
  let sum = 0;
  const rows = readCountRows(file);
  if (rows.length === 0)
    throw new InputError(file.name, {
      expected: 'a line for each synset, such as n02084071, a tab and 1603',
      came: 'none',
      advice: 'Fetch or write the file again.',
    });
  for (const { synset, images, line } of rows) {
    const refuse = (expected: string, came: string, advice: string): never => {
      throw new InputError(file.name, { line, expected, came, advice });
    };
    if (!/^\d{1,10}$/.test(images)) {
      refuse(
        'a whole number of images, 0 or more, of at most ten digits',
        shown(images),
        `Correct the count of ${synset}.`,
      );
    }
    const node = rules.identifiers.node(synset);
    if (node === undefined) {
      unknown.push({ text: synset, file: file.name, line, lines: 1 });
      continue;
    }
    sum += Number(images);
    if (sum > MOST_IMAGES) {
      refuse(
        `at most ${String(MOST_IMAGES)} images in all`,
        `${String(sum)} up to here`,
        `Correct the count of ${synset}, or part the dataset in two.`,
      );
    }
    checkOnce({ file: file.name, line }, synset, node, firstLine);
    if (Number(images) === 0) rules.findings.add('W06', () => `${file.name}:${String(line)}: ${synset}`);
    ownImages[node] = Number(images);
  }
  skipOrRefuseUnknown(unknown, rules.skipUnknown, rules.identifiers, rules.findings);
  return ownImages;
}

/** Returns whether a file counts labels and not images: it is JSON with the `image_count` of LVIS's categories. */
export function countsLabels(file: InputFile): boolean {
  const { buffer, byteOffset, byteLength } = file.bytes;
  return (isJson(file) || isJsonLines(file)) && Buffer.from(buffer, byteOffset, byteLength).includes('"image_count"');
}

/** Reads the rows of a file of counts in whatever form it has; the ending `.json` or the first byte decides. */
export function readCountRows(file: InputFile): CountRow[] {
  if (isJson(file)) return readCountJson(file);
  if (isJsonLines(file)) return readCountLines(file);
  return beginningOf(file).startsWith('<') ? readReleaseStatus(file) : readCountTable(file);
}

function isJson({ name }: InputFile): boolean {
  return name.toLowerCase().endsWith('.json');
}

function isJsonLines(file: InputFile): boolean {
  return beginningOf(file).startsWith('{');
}

function beginningOf({ bytes }: InputFile): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
}

/** Reads a wnid that WordNet 3.0 has. @throws InputError for any other text, with advice on offsets of WordNet 3.1. */
export function knownWnid(place: InputPlace, text: string, register: WnidRegister): Wnid {
  const wnid = parseWnid(text);
  if (wnid === undefined) {
    throw new InputError(place, {
      expected: 'a wnid: n and eight digits',
      came: shown(text),
      advice: 'Correct the identifier.',
    });
  }
  if (!register.has(wnid)) {
    const advice = register.hasIn31(wnid)
      ? 'It is an offset of WordNet 3.1: convert the identifiers to WordNet 3.0.'
      : 'Correct it or take the line out.';
    throw new InputError(place, {
      expected: 'a noun synset of WordNet 3.0',
      came: `${wnid}, which it does not have`,
      advice,
    });
  }
  return wnid;
}

/** Notes the line of a synset. @throws InputError if it had one before. @param text as the line has it. */
export function checkOnce(
  place: { file: string; line: number },
  text: string,
  node: NodeIndex,
  firstLine: Map<NodeIndex, number>,
): void {
  const before = firstLine.get(node);
  if (before !== undefined) {
    throw new InputError(place, {
      expected: 'each synset once (E04)',
      came: `${text} again, first on line ${String(before)}`,
      advice: 'Take one of the two lines out.',
    });
  }
  firstLine.set(node, place.line);
}
