import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Taxonomy } from '../../../src/domain/taxonomy.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA, listFile, listFolder } from '../../../src/format/image-list.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { type Holding } from '../datasets/holdings.ts';
import { type IdentifierReader } from '../datasets/identifiers.ts';
import { type Inputs } from '../builds/inputs.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';
import { openWorkshop } from '../builds/workshop.ts';
import { type KeptList, keepList, keptList, stampOf } from './kept-list.ts';

/** The list of a dataset's addresses as a build takes it up. */
export interface UrlListing extends KeptList {
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
  /** What each depends on, by dataset. */
  readonly #stamps: ReadonlyMap<string, string>;
  readonly #digests = new Map<string, string>();

  private constructor(out: string, stamps: ReadonlyMap<string, string>) {
    this.#out = out;
    this.#stamps = stamps;
  }

  /**
   * Looks which lists are there.
   *
   * @param out the folder of builds. @param program a digest of the program that makes lists. @param anew passes over those that are there.
   */
  static async find(out: string, inputs: Inputs, program: string, anew: boolean): Promise<UrlLists> {
    const stamps = new Map<string, string>();
    for (const [dataset, holdings] of inputs.holdings) {
      const holding = holdings.get('urls');
      if (holding === undefined) continue;
      const { identifiers } = readDatasetDeclaration(dataset, inputs.datasets.get(dataset)!);
      const basis = createHash('sha256').update(program).update(identifiers);
      for (const file of [inputs.nounData, inputs.senseIndex, inputs.senseIndex31]) basis.update(file.bytes);
      stamps.set(dataset, await stampOf(holding, basis.digest('hex')));
    }
    const lists = new UrlLists(out, stamps);
    for (const [dataset, stamp] of stamps) {
      const kept = anew ? undefined : await keptList(out, dataset, stamp);
      if (kept !== undefined) lists.#digests.set(dataset, kept.digest);
    }
    return lists;
  }

  /** The lists by dataset, as far as they are there: what a build depends on in place of the files they are made from. */
  get digests(): ReadonlyMap<string, string> {
    return this.#digests;
  }

  /** Whether every dataset's list is there. */
  get isWhole(): boolean {
    return this.#digests.size === this.#stamps.size;
  }

  readonly make: MakeUrlList = async (dataset, holding, taxonomy, identifiers) => {
    const stamp = this.#stamps.get(dataset)!;
    const kept =
      (this.#digests.has(dataset) ? await keptList(this.#out, dataset, stamp) : undefined) ??
      (await this.#build(dataset, holding, stamp, taxonomy, identifiers));
    this.#digests.set(dataset, kept.digest);
    const name = listFile(dataset, kept.digest, 'columns');
    const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(path.join(this.#out, name)), name);
    return {
      ...kept,
      file: path.join(this.#out, listFile(dataset, kept.digest, 'tsv')),
      ownImages: Uint32Array.from(
        { length: taxonomy.size },
        (_, node) => pictureStart[node + 1]! - pictureStart[node]!,
      ),
    };
  };

  async #build(
    dataset: string,
    holding: Holding,
    stamp: string,
    { columns: { offset } }: Taxonomy,
    identifiers: IdentifierReader,
  ): Promise<KeptList> {
    const { buildUrlList } = await import('./build-url-list.ts');
    const workshop = await withFile(this.#out, 'written', async () => {
      await mkdir(this.#out, { recursive: true });
      return openWorkshop(this.#out);
    });
    try {
      return await withFile(path.join(this.#out, listFolder(dataset)), 'written', async () =>
        keepList(this.#out, dataset, stamp, await buildUrlList(holding, { offset, identifiers, workshop }), workshop),
      );
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  }
}
