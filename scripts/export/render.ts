import { LRUCache } from 'lru-cache';
import { type OpenedSite } from '../../src/server/site.ts';
import { pagePolicy } from '../../src/format/content-policy.ts';
import { pathOf } from '../../src/server/request-target.ts';
import { PLAIN_PAGE_URL, plainAddress, plainFile, servedAddress } from '../../src/view/plain-address.ts';
import { plainHtml, plainJson } from '../../src/view/plain-page.ts';
import { type Copy } from './copy.ts';
import { type CopyWriter } from './copy-writer.ts';
import { type ListFiles } from './list-files.ts';

/** JSON twins of pages, and lists of montages; other JSON has no address to lead elsewhere. */
const TWIN = /^\/(?:index|stats|datasets|compare|synset\/[^/]+|synset\/[^/]+\/(?:images|downloads)|exports\/[^/]+\/[^/]+|explore\/[^/]+\/[^/]+\/[^/]+\/montages\/\d+)\.json/;

/** Renders pages of the site and puts them into a copy. */
export class CopyRenderer {
  readonly #site: Pick<OpenedSite, 'render'>;
  readonly #origin: string;
  readonly #copy: Pick<Copy, 'holdings' | 'isPart'>;
  readonly #lists: Pick<ListFiles, 'addressOf'>;
  /** Where addresses lead: the same few hundred stand on most pages. */
  readonly #there = new LRUCache<string, string>({ max: 20_000 });

  constructor(site: Pick<OpenedSite, 'render'>, origin: string, copy: Pick<Copy, 'holdings' | 'isPart'>, lists: Pick<ListFiles, 'addressOf'>) {
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
      let there = this.#there.get(served);
      if (there === undefined) this.#there.set(served, (there = this.#lists.addressOf(served) ?? plainAddress(served, this.#copy.holdings)));
      const place = there.replace(/[?#].*$/, '');
      if (!known.has(place) && owns(place)) {
        known.add(place);
        open.push(place);
      }
      return there;
    };
    for (let address = open.pop(); address !== undefined; address = open.pop()) await this.#put(address, writer, toPlain);
  }

  async #put(address: string, writer: CopyWriter, toPlain: (served: string) => string): Promise<void> {
    const served = servedAddress(address);
    const { status, type, response } = await this.#render(served);
    if (status !== 200 && served !== '/404') throw new Error(`${served}: expected a page for a file of the copy, the site answered ${String(status)}.`);
    const isPage = type.startsWith('text/html') && !served.endsWith('.html');
    const file = plainFile(address, isPage);
    if (isPage) writer.put(file, plainHtml(await response.text(), toPlain, pagePolicy()));
    else if (TWIN.test(served)) writer.put(file, plainJson(await response.text(), toPlain));
    else await writer.putChunks(file, response.body ?? []);
  }

  async #render(served: string): Promise<{ status: number; type: string; response: Response }> {
    const part = this.#copy.isPart && [PLAIN_PAGE_URL, '/404'].includes(pathOf(served)) ? (served.includes('?') ? '&part' : '?part') : '';
    const response = await this.#site.render(new Request(this.#origin + served + part));
    return { status: response.status, type: response.headers.get('content-type') ?? '', response };
  }
}
