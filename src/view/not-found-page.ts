import { type NodeIndex, nodeIndex } from '../domain/taxonomy/node-index.ts';
import { findNearOffsets } from '../domain/wordnet/near-wnids.ts';
import { offsetOf, type Wnid, wnidOf } from '../domain/wordnet/wnid.ts';
import { parseIdentifier } from '../search/identifiers/identifier.ts';
import type { PageContext } from './page-context.ts';
import { synsetUrl } from './urls.ts';

/** Synsets proposed at most. */
const PROPOSALS = 5;

/** A synset that an address may have meant. */
export interface Proposal {
  readonly wnid: Wnid;
  readonly words: string;
  readonly definition: string;
  readonly href: string;
}

/** Synsets that a wrong address may have meant. */
export interface NotFound {
  /** The wnid in the address, or `undefined` where it holds none. */
  readonly wnid: string | undefined;
  /** The synset that has this offset in WordNet 3.1. */
  readonly inWordnet31: Proposal | undefined;
  /** Synsets of WordNet 3.0 with a similar wnid, at most 5. */
  readonly similar: readonly Proposal[];
  /** The first and the last wnid of WordNet 3.0's nouns. */
  readonly between: readonly [first: Wnid, last: Wnid];
}

/** Reads the wnid of an address that leads nowhere, and finds the synsets that it may have meant. */
export function notFoundPage(context: PageContext, path: string): NotFound {
  const text = /^\/synset\/([^/]+?)(?:\.json)?(?:\/|$)/i.exec(path)?.[1] ?? '';
  const identifier = parseIdentifier(text);
  const parsed = identifier !== undefined && 'offset' in identifier ? wnidOf(identifier.offset) : undefined;
  const { taxonomy } = context.catalogue;
  const { wnidOrder } = taxonomy.columns;
  const between = [wnidOrder[0]!, wnidOrder.at(-1)!].map((node) => taxonomy.wnid(nodeIndex(node))) as [Wnid, Wnid];
  if (parsed === undefined || taxonomy.node(parsed) !== undefined)
    return { wnid: undefined, inWordnet31: undefined, similar: [], between };
  const offset = offsetOf(parsed);
  const later = taxonomy.columns.offset31.indexOf(offset);
  return {
    wnid: parsed,
    between,
    inWordnet31:
      later < 0 || context.catalogue.isCoarse(nodeIndex(later)) ? undefined : proposal(context, nodeIndex(later)),
    // A slip of a digit is no word spelt out.
    similar: findNearOffsets(taxonomy, offset)
      .filter((node) => !context.catalogue.isCoarse(node))
      .slice(0, PROPOSALS)
      .map((node) => proposal(context, node)),
  };
}

function proposal({ catalogue: { taxonomy, lexicon }, state }: PageContext, node: NodeIndex): Proposal {
  const wnid = taxonomy.wnid(node);
  return {
    wnid,
    words: lexicon.words(node),
    definition: lexicon.gloss(node).definition,
    href: synsetUrl(wnid, state),
  };
}
