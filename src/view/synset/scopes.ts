import { nodesOf, type Slice } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PageContext } from '../page-context.ts';
import { type Scope, SCOPES } from '../urls.ts';

/** Named instances below a synset: things with a name of their own, which figures of the subtree leave out. */
export interface NamedBelow {
  /** Distinct synsets, instances of instances and their hyponyms among them. */
  readonly synsets: number;
  /** Images filed under them. */
  readonly images: number;
}

/** Returns the synsets of a scope; the synset itself belongs to each. */
export function scopeSlices(
  { catalogue: { taxonomy } }: Pick<PageContext, 'catalogue'>,
  node: NodeIndex,
  scope: Scope,
): Slice[] {
  switch (scope) {
    case 'own':
      return [{ start: node, end: node + 1, level: taxonomy.columns.level[node]! }];
    case 'subtree':
      return taxonomy.descendants(node);
    case 'all':
      return taxonomy.descendantsWithInstances(node);
  }
}

/** Counts the named instances below a synset and their images. O(synsets below). */
export function countNamedBelow(context: PageContext, node: NodeIndex): NamedBelow {
  const { catalogue, dataset } = context;
  const { taxonomy } = catalogue;
  const { level } = taxonomy.columns;
  let [synsets, images] = [-taxonomy.subtreeSynsets(node), -dataset.subtreeImages(node)];
  for (const below of nodesOf(scopeSlices(context, node, 'all'), level)) {
    synsets++;
    images += dataset.ownImages(below);
  }
  return { synsets, images };
}

/** Returns the scopes that differ for a synset: a subtree where it has hyponyms, named instances where there are any. */
export function scopesOf(context: PageContext, node: NodeIndex): readonly Scope[] {
  const has: Readonly<Record<Scope, boolean>> = {
    own: true,
    subtree: context.catalogue.taxonomy.columns.synsetsBelow[node]! > 0,
    all: countNamedBelow(context, node).synsets > 0,
  };
  return SCOPES.filter((scope) => has[scope]);
}
