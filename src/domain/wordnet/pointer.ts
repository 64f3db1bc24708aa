/**
 * The kinds of pointer that lead from a noun synset by their symbols, in the order of their codes in built files.
 *
 * Symbols and meanings are those of WordNet's `wninput(5WN)`. A *holonym* pointer leads to the whole
 * that the synset is a part of, a *meronym* pointer to its parts.
 */
const SYMBOLS = {
  '@': 'hypernym',
  '@i': 'instanceHypernym',
  '~': 'hyponym',
  '~i': 'instanceHyponym',
  '#m': 'memberHolonym',
  '#s': 'substanceHolonym',
  '#p': 'partHolonym',
  '%m': 'memberMeronym',
  '%s': 'substanceMeronym',
  '%p': 'partMeronym',
  '=': 'attribute',
  '+': 'derivation',
  ';c': 'domainTopic',
  ';r': 'domainRegion',
  ';u': 'domainUsage',
  '-c': 'inDomainTopic',
  '-r': 'inDomainRegion',
  '-u': 'inDomainUsage',
  '!': 'antonym',
} as const;

/** One kind of pointer, by name. */
export type PointerKind = (typeof SYMBOLS)[keyof typeof SYMBOLS];

/** All kinds of pointers, in the order of their codes. */
export const POINTER_KINDS: readonly PointerKind[] = Object.values(SYMBOLS);

/** Returns the kind of a symbol of `data.noun`, or `undefined` if nouns have no such pointer. */
export function pointerKindOfSymbol(symbol: string): PointerKind | undefined {
  return Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol as keyof typeof SYMBOLS] : undefined;
}

/** Returns the code of a kind in built files: its position in {@link POINTER_KINDS}. */
export function pointerCode(kind: PointerKind): number {
  return POINTER_KINDS.indexOf(kind);
}

/** The parts of speech a pointer may lead to, in the order of their codes; `s` (satellite) is filed under `a`. */
export const PARTS_OF_SPEECH = ['n', 'v', 'a', 'r'] as const;

/** A part of speech as WordNet's pointers write it. */
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];
