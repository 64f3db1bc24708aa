/**
 * The kinds of pointer that lead from a noun synset, in the order of their codes in built files.
 *
 * Symbols and meanings are those of WordNet's `wninput(5WN)`. A *holonym* pointer leads to the whole
 * that the synset is a part of, a *meronym* pointer to its parts.
 */
export const POINTER_KINDS = [
  'hypernym',
  'instanceHypernym',
  'hyponym',
  'instanceHyponym',
  'memberHolonym',
  'substanceHolonym',
  'partHolonym',
  'memberMeronym',
  'substanceMeronym',
  'partMeronym',
  'attribute',
  'derivation',
  'domainTopic',
  'domainRegion',
  'domainUsage',
  'inDomainTopic',
  'inDomainRegion',
  'inDomainUsage',
  'antonym',
] as const;

/** One kind of pointer, by name. */
export type PointerKind = (typeof POINTER_KINDS)[number];

const SYMBOLS: Readonly<Record<string, PointerKind>> = {
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
};

/** Returns the kind of a symbol of `data.noun`, or `undefined` if nouns have no such pointer. */
export function pointerKindOfSymbol(symbol: string): PointerKind | undefined {
  return Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol] : undefined;
}

/** Returns the code of a kind in built files: its position in {@link POINTER_KINDS}. */
export function pointerCode(kind: PointerKind): number {
  return POINTER_KINDS.indexOf(kind);
}

/** The parts of speech a pointer may lead to, in the order of their codes; `s` (satellite) is filed under `a`. */
export const PARTS_OF_SPEECH = ['n', 'v', 'a', 'r'] as const;

/** A part of speech as WordNet's pointers write it. */
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];
