import type { TreeNode } from '../../domain/tree-view.ts';
import type { PageContext } from '../page-context.ts';
import { pathStep } from '../synset/page.ts';
import { type Area, AREAS, type Colour, COLOURS, LEVELS, type TreemapOptions, withTreemapOptions } from './options.ts';

/** A choice a reader has about a treemap, as links. */
export interface TreemapControl {
  readonly title: string;
  readonly choices: readonly {
    readonly label: string;
    /** `undefined` for a choice that cannot be had here. */
    readonly href: string | undefined;
    readonly isCurrent: boolean;
  }[];
}

const AREA_LABELS: Readonly<Record<Area, string>> = { images: 'Images', synsets: 'Synsets', equal: 'Equal' };
const COLOUR_LABELS: Readonly<Record<Colour, string>> = { popularity: 'Popularity', images: 'Own images' };

/** The address of a node's page with its treemap as the reader wants it. */
export function treemapUrl(context: PageContext, node: TreeNode, options: TreemapOptions): string {
  return withTreemapOptions(pathStep(context, node).href, options);
}

/**
 * The choices about a node's treemap, each with the address that makes it.
 *
 * @param withoutImages whether nothing below has any, so that area cannot stand for images.
 */
export function treemapControls(
  context: PageContext,
  node: TreeNode,
  options: TreemapOptions,
  withoutImages: boolean,
): TreemapControl[] {
  // The anchor keeps the treemap in sight when a choice leads to a new page.
  const href = (changed: Partial<TreemapOptions>): string =>
    `${treemapUrl(context, node, { ...options, from: 0, ...changed })}#treemap`;
  const area = withoutImages && options.area === 'images' ? 'synsets' : options.area;
  return [
    {
      title: 'Area',
      choices: AREAS.map((choice) => ({
        label: AREA_LABELS[choice],
        href: withoutImages && choice === 'images' ? undefined : href({ area: choice }),
        isCurrent: choice === area,
      })),
    },
    {
      title: 'Colour',
      choices: COLOURS.map((choice) => ({
        label: COLOUR_LABELS[choice],
        href: href({ colour: choice, from: options.from }),
        isCurrent: choice === options.colour,
      })),
    },
    {
      title: 'Levels',
      choices: LEVELS.map((choice) => ({
        label: String(choice),
        href: href({ levels: choice, from: options.from }),
        isCurrent: choice === options.levels,
      })),
    },
  ];
}
