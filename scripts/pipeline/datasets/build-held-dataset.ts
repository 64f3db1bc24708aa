import type { CountUnit, Dataset } from '../../../src/domain/dataset/dataset.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';
import type { UrlsDescription } from '../../../src/format/lists/image-list.ts';
import { buildDataset } from './build-dataset.ts';
import { isAnnotated, readAnnotatedCounts } from './counts/annotated-counts.ts';
import { countRepeated, sharedPictures } from './shared-images.ts';
import { countPictures } from '../pictures/build-pictures.ts';
import type { FiledPictures } from '../pictures/filed-pictures.ts';
import { checkCounts, checkDataset, checkFiles, checkList, Findings, findingsFile } from '../text/findings.ts';
import type { IdentifierReader } from './identifiers.ts';
import type { FiledBoxes } from '../images/annotations/box-files.ts';
import { sensitiveIn } from '../images/people.ts';
import { InputError } from '../text/input.ts';
import type { Inputs } from '../builds/inputs.ts';
import { tableOf } from './declared-table.ts';
import type { UrlListing } from '../lists/url-lists.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';
import { readClassList } from './read-class-list.ts';
import { type DatasetDeclaration, DECLARATION_ADVICE, readDatasetDeclaration } from './read-declarations.ts';
import { countsLabels, readImageCounts, type WnidRegister } from './read-image-counts.ts';
import { skipOrRefuseUnknown } from './unknown-synsets.ts';

/** Parts of a dataset. */
export interface DatasetParts {
  readonly declaration: DatasetDeclaration;
  readonly inputs: Pick<Inputs, 'tables' | 'datasets'>;
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  readonly register: WnidRegister;
  readonly identifiers: IdentifierReader;
  /** Returns the synset that the name of a class means, or the text itself. */
  readonly meaning: (text: string) => string;
  readonly pictures: FiledPictures | undefined;
  readonly urls: UrlListing | undefined;
  /** Names of the extracts of its list. */
  readonly extracts: readonly string[];
  /** Ids of images that illustrate their synsets, chosen by hand. */
  readonly chosen: readonly string[];
  readonly boxes: FiledBoxes | undefined;
}

/** A dataset with the files about what it holds and what its checks found. */
export interface HeldDataset {
  readonly dataset: Dataset;
  readonly files: readonly OutputFile[];
}

/**
 * Counts a dataset's images, computes it, and checks it.
 *
 * Images are counted by the table of counts if there is one; else as many as there are addresses or pictures.
 *
 * @throws InputError as the readers of its parts do.
 */
export function buildHeldDataset({
  declaration,
  inputs,
  taxonomy,
  lexicon,
  register,
  identifiers,
  meaning,
  pictures,
  urls,
  extracts,
  chosen,
  boxes,
}: DatasetParts): HeldDataset {
  const { name, file, counts, countsOf, skipUnknown, licence } = declaration;
  const findings = new Findings();
  if (urls !== undefined) {
    skipOrRefuseUnknown(urls.unknown, skipUnknown, identifiers, findings);
    checkList(findings, urls);
  }
  const originals = pictures?.originals;
  if (originals !== undefined) checkFiles(findings, [...originals.skipped, ...originals.odd], originals.emptyClasses);
  if (boxes !== undefined) checkFiles(findings, boxes.skipped, []);
  const rules = { identifiers, skipUnknown, findings };
  const table = counts === undefined ? undefined : tableOf(inputs, file, counts);
  const annotated =
    table !== undefined && declaration.unit !== 'labels' && isAnnotated(table)
      ? readAnnotatedCounts(table, rules, meaning, taxonomy.size)
      : undefined;
  const counted =
    annotated?.ownImages ??
    (table === undefined
      ? countsOf && countByRule(file, countsOf, { inputs, taxonomy, identifiers })
      : readImageCounts(table, rules, taxonomy.size));
  const ownImages = counted ?? urls?.ownImages ?? (pictures && countPictures(pictures, taxonomy));
  if (ownImages === undefined)
    throw new InputError(file, {
      expected: 'counts, urls or pictures, by which images are counted',
      came: 'none of them',
      advice: 'Declare one.',
    });
  const unit = unitOf(declaration, inputs);
  const isOfPictures = counted === undefined && urls === undefined && pictures !== undefined;
  const shared = annotated?.shared ?? (isOfPictures ? sharedPictures(pictures) : []);
  const repeated =
    unit === 'labels'
      ? undefined
      : counted === undefined && urls !== undefined
        ? urls.repeated
        : countRepeated(shared, taxonomy);
  const dataset = buildDataset({ ...declaration, unit }, ownImages, taxonomy, register, repeated);
  const said = (node: NodeIndex): string => `${taxonomy.wnid(node)} ${lexicon.words(node)}`;
  if (counted !== undefined && urls !== undefined) checkCounts(findings, dataset, urls.ownImages, 'addresses', said);
  if ((counted ?? urls) !== undefined && originals !== undefined)
    checkCounts(findings, dataset, countPictures(pictures!, taxonomy), 'files', said);
  checkDataset(findings, dataset, taxonomy, licence !== undefined);
  return {
    dataset,
    files: [
      findingsFile(name, findings),
      ...(urls === undefined ? [] : [urlsFile(declaration, urls, { extracts, chosen }, taxonomy)]),
    ],
  };
}

