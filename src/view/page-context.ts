import type { Catalogue } from '../domain/catalogue.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import type { Language } from '../domain/wordnet/language.ts';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import { nodeIdentified } from '../search/identifiers/resolve-identifier.ts';
import { isGroup, type TreeNode, type TreeView } from '../domain/taxonomy/tree-view.ts';
import { parseWnid } from '../domain/wordnet/wnid.ts';
import type { Illustrator } from './images/illustration.ts';
import type { UrlState } from './urls.ts';

/** Data and choices of the address that every page needs. */
export interface PageContext<C extends Catalogue = Catalogue> {
  readonly catalogue: C;
  /** The dataset whose figures are shown. */
  readonly dataset: Dataset;
  /** Tree next to the page. */
  readonly tree: TreeView;
  /** The language whose words are shown with the English ones; absent if the reader chose none. */
  readonly language?: Language | undefined;
  /** The choices, for the links of the page. */
  readonly state: UrlState;
  /** Scheme, host and port of the site, for addresses that leave it. */
  readonly origin: string;
  /** Chooses the picture that illustrates a synset; absent if none does, or if pictures are off. */
  readonly illustrator?: Illustrator | undefined;
  /** Whether a script finds the pictures by the places of their synsets, where there is no illustrator. */
  readonly arePicturesByPlace?: true;
  /** Hosts from which readers may request photographs, as datasets declare. */
  readonly photographHosts?: readonly string[] | undefined;
}

/** Reads the choices from a query; names of datasets and trees that there are not fall back to the default. */
export function pageContext<C extends Catalogue>(catalogue: C, query: URLSearchParams, origin: string): PageContext<C> {
  const dataset = catalogue.datasets.find((d) => d.name === query.get('dataset')) ?? catalogue.datasets[0];
  const wordnet = query.get('tree') === 'wordnet' && dataset.release !== undefined;
  const language = catalogue.languages.find(({ description }) => description.code === query.get('lang'));
  return {
    catalogue,
    dataset,
    language,
    tree: wordnet ? catalogue.wordnetTree : catalogue.treeOf(dataset),
    state: {
      dataset: dataset === catalogue.datasets[0] ? undefined : dataset.name,
      tree: wordnet ? 'wordnet' : undefined,
      lang: language?.description.code,
      pictures: query.get('pictures') === 'off' ? 'off' : undefined,
    },
    origin,
  };
}

/** Returns the node that an id in an address names: a synset by its wnid or another identifier, or a group of the dataset's release. */
export function nodeOfId({ catalogue, dataset }: PageContext, id: string | undefined): TreeNode | undefined {
  if (id === undefined) return undefined;
  const wnid = parseWnid(id);
  if (wnid !== undefined) return catalogue.taxonomy.node(wnid);
  const named = nodeIdentified(id, catalogue);
  if (named !== undefined) return named;
  const release = dataset.release?.tree;
  return [release?.root, release?.misc].find((group) => group?.id === id);
}

/** The node whose id in addresses is exactly this; other spellings and identifiers name none. */
export function nodeOfExactId(context: PageContext, id: string | undefined): TreeNode | undefined {
  const node = nodeOfId(context, id);
  return node !== undefined && idOf(context, node) === id ? node : undefined;
}

/** The id of a node in addresses. */
export function idOf({ catalogue }: PageContext, node: TreeNode): string {
  return isGroup(node) ? node.id : catalogue.taxonomy.wnid(node);
}

/** The short name of a node: its first lemma, the dataset's title for the root of its release, or a group's title. */
export function nameOf({ catalogue, dataset }: PageContext, node: TreeNode): string {
  if (!isGroup(node)) return catalogue.lexicon.firstLemma(node);
  return node.id === dataset.release?.tree.root.id ? dataset.description.title : node.title;
}

/** Returns the context with WordNet's own tree for a synset that the dataset's tree does not contain. */
export function inTreeThatHolds<C extends Catalogue>(context: PageContext<C>, node: NodeIndex): PageContext<C> {
  if (context.tree.has(node)) return context;
  return { ...context, tree: context.catalogue.wordnetTree };
}
