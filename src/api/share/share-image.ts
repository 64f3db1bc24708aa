import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { lazy } from '../../domain/lazy.ts';
import type { TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { type Outlines, readOutlines } from '../../format/outlines.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import type { PageContext } from '../../view/page-context.ts';
import { pictureCopyAt } from '../picture-copy.ts';
import { drawShareImage } from '../../view/share/picture.ts';

// No image is drawn twice: what libvips would cache takes 50 MB and is never asked for again.
sharp.cache(false);

/**
 * Makes the share image of a node as a PNG of 1200 × 630 pixels; `undefined` where none may be shown.
 *
 * Costs about 0.2 s of a processor; the server caches it and makes few at a time.
 */
export async function shareImage(
  context: PageContext<OpenedCatalogue>,
  node: TreeNode,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const svg = await drawShareImage(context, node, {
    outlines: await outlines(),
    dataOf: (src) => pictureData(context.catalogue, src),
  });
  if (svg === undefined) return undefined;
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, effort: 4 }).toBuffer());
}

const outlines = lazy(async (): Promise<Outlines> => {
  const { resolve } = createRequire(import.meta.url);
  const read = async (cut: string): Promise<ArrayBuffer> => {
    const file = await readFile(resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${cut}-normal.woff`));
    return new Uint8Array(file).buffer;
  };
  return readOutlines(await read('400'), await read('600'));
});

/** Dots per inch at which drawings of some dozen units are as large as a picture on a leaf's image. */
const DENSITY = 1000;
/** Longest side of a picture in pixels. */
const SIDE = 512;

/** Reads a picture of the site by its address, as a PNG that every reader of SVG decodes. */
async function pictureData(catalogue: OpenedCatalogue, src: string): Promise<string | undefined> {
  const file = await pictureCopyAt(catalogue, src);
  if (file === undefined) return undefined;
  const isDrawing = file.type === 'image/svg+xml';
  const png = await sharp(file.bytes, isDrawing ? { density: DENSITY } : {})
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}
