import type { Catalogue } from '../../domain/catalogue.ts';
import type { Filed, ImageUrl } from '../../domain/dataset/image-holdings.ts';
import { formatBulkUrls } from '../imagenet/text.ts';

/** Yields the addresses of all images in ImageNet's form, synset by synset: image id, tab, address. */
export async function* urlLines(urls: Filed<ImageUrl>): AsyncGenerator<string> {
  for (const node of urls.nodes()) yield formatBulkUrls(await urls.itemsOf(node));
}

/** Columns of the table for img2dataset. */
export const IMG2DATASET_COLUMNS = ['url', 'caption', 'image', 'wnid'] as const;

/** Yields the addresses of all images as img2dataset reads them: a table with tabs and a head. */
export async function* img2datasetLines(
  { taxonomy, lexicon }: Pick<Catalogue, 'taxonomy' | 'lexicon'>,
  urls: Filed<ImageUrl>,
): AsyncGenerator<string> {
  yield `${IMG2DATASET_COLUMNS.join('\t')}\n`;
  for (const node of urls.nodes()) {
    const rest = `${lexicon.words(node)}\t`;
    for (const { id, url } of await urls.itemsOf(node)) yield `${url}\t${rest}${id}\t${taxonomy.wnid(node)}\n`;
  }
}
