import { isGroup, type TreeNode } from '../domain/taxonomy/tree-view.ts';
import type { BranchRow } from './branches.ts';
import { hueClass } from './branch-hue.ts';
import type { HomePage, StartingPoints } from './home-page.ts';
import type { Illustration } from './images/illustration.ts';
import { findPlate, type Plate } from './images/plates.ts';
import { formatCount, formatShare } from './numbers.ts';
import { nodeOfId, type PageContext } from './page-context.ts';
import type { SynsetLink } from './synset/page.ts';
import { searchUrl } from './urls.ts';
import { PERSON } from '../domain/wordnet/sensitive.ts';

/** A search to try. */
export interface SearchExample {
  readonly text: string;
  readonly href: string;
  /** The picture of the synset that the words mean; absent for a filter. */
  readonly plate: Plate | undefined;
}

/** A branch with its pictures and its share. */
export interface BranchCard extends BranchRow {
  readonly hue: string;
  readonly pictures: readonly Illustration[];
  /** Whether its images show people, which are shown on request alone. */
  readonly isWithheld: boolean;
  /** Share of all images, from 0 to 1 and in words. */
  readonly share: number;
  readonly shareText: string;
}

/** Synsets to start from, each with its figure. */
export interface StartList {
  readonly reason: StartingPoints['reason'];
  readonly synsets: readonly (SynsetLink & { readonly plate: Plate; readonly figure: string })[];
}

/** Additions to the home page's model: pictures, hues and example searches. */
export interface HomeView {
  readonly examples: readonly SearchExample[];
  readonly branches: readonly BranchCard[];
  readonly start: readonly StartList[];
}

const PICTURES_ON_A_CARD = 3;

/** Finds the pictures, hues and examples of the home page. @param meant finds the synset that a word means. */
export async function homeView(
  context: PageContext,
  page: HomePage,
  meant: (word: string) => TreeNode | undefined,
): Promise<HomeView> {
  const isRest = ({ id }: BranchRow): boolean => id === context.dataset.release?.tree.misc.id;
  return {
    examples: await Promise.all(
      ['dog', 'volcano', 'kitchen utensil', 'in:bird images:>500'].map(async (text) => {
        const node = text.includes(':') ? undefined : meant(text);
        return { text, href: searchUrl(text, context.state), plate: node && (await findPlate(context, node)) };
      }),
    ),
    branches: await Promise.all(
      page.branches
        // The rest outside all branches comes last, however many images it has.
        .toSorted((a, b) => Number(isRest(a)) - Number(isRest(b)) || b.subtreeImages - a.subtreeImages)
        .map((row) => branchCard(context, row, page.totals.images)),
    ),
    start: await Promise.all(
      page.start.map(async ({ reason, synsets }) => ({
        reason,
        synsets: await Promise.all(synsets.map((link) => startRow(context, reason, link))),
      })),
    ),
  };
}

async function branchCard(context: PageContext, row: BranchRow, images: number): Promise<BranchCard> {
  const node = nodeOfId(context, row.id)!;
  const { illustrator, catalogue } = context;
  const of = isGroup(node) ? context.tree.children(node).filter((child) => !isGroup(child)) : [node];
  const found = await Promise.all(
    of
      .slice(0, 40)
      .map(async (one) =>
        isGroup(one)
          ? []
          : ((await illustrator?.findSeveral(one, isGroup(node) ? 1 : PICTURES_ON_A_CARD, 'tile')) ?? []),
      ),
  );
  const pictures = found.flat().slice(0, PICTURES_ON_A_CARD);
  return {
    ...row,
    hue: hueClass(context, node),
    pictures,
    isWithheld: !isGroup(node) && catalogue.taxonomy.wnid(node) === PERSON,
    share: images === 0 ? 0 : row.subtreeImages / images,
    shareText: formatShare(row.subtreeImages, images),
  };
}

async function startRow(
  context: PageContext,
  reason: StartingPoints['reason'],
  link: SynsetLink,
): Promise<StartList['synsets'][number]> {
  const { catalogue, dataset } = context;
  const node = catalogue.taxonomy.node(link.wnid)!;
  const { below, population } = dataset.popularityPercentile(node);
  const figures: Readonly<Record<StartingPoints['reason'], number>> = {
    largest: dataset.ownImages(node),
    popular: population - below,
    deepest: catalogue.taxonomy.columns.maxDepth[node]!,
  };
  return { ...link, plate: await findPlate(context, node), figure: formatCount(figures[reason]) };
}
