import { pictureCopyAt } from '../../src/api/picture-copy.ts';
import type { OpenedSite, WrittenPage } from '../../src/server/site.ts';
import { pagePolicy, withoutFrames } from '../../src/format/content-policy.ts';
import { pathOf } from '../../src/server/requests/request-target.ts';
import { PLAIN_PAGE_URL, plainAddress, plainFile, servedAddress } from '../../src/view/plain/address.ts';
import { plainHtml, plainJson } from '../../src/view/plain/page.ts';
import { findRoute } from '../../src/view/routes.ts';
import type { Copy } from './copy.ts';
import type { CopyFile, CopyWriter } from './copy-writer.ts';
import type { ListFiles } from './list-files.ts';
import { ownerOf, PICTURES } from './parts/owner.ts';

/** Address on the copy of what the server has at an address. */
interface Destination {
  readonly address: string;
  /** The address without query and fragment. */
  readonly path: string;
  /** Owner of the file at the address. */
  readonly owner: string;
}

/** Maximum number of cached addresses; the cache is then cleared, which costs less than to order them by use. */
const MOST_CACHED = 20_000;

/** Renders pages of the site and writes them to a copy. */
export class CopyRenderer {
  readonly #site: Pick<OpenedSite, 'answer'>;
  readonly #origin: string;
  readonly #copy: Pick<Copy, 'catalogue' | 'holdings' | 'isPart'>;
  readonly #lists: Pick<ListFiles, 'addressOf'>;
  /** Cache of addresses: most pages share a few hundred addresses, and neighbours share the others. */
  readonly #destinations = new Map<string, Destination>();
  /** Pictures that are written, by address: many parts show the same. */
  readonly #pictures = new Map<string, CopyFile>();

  constructor(
    site: Pick<OpenedSite, 'answer'>,
    origin: string,
    copy: Pick<Copy, 'catalogue' | 'holdings' | 'isPart'>,
    lists: Pick<ListFiles, 'addressOf'>,
  ) {
    this.#site = site;
    this.#origin = origin;
    this.#copy = copy;
    this.#lists = lists;
  }

  /**
   * Writes the files of some addresses of the copy, and of the addresses that these link to: all pictures, and those of
   * an owner. What the part has already is skipped.
   *
   * @throws Error naming the address, if the site answers with anything but success.
   */
  async writeAll(addresses: Iterable<string>, writer: CopyWriter, part: string): Promise<void> {
    const known = new Set(addresses);
    const open = [...known];
    const toPlain = (served: string): string => {
      const { address, path, owner } = this.#destination(served);
      if ((owner === PICTURES || owner === part) && !known.has(path) && !writer.has(path.slice(1))) {
        known.add(path);
        open.push(path);
      }
      return address;
    };
    for (let address = open.pop(); address !== undefined; address = open.pop())
      await this.#write(address, writer, toPlain);
  }

  #destination(served: string): Destination {
    let destination = this.#destinations.get(served);
    if (destination === undefined) {
      const address = this.#lists.addressOf(served) ?? plainAddress(served, this.#copy.holdings);
      const path = address.replace(/[?#].*$/, '');
      destination = { address, path, owner: ownerOf(path) };
      if (this.#destinations.size === MOST_CACHED) this.#destinations.clear();
      // A slice of a page, as links are, would hold the whole page in memory.
      this.#destinations.set(Buffer.from(served).toString(), destination);
    }
    return destination;
  }

  async #write(address: string, writer: CopyWriter, toPlain: (served: string) => string): Promise<void> {
    if (address.startsWith('/pictures/')) return this.#writePicture(address, writer);
    const served = servedAddress(address);
    const url = this.#origin + served + this.#partOf(served);
    const answer = await this.#site.answer(url);
    requireSuccess(served, answer.status);
    if (!(answer instanceof Response)) {
      this.#writeText(address, served, answer, writer, toPlain);
      return;
    }
    const type = answer.headers.get('content-type') ?? '';
    if (findRoute(pathOf(served))?.route.hasLinks === true)
      this.#writeText(address, served, { type, text: await answer.text() }, writer, toPlain);
    else await writer.writeChunks(plainFile(address, false), answer.body ?? []);
  }

  async #writePicture(address: string, writer: CopyWriter): Promise<void> {
    const written = this.#pictures.get(address);
    if (written !== undefined) {
      writer.add(written);
      return;
    }
    const picture = await pictureCopyAt(this.#copy.catalogue, address);
    if (picture === undefined) throw new Error(`${address}: expected a picture for a file of the copy, there is none.`);
    this.#pictures.set(address, writer.write(address.slice(1), picture.bytes));
  }

  #writeText(
    address: string,
    served: string,
    { type = '', text, headers = [] }: Pick<WrittenPage, 'type' | 'text'> & Partial<Pick<WrittenPage, 'headers'>>,
    writer: CopyWriter,
    toPlain: (served: string) => string,
  ): void {
    if (isPage(served, type)) writer.write(plainFile(address, true), plainHtml(text, toPlain, policyOf(headers)));
    else writer.write(plainFile(address, false), plainJson(text, toPlain));
  }

  /** Returns the sentence that tells readers of a page that the copy holds only a part. */
  #partOf(served: string): string {
    if (!this.#copy.isPart || ![PLAIN_PAGE_URL, '/404'].includes(pathOf(served))) return '';
    return served.includes('?') ? '&part' : '?part';
  }
}

/** The policy that a page states itself, from the one of its headers. */
function policyOf(headers: readonly string[]): string {
  const stated = headers[headers.indexOf('Content-Security-Policy') + 1];
  return headers.includes('Content-Security-Policy') ? withoutFrames(stated!) : pagePolicy();
}

function requireSuccess(served: string, status: number): void {
  if (status !== 200 && served !== '/404')
    throw new Error(`${served}: expected a page for a file of the copy, the site answered ${String(status)}.`);
}

/** Returns true if an answer is a page of the site, whose file is named after its address. */
function isPage(served: string, type: string): boolean {
  return type.startsWith('text/html') && !served.endsWith('.html');
}
