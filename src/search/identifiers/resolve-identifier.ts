import type { Catalogue } from '../../domain/catalogue.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { displayLemma } from '../../domain/wordnet/sense.ts';
import { textAt } from '../../domain/text-column.ts';
import { wnidOf } from '../../domain/wordnet/wnid.ts';
import { nodeOfEmoji } from './emoji.ts';
import { type Identifier, parseIdentifier } from './identifier.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { rangeWhere, SortedKeys } from '../index/sorted-keys.ts';

/** Parts of a catalogue in which identifiers are looked up. */
export type Register = Pick<Catalogue, 'taxonomy' | 'lexicon' | 'nodeOfLabel' | 'search'>;

/** The number that the Collaborative Interlingual Index gave the first noun of WordNet 3.0; the others follow by offset. */
const FIRST_NOUN_ILI = 35_545;

/** Returns the synset that a text names as an identifier in any form, or `undefined`. */
export function nodeIdentified(text: string, register: Register): NodeIndex | undefined {
  const identifier = parseIdentifier(text);
  return identifier && resolveIdentifier(identifier, register);
}

/**
 * Returns the synset that an identifier names, or `undefined` if it is unknown.
 *
 * An offset is one of WordNet 3.0; only if that has none there, and 3.1 has one, is it taken for one of 3.1.
 */
export function resolveIdentifier(identifier: Identifier, register: Register): NodeIndex | undefined {
  const { taxonomy, lexicon } = register;
  switch (identifier.kind) {
    case 'wnid':
      return taxonomy.node(wnidOf(identifier.offset));
    case 'offset':
      return taxonomy.node(wnidOf(identifier.offset)) ?? nodeOf31(identifier.offset, register);
    case 'offset31':
      return nodeOf31(identifier.offset, register);
    case 'ili': {
      const { wnidOrder } = taxonomy.columns;
      const node = wnidOrder[identifier.index - FIRST_NOUN_ILI];
      return node === undefined ? undefined : nodeIndex(node);
    }
    case 'classIndex':
      return register.nodeOfLabel(identifier.list, identifier.index);
    case 'name':
      return senseWhere(
        register,
        identifier.lemma,
        (lemma) => lexicon.columns.senseNumber[lemma] === identifier.senseNumber,
      );
    case 'senseKey': {
      const { lexId, lexicographerFile } = lexicon.columns;
      return senseWhere(
        register,
        identifier.lemma,
        (lemma, node) => lexId[lemma] === identifier.lexId && lexicographerFile[node] === identifier.lexicographerFile,
      );
    }
    case 'pictograph': {
      const node = nodeOfEmoji(identifier.emoji, register.search);
      return node === undefined ? undefined : nodeIndex(node);
    }
    case 'otherPartOfSpeech':
    case 'foreign':
    case 'unlabelledImage':
      return undefined;
  }
}

/**
 * Returns the sense of a lemma that meets a condition: of those spelt as the text is, else of those that only differ
 * in accents, hyphens and gaps.
 */
function senseWhere(
  { lexicon, search }: Register,
  text: string,
  holds: (lemma: number, node: number) => boolean,
): NodeIndex | undefined {
  const term = new SortedKeys({ text: search.termText, end: search.termEnd }).find(keyOf(wordsOf(text)));
  if (term === undefined) return undefined;
  const { lemmaStart, lemmaText, lemmaEnd } = lexicon.columns;
  const asked = displayLemma(text.trim()).toLowerCase();
  let folded: NodeIndex | undefined;
  for (const lemma of search.senseLemma.subarray(search.senseStart[term], search.senseStart[term + 1])) {
    const { start: node } = rangeWhere(lemmaStart.length - 1, (i) =>
      lemmaStart[i + 1]! <= lemma ? -1 : lemmaStart[i]! > lemma ? 1 : 0,
    );
    if (!holds(lemma, node)) continue;
    if (displayLemma(textAt({ text: lemmaText, end: lemmaEnd }, lemma)).toLowerCase() === asked) return nodeIndex(node);
    folded ??= nodeIndex(node);
  }
  return folded;
}

/** Returns the node of a WordNet 3.1 offset, `undefined` where no synset of 3.0 has it, or several share it. O(nodes). */
function nodeOf31(offset: number, { taxonomy }: Register): NodeIndex | undefined {
  const { offset31 } = taxonomy.columns;
  const found = offset === 0 ? -1 : offset31.indexOf(offset);
  return found === -1 || offset31.includes(offset, found + 1) ? undefined : nodeIndex(found);
}
