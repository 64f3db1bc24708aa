import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type ImageUrl } from '../domain/image-holdings.ts';
import { decodeColumns } from '../format/columns.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { LIST_SCHEMA, listFile, listHead, urlsSchema } from '../format/image-list.ts';
import { buildOf } from './build.ts';
import { ImageList } from './image-list.ts';
import { picturesOf } from './pictures.ts';
import { sha256 } from './sha256.ts';
import { damaged } from './store-error.ts';
import { StoredFile } from './stored-file.ts';

const opened = new WeakMap<Dataset, Promise<ImageList<ImageUrl> | undefined>>();

/** The list of the addresses of a dataset's images, opened once: its own, or that of its pictures; `undefined` if it has none. */
export function urlListOf(catalogue: Catalogue, dataset: Dataset): Promise<ImageList<ImageUrl> | undefined> {
  let list = opened.get(dataset);
  if (list === undefined) {
    opened.set(dataset, (list = openList(catalogue, dataset.name)));
    // One that could not be opened is tried again.
    list.catch(() => opened.delete(dataset));
  }
  return list;
}

async function openList(catalogue: Catalogue, dataset: string): Promise<ImageList<ImageUrl> | undefined> {
  const build = buildOf(catalogue);
  const described = datasetFile(dataset, 'urls.json');
  if (!build.has(described)) {
    const named = catalogue.datasets.find(({ name }) => name === dataset);
    const pictures = named && (await picturesOf(catalogue, named));
    return pictures?.isInFolder ? undefined : pictures?.list;
  }
  const { list, columns, bytes } = await build.json(described, urlsSchema);
  const path = listFile(dataset, list, 'columns');
  const directory = await build.source.read(path);
  const sum = sha256(directory);
  if (!sum.startsWith(list))
    throw damaged(`${build.source.name}/${path}`, 'build the data again: npm run data -- --force');
  const places = decodeColumns(LIST_SCHEMA, directory, path);
  const file = new StoredFile(build.source, listFile(dataset, list, 'tsv'), {
    bytes,
    sha256: sum,
    sums: places.blockSum,
  });
  return new ImageList(file, places, catalogue.taxonomy.columns.level, { head: listHead(columns), parse: parseUrls });
}

/** Reads ids and addresses of whole lines. */
function parseUrls(lines: Uint8Array): ImageUrl[] {
  const texts = new TextDecoder().decode(lines).split('\n');
  texts.pop();
  return texts.map((text) => {
    const [id = '', url = ''] = text.split('\t', 2);
    return { id, url };
  });
}
