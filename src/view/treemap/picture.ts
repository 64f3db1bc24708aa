import type { CopyKind } from '../../format/pictures/copy-kinds.ts';
import { nameOf, type PageContext } from '../page-context.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { SHADES, shadeOf } from './colour.ts';
import { estimateWidth, LENT } from './label.ts';
import { type Canvas, layOutScene, type MapTile, type Scene, type SceneSource, withOwn } from './scene.ts';
import { nodeAt, type TreemapTree } from './tree.ts';

/** A drawing of a map for screens of one shape. */
export interface MapPicture {
  readonly shape: 'wide' | 'upright' | 'tall';
  readonly scene: Scene;
  /** Classes that give a tile its colour. */
  readonly classOf: (tile: MapTile) => string;
  /** Returns the target and the whole name of a child of the focus: `dog, 220,756 images, 188 synsets`. */
  readonly linkOf: (tile: MapTile) => { readonly href: string; readonly name: string; readonly isCurrent: boolean };
  /** Small copies for small tiles and headers, each by the address of the picture that it replaces. */
  readonly icons: ReadonlyMap<string, string>;
  /** Photographs on other hosts, each by the address of the picture that it replaces; shown on request alone. */
  readonly photographs: ReadonlyMap<string, string>;
}

/**
 * The sizes of static maps, in units about as large as pixels: on pages, and in the explorer, whose map has the shape of
 * the window.
 */
const SHAPES = {
  page: [
    { shape: 'wide', width: 960, height: 560, isNarrow: false, levels: 3 },
    { shape: 'tall', width: 360, height: 420, isNarrow: true, levels: 2 },
  ],
  explore: [
    { shape: 'wide', width: 1120, height: 540, isNarrow: false, levels: 3 },
    { shape: 'upright', width: 744, height: 760, isNarrow: false, levels: 3 },
    { shape: 'tall', width: 360, height: 236, isNarrow: true, levels: 2 },
  ],
} as const;

/** Kind of page that shows a map and that its tiles lead to: pages of synsets, or in the explorer, with the synset in focus. */
export type MapTarget = keyof typeof SHAPES;

/** Data from which pictures are drawn, without names, widths and pictures. */
export interface PictureSource extends Pick<
  SceneSource,
  'tree' | 'values' | 'own' | 'ownCountOf' | 'steps' | 'notesOf'
> {
  readonly tree: TreemapTree;
  /** Returns whether a place may be named; all are without it. */
  readonly isNamed?: (at: number) => boolean;
  /** The copies of pictures to draw; `tile` without it. */
  readonly copies?: CopyKind;
  /** Receives photographs on other hosts, by the address of the picture that each replaces; none are found without it. */
  readonly photographs?: Map<string, string>;
}

/** A map laid out for one shape. */
type LaidOut = Pick<MapPicture, 'shape' | 'scene' | 'icons' | 'photographs'>;

/** Lays a subtree out for all shapes, with the pictures that illustrate its tiles. */
export async function layOutShapes(
  context: PageContext,
  source: PictureSource,
  target: MapTarget = 'page',
): Promise<LaidOut[]> {
  const photographs = new Map<string, string>();
  const canvases = SHAPES[target].map((shape): Canvas => ({ ...shape, layout: 'treemap', head: 0 }));
  const scenes = await layOutIllustrated(context, { ...source, photographs }, canvases);
  const icons = await findIcons(context, source.tree, scenes);
  return SHAPES[target].map(({ shape }, i) => ({ shape, scene: scenes[i]!, icons, photographs }));
}

/** The longest side for which a small copy of 64 pixels is sharp; on dense screens it is half as much. */
export const ICON_SIDE = 64;

/** Finds the small copies of the pictures that are drawn small, by the addresses of the larger ones. */
async function findIcons(
  { illustrator, dataset }: PageContext,
  tree: TreemapTree,
  scenes: readonly Scene[],
): Promise<Map<string, string>> {
  const icons = new Map<string, string>();
  const tiles = scenes.flatMap((scene) =>
    scene.tiles
      .flatMap(withOwn)
      .filter(({ label }) => label.pictures.length > 0 && label.pictures[0]!.side <= ICON_SIDE),
  );
  await Promise.all(
    tiles.map(async ({ at, label: { pictures } }) => {
      const node = nodeAt({ dataset }, tree, at);
      const found = isGroup(node) ? [] : ((await illustrator?.findSeveral(node, MOST_PICTURES, 'icon')) ?? []);
      for (const { key } of pictures) {
        const icon = found.find(({ id }) => key.includes(`/${id}-`));
        if (icon !== undefined) icons.set(key, icon.src);
      }
    }),
  );
  return icons;
}

/** Lays a subtree out on some canvases, with the pictures that illustrate its tiles. */
export async function layOutIllustrated(
  context: PageContext,
  source: PictureSource,
  canvases: readonly Canvas[],
  textWidth: SceneSource['textWidth'] = estimateWidth,
): Promise<Scene[]> {
  const { copies = 'tile', photographs } = source;
  const names = new Map<number, string | undefined>();
  const nameAt = (at: number): string | undefined => {
    const isNamed = source.isNamed?.(at) !== false;
    if (!names.has(at)) names.set(at, isNamed ? nameOf(context, nodeAt(context, source.tree, at)) : undefined);
    return names.get(at);
  };
  const layOut = (picturesOf: SceneSource['picturesOf']): Scene[] =>
    canvases.map((canvas) => layOutScene({ ...source, nameOf: nameAt, picturesOf, textWidth }, 0, canvas));
  const bare = layOut(() => []);
  const { illustrator } = context;
  if (illustrator === undefined) return bare;
  // Pictures are fetched after the layout, which decides the tiles with room for one.
  const places = new Set(
    bare.flatMap((scene) =>
      scene.tiles
        .flatMap(withOwn)
        .filter(hasRoom)
        .map(({ at }) => at),
    ),
  );
  const found = await Promise.all(
    [...places].map(async (at): Promise<[number, string[]]> => {
      const node = nodeAt(context, source.tree, at);
      if (isGroup(node)) return [at, []];
      const pictures = await illustrator.findSeveral(node, MOST_PICTURES, copies);
      if (photographs === undefined || pictures.length > 0) {
        for (const { src, photo } of pictures) if (photo !== undefined) photographs?.set(src, photo.src);
        return [at, pictures.map(({ src }) => src)];
      }
      const remote = await illustrator.findPhotographs(node, MOST_PICTURES);
      const lent = at === 0 ? await illustrator.findOrAbove(node, copies) : undefined;
      if (lent === undefined) return [at, remote];
      if (remote[0] !== undefined) photographs.set(lent.src + LENT, remote[0]);
      return [at, [lent.src + LENT]];
    }),
  );
  const pictures = new Map(found);
  return layOut((at, most) => pictures.get(at)?.slice(0, most) ?? []);
}

/** Maximum number of pictures on a tile. */
const MOST_PICTURES = 6;

/** Returns true if a tile has room for a picture: a name and 22 px below it, or a header. */
function hasRoom({ depth, label, x0, x1, y0, y1 }: MapTile): boolean {
  return depth > 0 && label.lines.length > 0 && x1 - x0 >= 34 && y1 - y0 >= 44;
}

/** The class of a shade. @param value from 0 to 1. */
export function shadeClass(value: number): string {
  return `v${String(Math.min(SHADES - 1, shadeOf(value)))}`;
}
