import type { ClassList } from '../domain/class-list.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { type NodeIndex, nodeIndex } from '../domain/node-index.ts';
import type { Taxonomy } from '../domain/taxonomy.ts';
import { wnidOf } from '../domain/wnid.ts';
import type { Identifier } from './identifier.ts';
import { keyOf, wordsOf } from './normalise.ts';
import type { TermIndex } from './term-index.ts';

/** What identifiers are looked up in. */
export interface Register {
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  readonly classLists: readonly ClassList[];
  readonly terms: TermIndex;
  /** Nodes by their offset in WordNet 3.1, those with an offset of their own. */
  readonly nodeOf31: ReadonlyMap<number, NodeIndex>;
}

/**
 * The synset that an identifier names, or `undefined` if there is none.
 *
 * An offset is one of WordNet 3.0; only if that has none there, and 3.1 has one, is it taken for one of 3.1.
 */
export function resolveIdentifier(identifier: Identifier, register: Register): NodeIndex | undefined {
  const { taxonomy, lexicon, classLists, terms, nodeOf31 } = register;
  switch (identifier.kind) {
    case 'wnid':
    case 'offset':
      return taxonomy.node(wnidOf(identifier.offset)) ?? nodeOf31.get(identifier.offset);
    case 'classIndex':
      return classLists.find((list) => list.name === identifier.list)?.nodes[identifier.index];
    case 'name':
      return senseWhere(
        terms,
        identifier.lemma,
        (lemma) => lexicon.columns.senseNumber[lemma] === identifier.senseNumber,
      );
    case 'senseKey': {
      const { lexId, lexicographerFile } = lexicon.columns;
      return senseWhere(
        terms,
        identifier.lemma,
        (lemma, node) => lexId[lemma] === identifier.lexId && lexicographerFile[node] === identifier.lexicographerFile,
      );
    }
  }
}

function senseWhere(
  terms: TermIndex,
  text: string,
  holds: (lemma: number, node: number) => boolean,
): NodeIndex | undefined {
  const term = terms.terms.find(keyOf(wordsOf(text)));
  let found: NodeIndex | undefined;
  if (term !== undefined) {
    terms.eachSense(term, (node, lemma) => {
      if (found === undefined && holds(lemma, node)) found = nodeIndex(node);
    });
  }
  return found;
}

/** Nodes by their WordNet 3.1 offset; an offset that several synsets of 3.0 share is left out. */
export function nodesOf31({ columns }: Taxonomy): Map<number, NodeIndex> {
  const nodes = new Map<number, NodeIndex>();
  const shared = new Set<number>();
  columns.offset31.forEach((offset, node) => {
    if (offset === 0) return;
    if (nodes.has(offset)) shared.add(offset);
    nodes.set(offset, nodeIndex(node));
  });
  for (const offset of shared) nodes.delete(offset);
  return nodes;
}
