import { type Adjacency, selectEdges } from '../../../src/domain/taxonomy/adjacency.ts';
import { findExtraRoots, type TreeShape } from '../../../src/domain/taxonomy/descendants.ts';
import { measureDistances } from '../../../src/domain/taxonomy/distances.ts';
import { countBelow } from '../../../src/domain/percentile.ts';
import { PARTS_OF_SPEECH, pointerCode } from '../../../src/domain/wordnet/pointer.ts';
import { type SpanningTree, spanningTree, TreeError } from '../../../src/domain/taxonomy/spanning-tree.ts';
import { subtreeSums } from '../../../src/domain/taxonomy/tally.ts';
import type { TaxonomyColumns } from '../../../src/domain/taxonomy/taxonomy.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { InputError } from '../text/input.ts';
import { pickRows, rowStarts, takeRows } from '../pictures/pick-rows.ts';
import { NOUN_DATA_ADVICE, type NounData, placeOfRow } from './read-noun-data.ts';

/** Inputs of a taxonomy; columns by row. */
export interface TaxonomyInputs {
  readonly nouns: NounData;
  readonly popularity: Float64Array;
  /** Offsets in WordNet 3.1, 0 for none. */
  readonly offset31: Uint32Array;
}

/** A taxonomy's columns, and the order they are in. */
export interface BuiltTaxonomy {
  readonly columns: TaxonomyColumns;
  /** The row of each node of the preorder. */
  readonly order: Uint32Array;
}

const NOUN = PARTS_OF_SPEECH.indexOf('n');
const HYPERNYM = pointerCode('hypernym');
const INSTANCE_HYPERNYM = pointerCode('instanceHypernym');

/**
 * Computes the columns of the taxonomy: preorder, ranges, bracket counts, distances, ranks, pointers.
 *
 * @throws InputError if the hypernyms form a cycle or do not lead to one root.
 */
export function buildTaxonomy({ nouns, popularity, offset31 }: TaxonomyInputs): BuiltTaxonomy {
  const { order, place, parent, subtreeSize } = treeOrRefusal(nouns);
  const pointers = pointersInOrder(nouns, order, place);
  const { pointerStart, pointerKind, pointerTarget } = pointers;
  const hypernyms = selectEdges(pointerStart, pointerTarget, pointerKind, [HYPERNYM]);

  const level = levels(hypernyms, parent);
  const extraRoots = findExtraRoots(hypernyms, parent, { subtreeSize, level });
  const shape: TreeShape = { subtreeSize, level, extraRoots };
  const ones = new Uint8Array(order.length).fill(1);
  const inOrder = pickRows(order, popularity);
  const columns: TaxonomyColumns = {
    offset: pickRows(order, nouns.offset),
    offset31: pickRows(order, offset31),
    wnidOrder: place,
    parent,
    subtreeSize,
    level,
    ...measureDistances(selectEdges(pointerStart, pointerTarget, pointerKind, [HYPERNYM, INSTANCE_HYPERNYM])),
    lexicographerFile: pickRows(order, nouns.lexicographerFile),
    synsetsBelow: subtreeSums(shape, ones).map((withItself) => withItself - 1),
    popularity: inOrder,
    popularityBelow: countBelow(inOrder, inOrder),
    ...pointers,
    extraStart: extraRoots.start,
    extraRoot: extraRoots.target,
  };
  return { columns, order };
}

function treeOrRefusal(nouns: NounData): SpanningTree {
  const { start, target, kind } = nouns.pointers;
  try {
    return spanningTree(selectEdges(start, target, kind, [HYPERNYM, INSTANCE_HYPERNYM]));
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    const [first] = error.vertices;
    const names = error.vertices.map((row) => wnidOf(nouns.offset[row]!)).join(', ');
    throw new InputError(first === undefined ? { file: nouns.file } : placeOfRow(nouns, first), {
      expected: 'hypernyms that lead up to one root without a cycle',
      came: error.kind === 'no root' ? 'no synset without a hypernym' : `${error.kind}: ${names}`,
      advice: NOUN_DATA_ADVICE,
    });
  }
}

/** Instance edges above each node in the spanning tree: one is where a node has no hypernym. */
function levels(hypernyms: Adjacency, parent: Uint32Array): Uint8Array {
  const level = new Uint8Array(parent.length);
  for (let i = 1; i < level.length; i++) {
    level[i] = level[parent[i]!]! + (hypernyms.start[i] === hypernyms.start[i + 1] ? 1 : 0);
  }
  return level;
}

type PointerColumns = Pick<
  TaxonomyColumns,
  'pointerStart' | 'pointerKind' | 'pointerPartOfSpeech' | 'pointerTarget' | 'pointerSourceWord' | 'pointerTargetWord'
>;

function pointersInOrder({ pointers }: NounData, order: Uint32Array, place: Uint32Array): PointerColumns {
  const { start } = pointers;
  const pointerPartOfSpeech = takeRows(start, order, pointers.partOfSpeech);
  return {
    pointerStart: rowStarts(start, order),
    pointerKind: takeRows(start, order, pointers.kind),
    pointerPartOfSpeech,
    pointerTarget: takeRows(start, order, pointers.target).map((target, p) =>
      pointerPartOfSpeech[p] === NOUN ? place[target]! : target,
    ),
    pointerSourceWord: takeRows(start, order, pointers.sourceWord),
    pointerTargetWord: takeRows(start, order, pointers.targetWord),
  };
}
