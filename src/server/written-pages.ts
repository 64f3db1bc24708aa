import { Markup } from '../components/markup.ts';
import { SYNSET_PARTS, type SynsetParts } from '../components/synset-parts.ts';
import { jsonText } from '../pages/_request.ts';
import { type FramedTab, TAB_MAKERS, type TabFrame, TWIN_MAKERS } from '../pages/synset/_tabs.ts';
import { type Tab } from '../view/urls.ts';
import { Frame, markOf } from './frame.ts';
import { type WrittenPage } from './site.ts';

const PAGE = /^\/synset\/(n\d{8})(?:\/(images|downloads))?(\.json)?$/;

const MARKS = Object.fromEntries(SYNSET_PARTS.map((name) => [name, new Markup(markOf(name))])) as Record<
  keyof SynsetParts,
  Markup
>;

/** Has Astro render a page with marks in place of its parts. */
export type RenderMarked = (url: URL, framed: FramedTab) => Promise<Response>;

/**
 * Synset pages, put together from their parts and a frame that Astro rendered once, and their JSON twins.
 *
 * There are hundreds of thousands of them, and Astro's way from a request to a page takes longer than all that is of one
 * synset alone. The result is byte for byte what Astro's own would be.
 */
export class WrittenPages {
  readonly #render: RenderMarked;
  readonly #frames = new Map<TabFrame, Promise<Frame<keyof SynsetParts>>>();

  /** @param render has Astro render the page at an address. */
  constructor(render: RenderMarked) {
    this.#render = render;
  }

  /** What stands at an address, or `undefined` where it is none of a synset's, or has parts that are Astro's to render. */
  async write(url: URL): Promise<WrittenPage | undefined> {
    const [, id, name = 'treemap', twin] = PAGE.exec(url.pathname) ?? [];
    if (id === undefined) return undefined;
    const tab = name as Tab;
    if (twin !== undefined) {
      const model = await TWIN_MAKERS[tab](url, id);
      return model && { type: 'application/json; charset=utf-8', text: jsonText(model) };
    }
    const made = await TAB_MAKERS[tab](url, id);
    if (made === undefined || made.frame === 'remote') return undefined;
    const frame = await this.#frame(url, made.frame);
    return { type: 'text/html', text: frame.fill(made.parts) };
  }

  async #frame(url: URL, name: TabFrame): Promise<Frame<keyof SynsetParts>> {
    let frame = this.#frames.get(name);
    if (frame === undefined) {
      frame = frameOf(this.#render(url, { frame: name, parts: MARKS }));
      this.#frames.set(name, frame);
      frame.catch(() => this.#frames.delete(name));
    }
    return frame;
  }
}

async function frameOf(rendering: Promise<Response>): Promise<Frame<keyof SynsetParts>> {
  const response = await rendering;
  if (response.status !== 200)
    throw new Error(`Expected a page to make others from, the site answered ${String(response.status)}.`);
  return new Frame(await response.text(), SYNSET_PARTS);
}
