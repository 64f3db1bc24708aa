import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { ShownPicture } from '../../domain/pictures/picture.ts';
import { namesFile } from '../../format/pictures/file-names.ts';
import type { PageContext } from '../page-context.ts';
import { MOST_FILES } from './limits.ts';
import { datasetChoice } from '../synset/page.ts';
import { imagesUrl } from '../urls.ts';

/** An image that was found by the name of its file or a part of it, or by its id. */
export interface FoundFile {
  readonly id: string;
  /** Path in the dataset's folder. */
  readonly file: string;
  /** Words of its synset. */
  readonly words: string;
  readonly datasetTitle: string;
  /** The images tab with the image in the lightbox. */
  readonly href: string;
}

/** Images of a dataset that can be found by the names of their files. */
export interface NamedImages {
  named(text: string, most: number): Promise<ShownPicture[]>;
}

/** Whether a text may be the name of a file rather than a word: it has an ending, a digit or an underscore. */
const FILE_NAME = /[\d_]|\.[a-z]{3,5}$/i;
/** A text that means a synset, though names of files may begin with it. */
const WNID = /^n\d{8}$/i;
/** A text that is the name of an image file and nothing else, or an image's id. */
const WHOLE_NAME = /\.(?:jpe?g|png|webp|gif|avif|svg|tiff?)$|^n\d{8}_\d{1,9}$/i;

/**
 * Finds images by the name of their file or a part of it, its path or its id, those of the dataset shown first.
 *
 * @param imagesOf opens the images of a dataset; `undefined` if it has none.
 */
export async function findFiles(
  context: PageContext,
  text: string,
  imagesOf: (dataset: Dataset) => Promise<NamedImages | undefined>,
): Promise<FoundFile[]> {
  if (!FILE_NAME.test(text) || WNID.test(text.trim())) return [];
  const { catalogue, dataset: shown, state } = context;
  const found: FoundFile[] = [];
  for (const dataset of [shown, ...catalogue.datasets.filter((other) => other !== shown)]) {
    const images = await imagesOf(dataset);
    const of = { ...state, dataset: datasetChoice(context, dataset) };
    for (const { node, id, file } of (await images?.named(text, MOST_FILES - found.length)) ?? [])
      found.push({
        id,
        file,
        words: catalogue.lexicon.words(node),
        datasetTitle: dataset.description.title,
        href: imagesUrl(catalogue.taxonomy.wnid(node), { image: id }, of),
      });
    if (found.length === MOST_FILES) break;
  }
  return found;
}

/** Returns the page of the one image that a text names in whole, if it can mean nothing else. */
export function fileNamed(text: string, files: readonly FoundFile[]): string | undefined {
  if (!WHOLE_NAME.test(text.trim())) return undefined;
  const [first, second] = files.filter(({ id, file }) => id === text.trim() || namesFile(text, file));
  return second === undefined ? first?.href : undefined;
}
