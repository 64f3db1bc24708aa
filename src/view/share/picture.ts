import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { isGroup, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import type { Outlines } from '../../format/outlines.ts';
import { findHue } from '../branch-hue.ts';
import type { Illustration } from '../images/illustration.ts';
import { brokenLines } from '../explore/caption.ts';
import { SvgBrush } from '../explore/svg.ts';
import { formatQuantity } from '../numbers.ts';
import { nameOf, type PageContext } from '../page-context.ts';
import { formatImages } from '../quantities.ts';
import { BANDS, HUES, tintColour } from '../treemap/colour.ts';
import { mapSource } from '../treemap/map-source.ts';
import { DEFAULT_TREEMAP } from '../treemap/options.ts';
import { ScenePainter } from '../treemap/paint.ts';
import { layOutIllustrated } from '../treemap/picture.ts';
import { nodeAt, treemapTree } from '../treemap/tree.ts';

/** Sides of a share image in pixels, as previews want them. */
const SHARE = { width: 1200, height: 630 } as const;

const MARGIN = 36;
/** Height of the band above the map. */
const BAND = 132;
/** Previews are seen small: the map is drawn for a canvas of this share of its size, and enlarged. */
const ENLARGED = 1.5;
const { card, ink, softInk } = BANDS.light;

/** Tools for drawing a share image. */
export interface ShareTools {
  readonly outlines: Outlines;
  /** Reads the picture at an address of this site as a `data:` address; `undefined` where there is none. */
  readonly dataOf: (src: string) => Promise<string | undefined>;
}

/**
 * Draws the share image of a node as an SVG: its name and figures above its map with pictures; of a leaf its meaning
 * next to the picture that its page shows, its own or borrowed, or its place in its parent's map where there is none.
 *
 * Coarse synsets are neither named nor shown in it, and nobody's picture is, since no illustrator lends one of a person.
 *
 * @returns `undefined` for a synset that is coarse itself.
 */
export async function drawShareImage(
  context: PageContext,
  node: TreeNode,
  tools: ShareTools,
): Promise<string | undefined> {
  if (!isGroup(node) && context.catalogue.isCoarse(node)) return undefined;
  const { width, height } = SHARE;
  const { taxonomy } = context.catalogue;
  const isLeaf = !isGroup(node) && taxonomy.hyponymsOf(node).length === 0;
  const top: TreeNode | undefined = isLeaf ? taxonomy.hypernymsOf(node)[0] : node;
  const picture = isLeaf ? await context.illustrator?.findOrAbove(node, 'view') : undefined;
  const content =
    isLeaf && (top === undefined || picture !== undefined)
      ? await drawLeaf(context, node, picture, tools)
      : await drawMap(context, top ?? node, node, tools);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="${String(width)}" height="${String(height)}" fill="${card}"/>${content}</svg>`;
}

/** Draws the map of a node below a band for `subject`: the node itself, or a leaf in it, which is outlined. */
async function drawMap(context: PageContext, top: TreeNode, subject: TreeNode, tools: ShareTools): Promise<string> {
  const { catalogue, dataset } = context;
  const tree = treemapTree(catalogue.taxonomy, dataset, top);
  const hasImages = tree.images[0]! > tree.ownImages[0]!;
  const options = { ...DEFAULT_TREEMAP, area: hasImages ? DEFAULT_TREEMAP.area : ('synsets' as const) };
  const { source, hues } = mapSource(context, tree, top, options);
  const [scene] = await layOutIllustrated(
    context,
    {
      ...source,
      copies: 'thumbnail',
      isNamed: (at) => {
        const place = nodeAt(context, tree, at);
        return isGroup(place) || !catalogue.isCoarse(place);
      },
    },
    [
      {
        width: SHARE.width / ENLARGED,
        height: (SHARE.height - BAND) / ENLARGED,
        layout: 'treemap',
        isNarrow: false,
        levels: 3,
        head: 0,
      },
    ],
    (text, size, weight) => tools.outlines.width(text, size, weight),
  );
  const data = await readPictures(
    scene!.tiles.flatMap(({ label }) => label.pictures.map(({ key }) => key)),
    tools,
  );
  const brush = brushOf(tools, data);
  const painter = new ScenePainter(
    {
      hueOf: (at) => hues[at]!,
      // The brush takes a picture by its address; a canvas would take its bitmap.
      bitmapOf: (key) => (data.has(key) ? (key as unknown as CanvasImageSource) : undefined),
      isFound: (at) => top !== subject && nodeAt(context, tree, at) === subject,
    },
    { scheme: 'light', theme: 'usual', face: FACE, forced: undefined },
  );
  painter.drawScene(brush, scene!);
  return `<g transform="translate(0 ${String(BAND)}) scale(${String(ENLARGED)})">${brush.content}</g>${drawBand(context, subject, tools)}`;
}

/** Writes the name and the figures of a node into the band above its map. */
function drawBand(context: PageContext, node: TreeNode, tools: ShareTools): string {
  const { catalogue, dataset } = context;
  const { subtreeImages, subtreeSynsets } = subtreeFigures(catalogue, dataset, node);
  const parent = isGroup(node) || subtreeSynsets > 1 ? undefined : context.tree.primaryParent(node);
  const brush = brushOf(tools, new Map());
  const size = fittingSize(nameOf(context, node), SHARE.width - 2 * MARGIN - 200, 58, tools);
  write(brush, nameOf(context, node), MARGIN, 68, size, 600, ink);
  const figures = [
    formatImages(subtreeImages, dataset.unit),
    parent === undefined ? formatQuantity(subtreeSynsets, 'synset') : `a kind of ${nameOf(context, parent)}`,
    ...(isGroup(node) && node === context.tree.root ? [] : [dataset.description.title]),
  ];
  write(brush, figures.join(' · '), MARGIN, 108, 27, 400, softInk);
  write(brush, SITE, SHARE.width - MARGIN - tools.outlines.width(SITE, 34, 600), 68, 34, 600, ACCENT);
  return brush.content;
}

async function drawLeaf(
  context: PageContext,
  node: NodeIndex,
  found: Illustration | undefined,
  tools: ShareTools,
): Promise<string> {
  const { catalogue, dataset, tree } = context;
  const hue = HUES[findHue(catalogue, tree, node)]!;
  const data = await readPictures(found === undefined ? [] : [found.src], tools);
  const brush = brushOf(tools, data);
  const side = SHARE.height - 2 * MARGIN;
  const hasPicture = found !== undefined && data.has(found.src);
  const room = SHARE.width - 2 * MARGIN - (hasPicture ? side + MARGIN : 0);
  if (hasPicture) {
    const left = SHARE.width - MARGIN - side;
    brush.fillStyle = tintColour(hue, 0, 'light');
    brush.fillRect(left, MARGIN, side, side);
    brush.drawImage(found.src as unknown as CanvasImageSource, left + 60, MARGIN + 60, side - 120, side - 120);
    const ofWhom = found.relation === 'own' ? undefined : `Picture of ${found.lender.name}`;
    if (ofWhom !== undefined) write(brush, ofWhom, left + 24, SHARE.height - MARGIN - 20, 24, 400, softInk);
  }
  const name = nameOf(context, node);
  const size = fittingSize(name, room, 72, tools);
  write(brush, name, MARGIN, 130, size, 600, ink);
  const { definition } = catalogue.lexicon.gloss(node);
  const lines = brokenLines(definition, room, (text) => tools.outlines.width(text, 30, 400));
  lines.slice(0, MOST_LINES).forEach((line, i) => {
    const isCut = i === MOST_LINES - 1 && lines.length > MOST_LINES;
    write(brush, isCut ? `${line} …` : line, MARGIN, 195 + i * 42, 30, 400, ink);
  });
  write(
    brush,
    `${formatImages(dataset.ownImages(node), dataset.unit)} · ${dataset.description.title}`,
    MARGIN,
    SHARE.height - MARGIN - 50,
    27,
    400,
    softInk,
  );
  write(brush, SITE, MARGIN, SHARE.height - MARGIN, 30, 600, ACCENT);
  return brush.content;
}

/** Lines of a definition at most. */
const MOST_LINES = 6;
/** Name of the typeface in the drawing; all letters come from one set of outlines. */
const FACE = 'outlines';
const SITE = 'Canopy';
const ACCENT = '#0f5f46';

/** The largest size up to a limit at which a text has room. */
function fittingSize(text: string, room: number, most: number, { outlines }: ShareTools): number {
  return Math.min(most, (most * room) / outlines.width(text, most, 600));
}

function write(
  brush: SvgBrush,
  text: string,
  x: number,
  y: number,
  size: number,
  weight: number,
  colour: string,
): void {
  brush.font = `${String(weight)} ${String(size)}px ${FACE}`;
  brush.fillStyle = colour;
  brush.fillText(text, x, y);
}

async function readPictures(keys: readonly string[], { dataOf }: ShareTools): Promise<Map<string, string>> {
  const data = await Promise.all([...new Set(keys)].map(async (key) => [key, await dataOf(key)] as const));
  return new Map(data.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function brushOf({ outlines }: ShareTools, data: ReadonlyMap<string, string>): SvgBrush {
  const read = (font: string): [size: number, weight: number] => {
    const [, weight = '400', size = '16'] = /^(\d+) ([\d.]+)px/.exec(font) ?? [];
    return [Number(size), Number(weight)];
  };
  return new SvgBrush(
    (font, text) => outlines.width(text, ...read(font)),
    (image) => data.get(image as unknown as string) ?? '',
    (font, text, x, y) => outlines.path(text, x, y, ...read(font)),
  );
}
