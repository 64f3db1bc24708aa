import { AsyncLocalStorage } from 'node:async_hooks';
import type { ExportParts } from '../format/exports/export-files.ts';
import type { Selection } from '../format/exports/selection.ts';
import { type Exports, openExports, selectionOf } from './exports.ts';
import { holdingsOf } from './image-holdings.ts';
import type { OpenedCatalogue } from './opened-catalogue.ts';

/** A catalogue, and the scheme, host and port under which its pages are served. */
export class Served {
  readonly catalogue: OpenedCatalogue;
  readonly #origin: () => string;
  readonly #exports = new Map<string, Promise<Exports>>();

  /** @param origin for addresses that leave the site; never the `Host` of a request, which a visitor chooses. */
  constructor(catalogue: OpenedCatalogue, origin: () => string) {
    this.catalogue = catalogue;
    this.#origin = origin;
  }

  /** Scheme, host and port of the site. */
  get origin(): string {
    return this.#origin();
  }

  /**
   * Opens the exports of a dataset or of a class list, once; `undefined` for an unknown name.
   *
   * @param address address of a synset's page.
   */
  async openExports(
    kind: Selection['kind'],
    name: string,
    address: ExportParts['address'],
  ): Promise<Exports | undefined> {
    const { catalogue, origin } = this;
    const selection = selectionOf(catalogue, kind, name);
    if (selection === undefined) return undefined;
    const key = `${kind} ${name}`;
    let exports = this.#exports.get(key);
    if (exports === undefined) {
      const holdings = selection.dataset === undefined ? Promise.resolve({}) : holdingsOf(catalogue, selection.dataset);
      exports = holdings.then((held) => openExports(catalogue, selection, { origin, address }, held));
      this.#exports.set(key, exports);
      exports.catch(() => this.#exports.delete(key));
    }
    return exports;
  }
}

const current = new AsyncLocalStorage<Served>();

/** Runs asynchronous work that sees one catalogue and origin from beginning to end. */
export function serveWith<T>(served: Served, work: () => T): T {
  return current.run(served, work);
}

/** Returns what the request at work is answered from. @throws Error outside of {@link serveWith}. */
export function served(): Served {
  const found = current.getStore();
  if (found === undefined) throw new Error('Expected a request at work, came a call outside of one.');
  return found;
}

/** Returns the catalogue that the request at work is answered from. */
export function catalogue(): OpenedCatalogue {
  return served().catalogue;
}

/** Returns the scheme, host and port at which readers reach the site, for addresses that leave it. */
export function siteOrigin(): string {
  return served().origin;
}
