import type { ImageUrl } from '../domain/dataset/image-holdings.ts';
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts';
import { ADDRESSES_SCHEMA, AddressStates } from '../domain/dataset/address-states.ts';
import { decodeColumns } from '../format/columns.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { LIST_SCHEMA, listFile, listHead, urlsSchema } from '../format/lists/image-list.ts';
import { HIDDEN_SCHEMA, PEOPLE_COLUMN } from '../format/lists/list-extracts.ts';
import type { Build } from './build.ts';
import { ImageList } from './image-list.ts';
import { sha256 } from '#sha256';
import { damaged } from './store-error.ts';
import { StoredFile } from './stored-file.ts';
import { addressesSchema } from '../format/built-json.ts';

/** Opens the list of a dataset's addresses; `undefined` if it has none. @throws Error if a file is damaged. */
export async function openUrlList(
  build: Build,
  taxonomy: Taxonomy,
  dataset: string,
): Promise<ImageList<ImageUrl> | undefined> {
  const described = datasetFile(dataset, 'urls.json');
  if (!build.has(described)) return undefined;
  const { list, columns, bytes } = await build.json(described, urlsSchema);
  const path = listFile(dataset, list, 'columns');
  const directory = await build.source.read(path);
  const sum = sha256(directory);
  if (!sum.startsWith(list))
    throw damaged(`${build.source.name}/${path}`, 'build the data again: npm run data -- --force');
  const places = decodeColumns(LIST_SCHEMA, directory, path);
  const file = new StoredFile(build.blocks, listFile(dataset, list, 'tsv'), {
    bytes,
    sha256: sum,
    sums: places.blockSum,
  });
  return new ImageList(file, places, taxonomy.columns.level, { head: listHead(columns), parse: urlParser(columns) });
}

/** Opens an extract of the list of addresses of a dataset; `undefined` if there is none of that name. */
export async function openListExtract(
  build: Build,
  taxonomy: Taxonomy,
  dataset: string,
  name: string,
): Promise<ImageList<ImageUrl> | undefined> {
  const described = datasetFile(dataset, 'urls.json');
  if (!build.has(described)) return undefined;
  const { columns, extracts } = await build.json(described, urlsSchema);
  if (!extracts.includes(name)) return undefined;
  const places = await build.columns(datasetFile(dataset, `extract-${name}.columns`), LIST_SCHEMA);
  const file = build.file(datasetFile(dataset, `extract-${name}.tsv`));
  return new ImageList(file, places, taxonomy.columns.level, { head: listHead(columns), parse: urlParser(columns) });
}

/** Opens the states of a dataset's addresses; `undefined` if none was asked. */
export async function openAddressStates(
  build: Build,
  taxonomy: Taxonomy,
  dataset: string,
): Promise<AddressStates | undefined> {
  const described = datasetFile(dataset, 'addresses.json');
  if (!build.has(described)) return undefined;
  const [total, columns] = await Promise.all([
    build.json(described, addressesSchema),
    build.columns(datasetFile(dataset, 'addresses.columns'), ADDRESSES_SCHEMA),
  ]);
  return new AddressStates(total, columns, taxonomy.columns.level);
}

/** Opens the numbers of images that show people of a list or of an extract; `undefined` if the list does not say. */
export async function openHidden(build: Build, dataset: string, extract?: string): Promise<Uint32Array | undefined> {
  const file = datasetFile(dataset, extract === undefined ? 'hidden.columns' : `extract-${extract}.hidden.columns`);
  return build.has(file) ? (await build.columns(file, HIDDEN_SCHEMA)).hidden : undefined;
}

/** Returns a reader of the images of whole lines. @param columns after the address. */
function urlParser(columns: readonly string[]): (lines: Uint8Array) => ImageUrl[] {
  const people = columns.indexOf(PEOPLE_COLUMN) + 2;
  return (lines) => {
    const texts = new TextDecoder().decode(lines).split('\n');
    texts.pop();
    return texts.map((text) => {
      const fields = text.split('\t', people + 1);
      const [id = '', url = ''] = fields;
      return people > 1 && fields[people] === '1' ? { id, url, showsPeople: true } : { id, url };
    });
  };
}
