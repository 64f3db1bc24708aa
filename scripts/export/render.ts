import type { OpenedSite, WrittenPage } from '../../src/server/site.ts';
import { pagePolicy, withoutFrames } from '../../src/format/content-policy.ts';
import { pathOf } from '../../src/server/requests/request-target.ts';
import { PLAIN_PAGE_URL, plainAddress, plainFile, servedAddress } from '../../src/view/plain/address.ts';
import { plainHtml, plainJson } from '../../src/view/plain/page.ts';
import { findRoute } from '../../src/view/routes.ts';
import type { Copy } from './copy.ts';
import type { CopyWriter } from './copy-writer.ts';
import type { ListFiles } from './list-files.ts';

/** Target of a server's address on the copy, with and without query and fragment. */
interface Destination {
  readonly there: string;
  readonly place: string;
}

/**
 * Maximum number of cached targets; the cache is then cleared, as keeping an order would cost more than computing them
 * again.
 */
const MOST_KNOWN = 20_000;

/** Renders pages of the site and puts them into a copy. */
export class CopyRenderer {
  readonly #site: Pick<OpenedSite, 'render' | 'write'>;
  readonly #origin: string;
  readonly #copy: Pick<Copy, 'holdings' | 'isPart'>;
  readonly #lists: Pick<ListFiles, 'addressOf'>;
  /** Cache of targets: most pages share a few hundred addresses, and neighbours share the others. */
  readonly #there = new Map<string, Destination>();

  constructor(
    site: Pick<OpenedSite, 'render' | 'write'>,
    origin: string,
    copy: Pick<Copy, 'holdings' | 'isPart'>,
    lists: Pick<ListFiles, 'addressOf'>,
  ) {
    this.#site = site;
    this.#origin = origin;
    this.#copy = copy;
    this.#lists = lists;
  }

  /**
   * Puts what the site has at some addresses of the copy, and then what they link to, as far as it is their own.
   *
   * @param owns whether an address of the copy is to be followed.
   * @throws Error naming the address, if the site answers with anything but success.
   */
  async putAll(addresses: Iterable<string>, writer: CopyWriter, owns: (address: string) => boolean): Promise<void> {
    const open = [...addresses];
    const known = new Set(open);
    const toPlain = (served: string): string => {
      const { there, place } = this.#destination(served);
      if (!known.has(place) && owns(place)) {
        known.add(place);
        open.push(place);
      }
      return there;
    };
    for (let address = open.pop(); address !== undefined; address = open.pop())
      await this.#put(address, writer, toPlain);
  }

  #destination(served: string): Destination {
    let known = this.#there.get(served);
    if (known === undefined) {
      const there = this.#lists.addressOf(served) ?? plainAddress(served, this.#copy.holdings);
      if (this.#there.size === MOST_KNOWN) this.#there.clear();
      this.#there.set(served, (known = { there, place: there.replace(/[?#].*$/, '') }));
    }
    return known;
  }

  async #put(address: string, writer: CopyWriter, toPlain: (served: string) => string): Promise<void> {
    const served = servedAddress(address);
    const asked = this.#origin + served + this.#partOf(served);
    const written = await this.#site.write(asked);
    if (written !== undefined) {
      requireSuccess(served, written.status);
      this.#putText(address, served, written, writer, toPlain);
      return;
    }
    const response = await this.#site.render(new Request(asked));
    requireSuccess(served, response.status);
    const type = response.headers.get('content-type') ?? '';
    if (findRoute(pathOf(served))?.route.hasLinks === true)
      this.#putText(address, served, { type, text: await response.text() }, writer, toPlain);
    else await writer.putChunks(plainFile(address, false), response.body ?? []);
  }

  #putText(
    address: string,
    served: string,
    { type = '', text, headers = [] }: Pick<WrittenPage, 'type' | 'text'> & Partial<Pick<WrittenPage, 'headers'>>,
    writer: CopyWriter,
    toPlain: (served: string) => string,
  ): void {
    if (isPage(served, type)) writer.put(plainFile(address, true), plainHtml(text, toPlain, policyOf(headers)));
    else writer.put(plainFile(address, false), plainJson(text, toPlain));
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
