import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { nodesUnder } from '../../../src/domain/wordnet/sensitive.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { utf8Length } from '../../../src/domain/text-column.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { FILE_NAMES_SCHEMA, MOST_PARTS, nameParts } from '../../../src/format/pictures/file-names.ts';
import { ILLUSTRATION_SCHEMA, surveyFolder } from '../../../src/format/pictures/picture-files.ts';
import { formatPicture, pictureHead } from '../../../src/format/pictures/picture-list.ts';
import { faultTable } from '../images/file-fault.ts';
import { fileImages, withHiddenLast } from '../images/file-images.ts';
import type { IdentifierReader, IdentifierVersion } from '../datasets/identifiers.ts';
import { readCredits } from '../fetch/read-tables.ts';
import type { Inputs } from '../builds/inputs.ts';
import { tableOf } from '../datasets/declared-table.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';
import type { HiddenImages } from '../lists/list-extract.ts';
import type { WnidRegister } from '../datasets/read-image-counts.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import type { FiledOriginals, FiledPictures } from './filed-pictures.ts';
import { encodeDirectory } from '../lists/list-writer.ts';
import { filePictures } from './package-pictures.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';

/**
 * Files the pictures of all datasets that have any, by dataset.
 *
 * @param identifiers reads those of a version of WordNet. @param hidden images that show people, by dataset. @throws InputError as {@link filePictures} and {@link fileImages} do.
 */
export function fileAllPictures(
  inputs: Pick<Inputs, 'datasets' | 'pictures' | 'surveys' | 'tables'>,
  taxonomy: Taxonomy,
  register: WnidRegister,
  identifiers: (version: IdentifierVersion) => IdentifierReader,
  hidden: ReadonlyMap<string, Pick<HiddenImages, 'ids'>> = new Map(),
): Map<string, FiledPictures> {
  const { datasets, pictures, surveys } = inputs;
  const filed = new Map<string, FiledPictures>();
  for (const [name, file] of datasets) {
    const declaration = readDatasetDeclaration(name, file);
    const [inPackages, survey] = [pictures.get(name), surveys.get(name)];
    if (inPackages !== undefined)
      filed.set(name, filePictures(declaration.pictures!, inPackages, taxonomy, register, declaration.illustrates));
    if (survey !== undefined) {
      const { credits } = declaration;
      const named = credits === undefined ? undefined : readCredits(tableOf(inputs, file.name, credits));
      filed.set(
        name,
        withHiddenLast(
          fileImages(declaration, survey, taxonomy, identifiers(declaration.identifiers), named),
          hidden.get(name)?.ids,
        ),
      );
    }
  }
  return filed;
}

/** Returns the number of each synset's pictures, by node. */
export function countPictures({ byNode }: Pick<FiledPictures, 'byNode'>, taxonomy: Taxonomy): Uint32Array {
  const counts = new Uint32Array(taxonomy.size);
  for (const [node, pictures] of byNode) counts[node] = pictures.length;
  return counts;
}

/** The files about a dataset's pictures. */
export function pictureFiles(
  dataset: string,
  { byNode, hidden, best, description, originals }: FiledPictures,
  taxonomy: Taxonomy,
): OutputFile[] {
  const { size } = taxonomy;
  const images = countPictures({ byNode }, taxonomy);
  const [bytes, urlBytes, idBytes] = [new Float64Array(size), new Uint32Array(size), new Uint32Array(size)];
  const head = pictureHead(originals !== undefined, description.hasCredits);
  const lines = [head];
  for (let node = 0; node < size; node++) {
    const pictures = byNode.get(nodeIndex(node)) ?? [];
    const text = pictures.map(formatPicture).join('');
    lines.push(text);
    bytes[node] = utf8Length(text);
    for (const { id, url } of pictures) {
      urlBytes[node]! += utf8Length(url);
      idBytes[node]! += utf8Length(id);
    }
  }
  const sensitive = nodesUnder(
    taxonomy,
    description.sensitive.map(({ wnid }) => taxonomy.node(wnid)!),
  );
  const illustration = { shown: new Uint32Array(taxonomy.size), best: new Uint16Array(taxonomy.size) };
  for (const [node, filed] of byNode) {
    if (sensitive[node] === 1) continue;
    illustration.shown[node] = filed.length - (hidden.get(node) ?? 0);
    illustration.best[node] = (best.get(node) ?? -1) + 1;
  }
  const { pictures } = description.totals;
  const table = new TextEncoder().encode(lines.join(''));
  return [
    jsonFile(datasetFile(dataset, 'pictures.json'), description.sources.length, description),
    { path: datasetFile(dataset, 'pictures.tsv'), records: pictures, bytes: table },
    {
      path: datasetFile(dataset, 'pictures.columns'),
      records: taxonomy.size,
      bytes: encodeDirectory(utf8Length(head), { images, bytes, urlBytes, idBytes, blockSum: sumBlocks(table) }),
    },
    {
      path: datasetFile(dataset, 'illustration.columns'),
      records: taxonomy.size,
      bytes: encodeColumns(ILLUSTRATION_SCHEMA, illustration),
    },
    ...(originals === undefined ? [] : [fileNames(dataset, byNode, taxonomy), ...originalFiles(dataset, originals)]),
  ];
}

/** The parts of the names of all files, in order. */
function fileNames(dataset: string, byNode: FiledPictures['byNode'], taxonomy: Taxonomy): OutputFile {
  const parts: string[] = [];
  const entries: number[] = [];
  let row = 0;
  for (let node = 0; node < taxonomy.size; node++)
    for (const { file } of byNode.get(nodeIndex(node)) ?? []) {
      for (const [i, part] of nameParts(file).entries()) {
        parts.push(part);
        entries.push(row * MOST_PARTS + i);
      }
      row++;
    }
  const order = Uint32Array.from(parts.keys()).sort((a, b) =>
    parts[a]! < parts[b]! ? -1 : parts[a]! > parts[b]! ? 1 : a - b,
  );
  return {
    path: datasetFile(dataset, 'file-names.columns'),
    records: entries.length,
    bytes: encodeColumns(FILE_NAMES_SCHEMA, { entry: order.map((at) => entries[at]!) }),
  };
}

function originalFiles(dataset: string, { folder, roots = [], isUnpacked, skipped }: FiledOriginals): OutputFile[] {
  const place = {
    folder,
    roots: roots.length > 0 ? roots : undefined,
    unpacked: isUnpacked === true ? surveyFolder(dataset) : undefined,
  };
  return [
    jsonFile(datasetFile(dataset, 'originals.json'), 1, place),
    { path: datasetFile(dataset, 'passed-over.tsv'), records: skipped.length, bytes: faultTable(skipped) },
  ];
}
