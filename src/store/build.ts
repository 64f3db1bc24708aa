import { sha256 } from '#sha256';
import { z } from 'zod';
import { manifestSchema } from '../format/built-json.ts';
import { blocksIn, SUM_BYTES } from '../format/lists/block-sums.ts';
import { BLOCK_SUMS_FILE, MANIFEST_FILE } from '../format/catalogue-files.ts';
import { decodeColumns } from '../format/columns.ts';
import { BlockCache } from './block-cache.ts';
import type { Source } from './source.ts';
import { damaged, StoreError } from './store-error.ts';
import { StoredFile } from './stored-file.ts';
import { parseJson } from '../format/parse-json.ts';
import type { Columns, ColumnSchema } from '../domain/columns.ts';

/** One build of a source: its files, each checked against the build's manifest. */
export class Build {
  /** Source of the build; files that outlive builds, such as copies of pictures, are next to it. */
  readonly source: Source;
  /** Cache of blocks of the source's files. */
  readonly blocks: BlockCache;
  readonly version: string;
  readonly #files: ReadonlyMap<string, StoredFile>;

  private constructor(blocks: BlockCache, version: string, files: ReadonlyMap<string, StoredFile>) {
    this.source = blocks.source;
    this.blocks = blocks;
    this.version = version;
    this.#files = files;
  }

  /** Opens a build by its version. @param cacheBytes bound on the {@link blocks}. @throws Error if its manifest is not there, damaged, or of another format. */
  static async open(source: Source, version: string, cacheBytes?: number): Promise<Build> {
    const blocks = new BlockCache(source, cacheBytes);
    const text = await source.read(`${version}/${MANIFEST_FILE}`);
    if (!sha256(text).startsWith(version)) throw damaged(`${source.name}/${version}/${MANIFEST_FILE}`);
    const { files } = decodeJson(manifestSchema, text, MANIFEST_FILE);
    const sums = await checked(
      source,
      version,
      files.find(({ path }) => path === BLOCK_SUMS_FILE),
    );
    let at = 0;
    const stored = files.map((file) => {
      const start = at;
      if (file.path !== BLOCK_SUMS_FILE) at += blocksIn(file.bytes) * SUM_BYTES;
      return [
        file.path,
        new StoredFile(blocks, `${version}/${file.path}`, { ...file, sums: sums.subarray(start, at) }),
      ] as const;
    });
    return new Build(blocks, version, new Map(stored));
  }

  /** Whether the build wrote such a file. @param path in the build; here and below one that this program made. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** A file, to be read in parts. @throws Error if the build did not write it. */
  file(path: string): StoredFile {
    const file = this.#files.get(path);
    if (file === undefined)
      throw new StoreError(
        `${this.source.name}/${this.version}: expected the file ${path}; build the data again: npm run data`,
      );
    return file;
  }

  /** All bytes of a file. @throws Error if they are others than the build wrote. */
  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const { size, sha256 } = this.file(path);
    return checked(this.source, this.version, { path, bytes: size, sha256 });
  }

  async json<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return decodeJson(schema, await this.read(path), path);
  }

  async columns<S extends ColumnSchema>(path: string, schema: S): Promise<Columns<S>> {
    return decodeColumns(schema, await this.read(path), path);
  }
}

/** Parses some JSON. @throws Error naming the file if it has not the form that the schema describes. */
export function decodeJson<T>(schema: z.ZodType<T>, bytes: Uint8Array, name: string): T {
  const result = schema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (result.success) return result.data;
  throw new StoreError(
    `${name}: expected the form of this version of the program, came another; build the data again: npm run data\n${z.prettifyError(result.error)}`,
  );
}

/**
 * All bytes of a file as the manifest lists it.
 *
 * A mismatch is read a second time: the transfer may have been damaged, not the file.
 *
 * @throws StoreError if they differ again, or the manifest does not list it.
 */
async function checked(
  source: Source,
  version: string,
  listed: { path: string; bytes: number; sha256: string } | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (listed === undefined) throw damaged(`${source.name}/${version}/${MANIFEST_FILE}`);
  const path = `${version}/${listed.path}`;
  for (let tries = 0; tries < 2; tries++) {
    const bytes = await source.read(path);
    if (bytes.length === listed.bytes && sha256(bytes) === listed.sha256) return bytes;
  }
  throw damaged(`${source.name}/${path}`);
}
