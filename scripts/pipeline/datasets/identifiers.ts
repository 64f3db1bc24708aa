import type { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { synsetName } from '../../../src/domain/wordnet/sense.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import type { CheckCode } from '../../../src/domain/dataset/check.ts';
import { shown } from '../text/input.ts';
import { nearNames } from './nearest.ts';

/** The version of WordNet whose offsets identifiers have. */
export type IdentifierVersion = '3.0' | '3.1';

/** Reason why an identifier names no synset, with suggestions. */
export interface Unknown {
  readonly code: CheckCode;
  /** The identifier and what is wrong with it. */
  readonly came: string;
  /** A whole sentence. */
  readonly advice: string;
}

const NAME = /^.{1,100}\.n\.\d{1,3}$/i;
const SENSE_KEY = /^[^%]{1,100}%1:\d\d:\d\d(?:::)?$/;
const OTHER_PART_OF_SPEECH = /^[vars]\d{8}$|\.[vars]\.\d{1,3}$|%[2-5]:\d\d:\d\d/;
const WNID_FIRST = /^n\d{8}(?!\d)/;
const NAME_FIRST = /^[^/]{1,100}?\.n\.\d{1,3}(?!\d)/i;
const NEAR = 3;

/**
 * Finds the synset that an identifier names, in any of the forms that data sets use: `n02084071`, `dog.n.01`,
 * `dog%1:05:00::`.
 *
 * Offsets are those of WordNet 3.0, or of 3.1 where that is declared; names and sense keys are always those of 3.0.
 */
export class IdentifierReader {
  /** Offset in identifiers, by node; 0 where a node has none. */
  readonly offsets: Uint32Array;
  readonly #taxonomy: Taxonomy;
  readonly #lexicon: Lexicon;
  readonly #version: IdentifierVersion;
  readonly #nodeOf31: ReadonlyMap<number, NodeIndex>;
  readonly #isIn31: (offset: number) => boolean;
  #names: ReadonlyMap<string, NodeIndex> | undefined;

  /** @param isIn31 whether WordNet 3.1 has a noun at that offset. */
  constructor(taxonomy: Taxonomy, lexicon: Lexicon, isIn31: (offset: number) => boolean, version: IdentifierVersion) {
    this.#taxonomy = taxonomy;
    this.#lexicon = lexicon;
    this.#version = version;
    this.#isIn31 = isIn31;
    const { offset, offset31 } = taxonomy.columns;
    const nodeOf31 = new Map<number, NodeIndex>();
    const shared = new Set<number>();
    offset31.forEach((other, node) => {
      if (nodeOf31.has(other)) shared.add(other);
      else if (other !== 0) nodeOf31.set(other, nodeIndex(node));
    });
    // Synsets that 3.1 has merged cannot be distinguished.
    for (const other of shared) nodeOf31.delete(other);
    this.#nodeOf31 = nodeOf31;
    this.offsets = version === '3.0' ? offset : offset31.map((other) => (nodeOf31.has(other) ? other : 0));
  }

  /** The node that an identifier names, or `undefined`. */
  node(text: string): NodeIndex | undefined {
    const wnid = parseWnid(text.replace(/^N/, 'n'));
    if (wnid !== undefined)
      return this.#version === '3.0' ? this.#taxonomy.node(wnid) : this.#nodeOf31.get(Number(text.slice(1)));
    if (!NAME.test(text) && !SENSE_KEY.test(text)) return undefined;
    this.#names ??= this.#allNames();
    return this.#names.get(keyOf(text));
  }

  /** The node of the identifier that a file's name begins with, or `undefined`. */
  nodeInName(file: string): NodeIndex | undefined {
    const found = WNID_FIRST.exec(file) ?? NAME_FIRST.exec(file);
    return found === null ? undefined : this.node(found[0]);
  }

  /** Explains an identifier that names no node: the fault, and similar identifiers. */
  explain(text: string): Unknown {
    if (OTHER_PART_OF_SPEECH.test(text)) {
      return {
        code: 'E02',
        came: `${shown(text)}, which is no noun`,
        advice: 'Images are filed under nouns: name the noun synset.',
      };
    }
    if (parseWnid(text) === undefined && !NAME.test(text) && !SENSE_KEY.test(text)) {
      return {
        code: 'E01',
        came: shown(text),
        advice:
          'Name a synset as n02084071, dog.n.01 or dog%1:05:00::; if these are names of classes, say what they mean with --names FILE.',
      };
    }
    const came = `${text}, which WordNet ${this.#version} does not have`;
    const offset = Number(text.slice(1));
    if (this.#version === '3.0' && parseWnid(text) !== undefined && this.#isIn31(offset)) {
      const node = this.#nodeOf31.get(offset);
      const meant = node === undefined ? '' : ` (in 3.0: ${this.#said(node)})`;
      return {
        code: 'E03',
        came,
        advice: `It is an offset of WordNet 3.1${meant}: if all identifiers are, declare "identifiers": "3.1"; else correct it.`,
      };
    }
    const near = this.#near(text).map((node) => this.#said(node));
    return {
      code: 'E01',
      came,
      advice:
        near.length === 0 ? 'Correct it or take it out.' : `Near it are ${near.join('; ')}: correct it or take it out.`,
    };
  }

  #said(node: NodeIndex): string {
    return `${this.#taxonomy.wnid(node)} ${this.#lexicon.words(node)}`;
  }

  #near(text: string): NodeIndex[] {
    if (parseWnid(text) !== undefined) return this.#nearOffsets(text).slice(0, NEAR);
    const names = (this.#names ??= this.#allNames());
    const nodes = nearNames(keyOf(text), names.keys()).map((name) => names.get(name)!);
    return [...new Set(nodes)].slice(0, NEAR);
  }

  /** The nodes of identifiers with one other digit, or two neighbours changed round. */
  #nearOffsets(text: string): NodeIndex[] {
    const near = new Set<NodeIndex>();
    const look = (other: string): void => {
      const node = other === text ? undefined : this.node(other);
      if (node !== undefined) near.add(node);
    };
    for (let i = 1; i < text.length - 1; i++) look(text.slice(0, i) + text[i + 1]! + text[i]! + text.slice(i + 2));
    for (let i = 1; i < text.length; i++)
      for (let digit = 0; digit < 10; digit++) look(text.slice(0, i) + String(digit) + text.slice(i + 1));
    return [...near];
  }

  /** Returns all names and sense keys; computed on first use. */
  #allNames(): Map<string, NodeIndex> {
    const names = new Map<string, NodeIndex>();
    for (let place = 0; place < this.#taxonomy.size; place++) {
      const node = nodeIndex(place);
      for (const sense of this.#lexicon.senses(node)) {
        names.set(keyOf(synsetName(sense)), node);
        names.set(keyOf(sense.senseKey), node);
      }
    }
    return names;
  }
}

/** An identifier in the one spelling that it is found by. */
function keyOf(text: string): string {
  const lower = text.toLowerCase().replaceAll(' ', '_');
  if (lower.includes('%')) return lower.endsWith('::') ? lower : `${lower}::`;
  return lower.replace(/\d+$/, (number) => String(Number(number)).padStart(2, '0'));
}