/** Returns what the counts of a dataset count: as it, or the dataset that it takes its counts from, declares or has it. */
function unitOf(declaration: DatasetDeclaration, inputs: DatasetParts['inputs']): CountUnit | undefined {
  const { file, counts, countsOf, unit } = declaration;
  if (unit !== undefined) return unit;
  if (counts !== undefined) {
    const table = tableOf(inputs, file, counts);
    return countsLabels(table) && !isAnnotated(table) ? 'labels' : undefined;
  }
  const source = countsOf && inputs.datasets.get(countsOf.dataset);
  return source && unitOf(readDatasetDeclaration(countsOf.dataset, source), inputs);
}

/** Counts the images of another dataset's table, for those of its synsets that a rule names. */
function countByRule(
  file: string,
  { dataset, imagesMoreThan = 0, only, without }: NonNullable<DatasetDeclaration['countsOf']>,
  { inputs, taxonomy, identifiers }: Pick<DatasetParts, 'inputs' | 'taxonomy' | 'identifiers'>,
): Uint32Array {
  const declared = inputs.datasets.get(dataset);
  const table = declared && readDatasetDeclaration(dataset, declared).counts;
  if (table === undefined) {
    throw new InputError(file, {
      expected: 'countsOf a dataset that has a table of counts',
      came: dataset,
      advice: DECLARATION_ADVICE,
    });
  }
  const rules = { identifiers, skipUnknown: false, findings: new Findings() };
  const counts = readImageCounts(tableOf(inputs, file, table), rules, taxonomy.size);
  const listed = (name: string | undefined): ReadonlySet<number> | undefined =>
    name === undefined ? undefined : new Set<number>(readClassList(tableOf(inputs, file, name), rules).nodes);
  const [kept, removed] = [listed(only), listed(without)];
  return counts.map((images, node) =>
    images > imagesMoreThan && kept?.has(node) !== false && removed?.has(node) !== true ? images : 0,
  );
}

function urlsFile(
  { name: dataset, hosts = [], copies, illustrates }: DatasetDeclaration,
  { digest, columns, images, bytes, lines, leftOut }: UrlListing,
  { extracts, chosen }: Pick<DatasetParts, 'extracts' | 'chosen'>,
  taxonomy: Taxonomy,
): OutputFile {
  const left = Object.fromEntries(Object.entries(leftOut).map(([reason, { lines: count }]) => [reason, count]));
  const description: UrlsDescription = {
    list: digest,
    columns,
    images,
    bytes,
    lines,
    leftOut: left,
    hosts,
    copies,
    illustrates,
    sensitive: sensitiveIn(taxonomy),
    chosen: [...chosen],
    extracts: [...extracts],
  };
  return jsonFile(datasetFile(dataset, 'urls.json'), images, description);
}
