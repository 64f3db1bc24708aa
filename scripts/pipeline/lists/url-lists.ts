import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { type LeftOutReason, LIST_SCHEMA, listFile, listFolder } from '../../../src/format/lists/image-list.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import type { Holding } from '../datasets/holdings.ts';
import type { IdentifierReader } from '../datasets/identifiers.ts';
import type { Inputs } from '../builds/inputs.ts';
import { classListFile, classMeaning } from '../datasets/class-meaning.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';
import { openWorkshop } from '../builds/workshop.ts';
import { checkSlices, type Slice } from '../pictures/slice.ts';
import { InputError, shownPath } from '../text/input.ts';
import type { BuiltUrlList } from './build-url-list.ts';
import type { RepeatedImages } from '../datasets/shared-images.ts';
import {
  type StoredList,
  storeList,
  findStoredList,
  type ListPart,
  noteRepeated,
  readListPart,
  stampOf,
} from './stored-list.ts';
import { addAllLeftOut, type LeftOut, type LeftOutLines } from './line-account.ts';

/** The list of a dataset's addresses as a build takes it up. */
export interface UrlListing extends Omit<StoredList, 'repeated'> {
  readonly repeated: RepeatedImages;
  /** Images of each synset, by node. */
  readonly ownImages: Uint32Array;
  /** Path of the list. */
  readonly file: string;
}

/** Makes the list of a dataset's addresses, or finds it again. */
export type MakeUrlList = (
  dataset: string,
  holding: Holding,
  taxonomy: Taxonomy,
  identifiers: IdentifierReader,
) => Promise<UrlListing>;

/** The lists of addresses of all datasets that have any. */
export class UrlLists {
  readonly #out: string;
  readonly #inputs: Inputs;
  /** Digests of the inputs of each list (`stamp`), and of those that are not its files (`basis`), by dataset. */
  readonly #made = new Map<string, { readonly stamp: string; readonly basis: string }>();
  readonly #digests = new Map<string, string>();

  private constructor(out: string, inputs: Inputs) {
    this.#out = out;
    this.#inputs = inputs;
  }

  /**
   * Looks which lists are there.
   *
   * @param out the folder of builds. @param program a digest of the program that makes lists. @param force whether lists are made again that exist.
   */
  static async find(out: string, inputs: Inputs, program: string, force: boolean): Promise<UrlLists> {
    const lists = new UrlLists(out, inputs);
    for (const [dataset, holdings] of inputs.holdings) {
      const holding = holdings.get('urls');
      if (holding === undefined) continue;
      const { identifiers, names, columns } = readDatasetDeclaration(dataset, inputs.datasets.get(dataset)!);
      const hash = createHash('sha256')
        .update(program)
        .update(identifiers)
        .update(JSON.stringify(columns ?? {}));
      for (const table of [names, classListFile(dataset, inputs.classLists)])
        if (table !== undefined) hash.update(inputs.tables.get(table)?.bytes ?? '');
      for (const file of [inputs.nounData, inputs.senseIndex, inputs.senseIndex31]) hash.update(file.bytes);
      const basis = hash.digest('hex').slice(0, 12);
      const stamp = await stampOf(holding, basis);
      lists.#made.set(dataset, { stamp, basis });
      const stored = force ? undefined : await findStoredList(out, dataset, stamp);
      if (stored !== undefined) lists.#digests.set(dataset, stored.digest);
    }
    return lists;
  }

  /** The lists by dataset, as far as they are there: what a build depends on in place of the files they are made from. */
  get digests(): ReadonlyMap<string, string> {
    return this.#digests;
  }

