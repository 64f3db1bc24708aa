import { Markup } from '../components/markup.ts';
import { SYNSET_PARTS, type SynsetParts } from '../components/synset-parts.ts';
import { type FramedTab, TAB_MAKERS, type TabFrame } from '../pages/synset/_tabs.ts';
import { Frame, markOf } from './frame.ts';

const TAB = /^\/synset\/(n\d{8})(?:\/(images|downloads))?$/;

const LENGTH = 'content-length';

const MARKS = Object.fromEntries(SYNSET_PARTS.map((name) => [name, new Markup(markOf(name))])) as Record<keyof SynsetParts, Markup>;

/** Has Astro render a page with marks in place of its parts. */
export type RenderMarked = (request: Request, framed: FramedTab) => Promise<Response>;

/**
 * Synset pages, put together from their parts and a frame that Astro rendered once.
 *
 * There are hundreds of thousands of them, and Astro's way from a request to a page takes longer than all that is of one
 * synset alone. The result is byte for byte what Astro's own would be.
 */
export class FramedPages {
  readonly #render: RenderMarked;
  readonly #frames = new Map<TabFrame, Promise<Framing>>();

  /** @param render has Astro render the page at an address. */
  constructor(render: RenderMarked) {
    this.#render = render;
  }

  /** The page at an address, or `undefined` where it has no such parts and is Astro's to render. */
  async page(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    const [, id, tab = 'treemap'] = TAB.exec(url.pathname) ?? [];
    if (id === undefined) return undefined;
    const made = await TAB_MAKERS[tab as keyof typeof TAB_MAKERS](url, id);
    if (made === undefined || made.frame === 'remote') return undefined;
    const { frame, headers } = await this.#framing(request, made.frame);
    // As bytes: of a text a Response makes two copies more.
    const body = Buffer.from(frame.fill(made.parts));
    return new Response(body, { headers: [...headers, [LENGTH, String(body.byteLength)]] });
  }

  async #framing(request: Request, frame: TabFrame): Promise<Framing> {
    let framing = this.#frames.get(frame);
    if (framing === undefined) {
      framing = framingOf(this.#render(request, { frame, parts: MARKS }));
      this.#frames.set(frame, framing);
      framing.catch(() => this.#frames.delete(frame));
    }
    return framing;
  }
}

interface Framing {
  readonly frame: Frame<keyof SynsetParts>;
  /** Those of every such page. */
  readonly headers: readonly [string, string][];
}

async function framingOf(rendering: Promise<Response>): Promise<Framing> {
  const response = await rendering;
  if (response.status !== 200) throw new Error(`Expected a page to make others from, the site answered ${String(response.status)}.`);
  return { frame: new Frame(await response.text(), SYNSET_PARTS), headers: [...response.headers].filter(([name]) => name !== LENGTH) };
}
