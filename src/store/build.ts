import { z } from 'zod';
import { type Catalogue } from '../domain/dataset.ts';
import { manifestSchema } from '../format/built-json.ts';
import { MANIFEST_FILE } from '../format/catalogue-files.ts';
import { type Columns, type ColumnSchema, decodeColumns } from '../format/columns.ts';
import { sha256 } from '../format/sha256.ts';
import { type Source } from './source.ts';
import { StoredFile } from './stored-file.ts';

/** One build of a source: its files, each checked against the build's manifest. */
export class Build {
  /** Where it is kept; what outlives builds, such as copies of pictures, stands beside it. */
  readonly source: Source;
  readonly version: string;
  readonly #files: ReadonlyMap<string, StoredFile>;

  private constructor(source: Source, version: string, files: ReadonlyMap<string, StoredFile>) {
    this.source = source;
    this.version = version;
    this.#files = files;
  }

  /** Opens a build by its version. @throws Error if its manifest is not there, damaged, or of another format. */
  static async open(source: Source, version: string): Promise<Build> {
    const text = await source.read(`${version}/${MANIFEST_FILE}`);
    if (!(await sha256(text)).startsWith(version)) throw damaged(`${source.name}/${version}/${MANIFEST_FILE}`);
    const { files } = parseJson(manifestSchema, text, MANIFEST_FILE);
    return new Build(source, version, new Map(files.map((file) => [file.path, new StoredFile(source, `${version}/${file.path}`, file)])));
  }

  /** Whether the build wrote such a file. @param path in the build; here and below one that this program made. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** A file, to be read in parts. @throws Error if the build did not write it. */
  file(path: string): StoredFile {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`${this.source.name}/${this.version}: expected the file ${path}; build the data again: npm run data`);
    return file;
  }

  /** All bytes of a file. @throws Error if they are others than the build wrote. */
  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const { size, sha256: sum } = this.file(path);
    const bytes = await this.source.read(`${this.version}/${path}`);
    if (bytes.length !== size || (await sha256(bytes)) !== sum) throw damaged(`${this.source.name}/${this.version}/${path}`);
    return bytes;
  }

  async json<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return parseJson(schema, await this.read(path), path);
  }

  async columns<S extends ColumnSchema>(path: string, schema: S): Promise<Columns<S>> {
    return decodeColumns(schema, await this.read(path), path);
  }
}

const builds = new WeakMap<Catalogue, Build>();

/** Remembers which build a catalogue was opened from. */
export function openedFrom(catalogue: Catalogue, build: Build): Catalogue {
  builds.set(catalogue, build);
  return catalogue;
}

/** The build that a catalogue was opened from: where more of it is read. */
export function buildOf(catalogue: Catalogue): Build {
  const build = builds.get(catalogue);
  if (build === undefined) throw new Error('expected a catalogue that was opened from a build, came one made otherwise');
  return build;
}

/** Parses some JSON. @throws Error naming the file if it has not the form that the schema describes. */
export function parseJson<T>(schema: z.ZodType<T>, bytes: Uint8Array, name: string): T {
  const result = schema.safeParse(parsed(bytes));
  if (result.success) return result.data;
  throw new Error(`${name}: expected the form of this version of the program, came another; build the data again: npm run data\n${z.prettifyError(result.error)}`);
}

/** The value of some JSON, or `undefined`, which no schema takes, if it is none. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function damaged(file: string): Error {
  return new Error(`${file}: expected the bytes that the build wrote, came others; build the data again: npm run data`);
}
