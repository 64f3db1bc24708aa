import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import {
  decodePagePackHead,
  PAGE_PACK_START,
  type PagePackDescription,
  type PagePackHead,
  pageOf,
  pageTag,
  readPagePackLength,
} from '../format/page-pack.ts';
import { type Answer, bodyLines } from './answer.ts';
import { type Encoding } from './encoding.ts';
import { tagOf } from './etag.ts';
import { type HeaderLines, PAGE_TYPE, REVALIDATED } from './headers.ts';

/** The pack of a site's synset pages over one version of the data. */
export function packFile(siteFolder: string, data: string): string {
  return path.join(siteFolder, 'pages', `${data}.pack`);
}

/**
 * The synset pages that a pack holds, read when they are asked for.
 *
 * A page is read at once and not by the thread pool: out of the system's cache that takes 3 µs, a tenth of the way there
 * and back, and from a disk less than to render it.
 */
export class PackedPages {
  readonly description: PagePackDescription;
  readonly #file: number;
  readonly #head: PagePackHead;
  readonly #before: string;
  readonly #after: string;
  readonly #headers: HeaderLines;
  readonly #onDamage: (why: string) => void;

  private constructor(file: number, head: PagePackHead, headers: HeaderLines, onDamage: (why: string) => void) {
    const [before = '', after = ''] = head.description.address.split('{wnid}');
    this.description = head.description;
    this.#file = file;
    this.#head = head;
    this.#before = `${before}n`;
    this.#after = after;
    this.#headers = ['Vary', 'Accept-Encoding', 'Cache-Control', REVALIDATED, ...headers];
    this.#onDamage = onDamage;
  }

  /**
   * Opens a pack, or gives `undefined` where there is none.
   *
   * @param headers go with every page.
   * @param onDamage told of a page that does not have its checksum; it is rendered instead.
   * @throws Error naming the file, if it is damaged or of another form.
   */
  static async open(
    name: string,
    headers: HeaderLines,
    onDamage: (why: string) => void,
  ): Promise<PackedPages | undefined> {
    const file = openIfThere(name);
    if (file === undefined) return undefined;
    try {
      const head = await decodePagePackHead(
        bytesOf(file, readPagePackLength(bytesOf(file, PAGE_PACK_START), name)),
        name,
      );
      const { size } = fstatSync(file);
      const expected = head.length + head.columns.start.at(-1)!;
      if (size !== expected)
        throw new Error(`${name}: expected ${String(expected)} bytes, came ${String(size)}; write the pack again`);
      return new PackedPages(file, head, headers, onDamage);
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  /** The page of an address in a coding, if it is here. */
  get(target: string, encoding: Encoding): Answer | undefined {
    const { coding } = this.#head.description;
    const offset = encoding === coding ? this.#offsetIn(target) : undefined;
    const page = offset === undefined ? undefined : pageOf(this.#head.columns, offset);
    if (page === undefined) return undefined;
    const { start, checksum } = this.#head.columns;
    const body = Buffer.allocUnsafe(start[page + 1]! - start[page]!);
    const read = readSync(this.#file, body, 0, body.length, this.#head.length + start[page]!);
    if (read !== body.length || crc32(body) !== checksum[page]) {
      this.#onDamage(`The packed page of ${target} does not have its checksum. Write the pack again: npm run pages`);
      return undefined;
    }
    return {
      status: 200,
      headers: this.#headers,
      bodyHeaders: bodyLines(PAGE_TYPE, coding, body.length),
      tag: tagOf(pageTag(this.#head.columns, page), coding),
      body,
    };
  }

  /** Closes the file; `get` may not be called any more. */
  close(): void {
    closeSync(this.#file);
  }

  #offsetIn(target: string): number | undefined {
    const start = this.#before.length;
    if (
      target.length !== start + 8 + this.#after.length ||
      !target.startsWith(this.#before) ||
      !target.endsWith(this.#after)
    )
      return undefined;
    let offset = 0;
    for (let i = start; i < start + 8; i++) {
      const digit = target.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return undefined;
      offset = 10 * offset + digit;
    }
    return offset;
  }
}

function openIfThere(name: string): number | undefined {
  try {
    return openSync(name, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function bytesOf(file: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
}
