import { decodeColumns } from '../../format/columns.ts';
import { decodeExplore, EXPLORE_SCHEMA, type ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import { IDS_SCHEMA, placeOfId } from '../../view/explore/ids.ts';
import type { ExploreMatches } from '../../view/explore/matches.ts';
import { COVERAGE_SCHEMA, decodeMarks, type ExploreMarks, MARKS_SCHEMA } from '../../view/explore/marks.ts';
import { isPlain } from '../plain/plain.ts';
import { request, requestJson } from '../request.ts';

/** The numbers of a tree, as they are fetched. */
export class ExploreData {
  readonly tree: ExploreTree;
  readonly #files: ExploreFiles;
  readonly #signal: AbortSignal;
  #marks: Promise<ExploreMarks> | undefined;

  private constructor(tree: ExploreTree, files: ExploreFiles, signal: AbortSignal) {
    this.tree = tree;
    this.#files = files;
    this.#signal = signal;
  }

  /** Fetches a tree. @throws if the file cannot be fetched or is not a tree. */
  static async open(files: ExploreFiles, signal: AbortSignal): Promise<ExploreData> {
    const columns = decodeColumns(EXPLORE_SCHEMA, await fetchBytes(files.tree, signal), 'tree.columns');
    return new ExploreData(decodeExplore(columns), files, signal);
  }

  /** Fetches the marks of the places: popularity and other parents. */
  marks(): Promise<ExploreMarks> {
    return (this.#marks ??= fetchBytes(this.#files.marks, this.#signal).then((bytes) =>
      decodeMarks(decodeColumns(MARKS_SCHEMA, bytes, 'marks.columns'), this.tree.parent.length),
    ));
  }

  /** Fetches which places another dataset has images of. */
  async coverage(dataset: string): Promise<Uint8Array> {
    const bytes = await fetchBytes(this.#files.coverage(dataset), this.#signal);
    return decodeColumns(COVERAGE_SCHEMA, bytes, 'coverage').held;
  }

  /** Finds the place of a wnid or a group; `undefined` if it has none. */
  async findPlace(id: string): Promise<number | undefined> {
    if (!isPlain()) return (await this.matches(id))?.places[0];
    const bytes = await fetchBytes(this.#files.ids, this.#signal);
    return placeOfId(decodeColumns(IDS_SCHEMA, bytes, 'ids.columns').offset, id);
  }

  /** Finds the places of a search, the likeliest first; `undefined` if the search failed. */
  matches(text: string): Promise<ExploreMatches | undefined> {
    return askMatches(this.#files, text, this.#signal).catch(() => undefined);
  }
}

/** Finds the places of a text: on the server, or on plain files in a worker with the catalogue. */
async function askMatches(files: ExploreFiles, text: string, signal: AbortSignal): Promise<ExploreMatches> {
  if (isPlain()) {
    const { plainCatalogue } = await import('../plain/catalogue.ts');
    const [dataset = '', tree = ''] = files.tree.split('/').slice(3);
    return plainCatalogue().ask('matches', { dataset, tree, text });
  }
  return requestJson<ExploreMatches>(files.matches(text), signal);
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await request(url, { signal })).arrayBuffer());
}
