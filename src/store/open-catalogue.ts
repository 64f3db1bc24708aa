import type { ClassList } from '../domain/class-list.ts';
import type { SetClass } from '../domain/class-set/class-set.ts';
import { Dataset, IMAGES_SCHEMA } from '../domain/dataset/dataset.ts';
import type { Release } from '../domain/taxonomy/release-tree.ts';
import { Language, LANGUAGE_SCHEMA } from '../domain/wordnet/language.ts';
import { Lexicon, LEXICON_SCHEMA } from '../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import { Taxonomy, TAXONOMY_SCHEMA } from '../domain/taxonomy/taxonomy.ts';
import { releaseTree } from '../domain/taxonomy/release-tree.ts';
import { catalogueSchema, classListSchema, currentSchema, datasetSchema } from '../format/built-json.ts';
import {
  CATALOGUE_FILE,
  classListFile,
  CURRENT_FILE,
  datasetFile,
  languageFile,
  LEXICON_FILE,
  RELEASE_SCHEMA,
  SEARCH_FILE,
  TAXONOMY_FILE,
} from '../format/catalogue-files.ts';
import { parseMembers } from '../format/class-set/member-text.ts';
import { Build, decodeJson } from './build.ts';
import { OpenedCatalogue } from './opened-catalogue.ts';
import type { Source } from './source.ts';
import { SEARCH_SCHEMA } from '../domain/wordnet/search-columns.ts';

/**
 * Opens a build of a source: reads its files once, checks their sums, and holds them in memory.
 *
 * @param cacheBytes bound on the cached blocks of files that are read in parts; 32 MB by default.
 * @param wanted version of the build; the current one by default.
 * @throws Error naming the file if one is missing, damaged, or of another format.
 */
export async function openCatalogue(source: Source, cacheBytes?: number, wanted?: string): Promise<OpenedCatalogue> {
  const version = wanted ?? (await currentVersion(source));
  const build = await Build.open(source, version, cacheBytes);
  const { sources, datasets, classLists, languages } = await build.json(CATALOGUE_FILE, catalogueSchema);
  const taxonomy = new Taxonomy(await build.columns(TAXONOMY_FILE, TAXONOMY_SCHEMA));
  const lexicon = new Lexicon(await build.columns(LEXICON_FILE, LEXICON_SCHEMA));
  const [first, ...others] = await Promise.all(datasets.map((name) => openDataset(build, name, taxonomy)));
  if (first === undefined)
    throw new Error(`${source.name}/${CATALOGUE_FILE}: expected at least one dataset, came none`);
  return new OpenedCatalogue(
    {
      version,
      sources,
      taxonomy,
      lexicon,
      datasets: [first, ...others],
      publishedSets: await Promise.all(classLists.map((name) => openClassList(build, name, taxonomy))),
      search: await build.columns(SEARCH_FILE, SEARCH_SCHEMA),
      languages: await Promise.all(
        languages.map(async (one) => new Language(one, await build.columns(languageFile(one.code), LANGUAGE_SCHEMA))),
      ),
    },
    build,
  );
}

/** The version of the current build of a source. @throws Error if that cannot be read. */
export async function currentVersion(source: Source): Promise<string> {
  return decodeJson(currentSchema, await source.read(CURRENT_FILE), CURRENT_FILE).version;
}

async function openDataset(build: Build, name: string, taxonomy: Taxonomy): Promise<Dataset> {
  const { totals, release, ...description } = await build.json(datasetFile(name, 'dataset.json'), datasetSchema);
  const columns = await build.columns(datasetFile(name, 'images.columns'), IMAGES_SCHEMA);
  if (release === undefined) return new Dataset(description, columns, totals, undefined);
  const { orderNode, orderParent } = await build.columns(datasetFile(name, 'release.columns'), RELEASE_SCHEMA);
  const branches = release.branches.map((wnid) => nodeOf(taxonomy, wnid, name));
  const opened: Release = {
    tree: releaseTree(
      taxonomy.shape,
      release.root,
      branches,
      release.misc,
      columns.ownImages,
      taxonomy.columns.wnidOrder,
    ),
    order: { node: orderNode, parent: orderParent },
  };
  return new Dataset(description, columns, totals, opened);
}

async function openClassList(build: Build, name: string, taxonomy: Taxonomy): Promise<ClassList> {
  const { classes, ...list } = await build.json(classListFile(name), classListSchema);
  const read = classes.map(([className, text]): SetClass => {
    const members = parseMembers(taxonomy, text);
    if ('came' in members) throw new Error(`${name}: expected ${members.expected}, came ${members.came}`);
    return { name: className ?? undefined, ...members };
  });
  return {
    ...list,
    nodes: read.map(({ includes: [first] }) => first.node),
    set: { title: list.title, classes: read },
  };
}

function nodeOf(taxonomy: Taxonomy, text: string, where: string): NodeIndex {
  const node = taxonomy.node(text);
  if (node === undefined) throw new Error(`${where}: expected synsets of the taxonomy, came ${text}`);
  return node;
}