  /** Datasets that have a list. */
  get datasets(): readonly string[] {
    return [...this.#made.keys()];
  }

  /** Whether every dataset's list is there. */
  get isWhole(): boolean {
    return this.#digests.size === this.#made.size;
  }

  readonly make: MakeUrlList = async (dataset, holding, taxonomy, identifiers) => {
    const { stamp } = this.#made.get(dataset)!;
    const stored =
      (this.#digests.has(dataset) ? await findStoredList(this.#out, dataset, stamp) : undefined) ??
      (await this.#build(dataset, holding, stamp, taxonomy, identifiers));
    this.#digests.set(dataset, stored.digest);
    return this.#listing({ ...stored, repeated: await this.#repeated(stored, dataset, taxonomy) }, dataset);
  };

  /** Counts how often sums count an address again, unless that is noted. */
  async #repeated(
    { digest, isNumbered, repeated: noted }: StoredList,
    dataset: string,
    taxonomy: Taxonomy,
  ): Promise<StoredList['repeated']> {
    if (!isNumbered || noted !== undefined) return noted;
    const { countRepeatedAddresses } = await import('./repeated-addresses.ts');
    const [table, directory] = (['tsv', 'columns'] as const).map((ending) =>
      path.join(this.#out, listFile(dataset, digest, ending)),
    ) as [string, string];
    const { inAll, inSubtree } = await countRepeatedAddresses(table, directory, taxonomy);
    const pairs = Array.from(inSubtree, (images, node): [number, number] => [node, images]);
    const repeated = { inAll, inSubtree: pairs.filter(([, images]) => images > 0) };
    await noteRepeated(this.#out, dataset, repeated);
    return repeated;
  }

  async #listing(stored: StoredList, dataset: string): Promise<UrlListing> {
    const name = listFile(dataset, stored.digest, 'columns');
    const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(path.join(this.#out, name)), name);
    const inSubtree = new Uint32Array(pictureStart.length - 1);
    for (const [node, images] of stored.repeated?.inSubtree ?? []) inSubtree[node] = images;
    return {
      ...stored,
      repeated: { inAll: stored.repeated?.inAll ?? 0, inSubtree },
      file: path.join(this.#out, listFile(dataset, stored.digest, 'tsv')),
      ownImages: pictureStart.subarray(1).map((end, node) => end - pictureStart[node]!),
    };
  }

  /** Returns a maker of a share of each list, which the folder then has in place of the whole. */
  makePart(share: Slice): MakeUrlList {
    return async (dataset, holding, taxonomy, identifiers) =>
      this.#listing(
        await this.#build(dataset, holding, this.#made.get(dataset)!.basis, taxonomy, identifiers, share),
        dataset,
      );
  }

  /**
   * Joins the parts of each list that other folders of builds have.
   *
   * @throws InputError if parts are missing, come twice, are of other lines or another program, or damaged.
   */
  async join(folders: readonly string[]): Promise<void> {
    const { joinLists } = await import('./join-lists.ts');
    for (const [dataset, { stamp, basis }] of this.#made) {
      const parts = await Promise.all(folders.map((folder) => readListPart(folder, dataset)));
      checkSlices(parts.map(({ folder, stamp: version, part, of }) => ({ folder, version, part, of })));
      parts.sort((a, b) => a.part - b.part);
      const whole = joinNotes(parts, basis);
      await this.#withWorkshop(dataset, async (workshop) => {
        const files = parts.map(({ folder, digest }) => ({
          table: path.join(folder, listFile(dataset, digest, 'tsv')),
          directory: path.join(folder, listFile(dataset, digest, 'columns')),
        }));
        const joined = await joinLists(files, workshop);
        const { digest } = await storeList(this.#out, dataset, stamp, { ...whole, ...joined }, workshop);
        this.#digests.set(dataset, digest);
      });
    }
  }

  async #build(
    dataset: string,
    holding: Holding,
    stamp: string,
    { columns: { offset } }: Taxonomy,
    identifiers: IdentifierReader,
    share?: Slice,
  ): Promise<StoredList> {
    const { buildUrlList } = await import('./build-url-list.ts');
    const { columns } = readDatasetDeclaration(dataset, this.#inputs.datasets.get(dataset)!);
    const rules = { meaning: await classMeaning(dataset, this.#inputs), columns };
    return this.#withWorkshop(dataset, async (workshop) => {
      const tools = { offset, identifiers, workshop, rules, ...(share === undefined ? {} : { share }) };
      return storeList(this.#out, dataset, stamp, await buildUrlList(holding, tools), workshop, share);
    });
  }

  async #withWorkshop<T>(dataset: string, work: (workshop: string) => Promise<T>): Promise<T> {
    const workshop = await withFile(this.#out, 'written', async () => {
      await mkdir(this.#out, { recursive: true });
      return openWorkshop(this.#out);
    });
    try {
      return await withFile(path.join(this.#out, listFolder(dataset)), 'written', () => work(workshop));
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  }
}

/**
 * Joins what parts of a list note of their lines. Each has checked all lines, and listed those of its synsets.
 *
 * @throws InputError if they are of other lines, or of another program or WordNet than this one.
 */
function joinNotes(
  parts: readonly ListPart[],
  basis: string,
): Pick<BuiltUrlList, 'columns' | 'lines' | 'leftOut' | 'isNumbered' | 'unknown'> {
  const [first] = parts as readonly [ListPart];
  const leftOut: LeftOutLines = {};
  for (const [i, part] of parts.entries()) {
    const isSame = part.stamp === basis && part.lines === first.lines && part.columns.join() === first.columns.join();
    if (!isSame)
      throw new InputError(shownPath(part.folder), {
        expected: `a part of a list of ${String(first.lines)} lines, made by this program over this WordNet`,
        came: `one of ${String(part.lines)} lines${part.stamp === basis ? '' : ', made by another'}`,
        advice: 'Make all parts from the same files with the same program.',
      });
    for (const [reason, left] of Object.entries(part.leftOut) as [LeftOutReason, LeftOut][])
      if (i === 0 || reason === 'duplicate' || reason === 'conflict') addAllLeftOut(leftOut, { [reason]: left });
  }
  const accounted = sumOf(parts.map(({ images }) => images)) + sumOf(Object.values(leftOut).map(({ lines }) => lines));
  if (accounted !== first.lines)
    throw new InputError(shownPath(first.folder), {
      expected: `parts that account for ${String(first.lines)} lines together`,
      came: String(accounted),
      advice: 'Make all parts from the same files.',
    });
  const { columns, lines, isNumbered, unknown } = first;
  return { columns, lines, leftOut, isNumbered, unknown };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
