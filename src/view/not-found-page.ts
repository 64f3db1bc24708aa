import { type NodeIndex, nodeIndex } from '../domain/taxonomy/node-index.ts';
import { findNearOffsets } from '../domain/wordnet/near-wnids.ts';
import { parseWnid, offsetOf, type Wnid } from '../domain/wordnet/wnid.ts';
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
}

/** Reads the wnid of an address that leads nowhere, and finds what it may have meant. */
export function notFoundPage(context: PageContext, path: string): NotFound {
  const wnid = /^\/synset\/(n\d{8})(?![^/.])/i.exec(path)?.[1]?.toLowerCase();
  const parsed = wnid === undefined ? undefined : parseWnid(wnid);
  const { taxonomy } = context.catalogue;
  if (parsed === undefined || taxonomy.node(parsed) !== undefined)
    return { wnid: undefined, inWordnet31: undefined, similar: [] };
  const offset = offsetOf(parsed);
  const later = taxonomy.columns.offset31.indexOf(offset);
  return {
    wnid,
    inWordnet31: later < 0 ? undefined : proposal(context, nodeIndex(later)),
    similar: findNearOffsets(taxonomy, offset)
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
