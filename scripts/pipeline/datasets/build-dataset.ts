import { Dataset, type DatasetColumns, type DatasetTotals } from '../../../src/domain/dataset/dataset.ts';
import type { Release } from '../../../src/domain/taxonomy/release-tree.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { countBelow } from '../../../src/domain/percentile.ts';
import { releaseOrder, releaseTree } from '../../../src/domain/taxonomy/release-tree.ts';
import { subtreeSums } from '../../../src/domain/taxonomy/tally.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { InputError } from '../text/input.ts';
import type { RepeatedImages } from './shared-images.ts';
import { knownWnid, type WnidRegister } from './read-image-counts.ts';
import { DECLARATION_ADVICE, type DatasetDeclaration } from './read-declarations.ts';

/** Text for a licence that was not stated. */
const NO_LICENCE = 'None is stated.';

/**
 * Computes a dataset from its declaration and the images of each synset: sums, ranks, and its release tree.
 *
 * @param repeated how often sums would count an image again that is filed under several synsets.
 * @throws InputError if a branch of the release tree is no synset, or comes twice.
 */
export function buildDataset(
  declaration: DatasetDeclaration,
  ownImages: Uint32Array,
  taxonomy: Taxonomy,
  register: WnidRegister,
  repeated?: RepeatedImages,
): Dataset {
  const hasImages = Uint8Array.from(ownImages, (images) => (images > 0 ? 1 : 0));

  const release = buildRelease(declaration, ownImages, taxonomy, register);
  const { popularity, level } = taxonomy.columns;
  const members =
    release === undefined
      ? popularity.filter((_, node) => hasImages[node] === 1)
      : Float64Array.from(nodesOf(release.tree.slices, level), (node) => popularity[node]!);
  const columns: DatasetColumns = {
    ownImages,
    subtreeImages: subtreeSums(taxonomy.shape, ownImages).map((sum, node) => sum - (repeated?.inSubtree[node] ?? 0)),
    subtreeSynsetsWithImages: subtreeSums(taxonomy.shape, hasImages),
    imagesBelow: countBelow(
      ownImages,
      ownImages.filter((images) => images > 0),
    ),
    popularityBelow: countBelow(popularity, members),
  };
  const totals: DatasetTotals = {
    images: ownImages.reduce((sum, images) => sum + images, 0) - (repeated?.inAll ?? 0),
    synsetsWithImages: hasImages.reduce((sum, has) => sum + has, 0),
    synsets: members.length,
  };
  const { name, title, description, homepage, credit, licence, origin, published, unit } = declaration;
  return new Dataset(
    { name, title, description, homepage, credit, licence: licence ?? NO_LICENCE, origin, published, unit },
    columns,
    totals,
    release,
  );
}

function buildRelease(
  { release, file }: DatasetDeclaration,
  ownImages: Uint32Array,
  taxonomy: Taxonomy,
  register: WnidRegister,
): Release | undefined {
  if (release === undefined) return undefined;
  const branches = release.branches.map((text): NodeIndex => taxonomy.node(knownWnid({ file }, text, register))!);
  const twice = release.branches.find((wnid, i) => release.branches.indexOf(wnid) !== i);
  if (twice !== undefined)
    throw new InputError(file, { expected: 'each branch once', came: `${twice} again`, advice: DECLARATION_ADVICE });
  const tree = releaseTree(taxonomy.shape, release.root, branches, release.misc, ownImages, taxonomy.columns.wnidOrder);
  return { tree, order: releaseOrder(taxonomy.shape, tree, taxonomy.hypernyms, taxonomy.wnidRank) };
}
