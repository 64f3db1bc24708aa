import { Markup } from '../../components/markup.ts';
import { isRouted, ownPolicy, PAGE_PARTS, pageParts, type PageParts } from '../../components/page/page.ts';
import { answerAt } from '../../site/answer.ts';
import { Frame, markOf } from './frame.ts';
import type { WrittenPage } from '../site.ts';

const MARKS = Object.fromEntries(PAGE_PARTS.map((name) => [name, new Markup(markOf(name))])) as Record<
  keyof PageParts,
  Markup
>;

/** The document around pages, with marks for their parts. */
export interface MarkedDocument {
  readonly parts: PageParts;
  /** True if following a link replaces the page's content alone. */
  readonly isRouted: boolean;
}

/** Has Astro render a marked document. */
export type RenderMarked = (document: MarkedDocument) => Promise<Response>;

/**
 * Pages, their JSON twins and fragments: made by the site, and put into a document that Astro rendered once.
 *
 * Astro's way from a request to a page takes longer than to make most pages. The result is byte for byte what Astro's own
 * would be.
 */
export class WrittenPages {
  readonly #render: RenderMarked;
  readonly #frames = new Map<boolean, Promise<Frame<keyof PageParts>>>();

  constructor(render: RenderMarked) {
    this.#render = render;
  }

  /** Answers an address: writes its page, twin or fragment, or passes on the response with its file. */
  async answer(url: URL, headers?: Readonly<Record<string, string>>): Promise<WrittenPage | Response> {
    const answer = await answerAt(url, headers);
    switch (answer.kind) {
      case 'file':
        return answer.response;
      case 'redirect':
        return { status: answer.status, type: undefined, text: '', headers: ['Location', answer.location] };
      case 'text':
        return { ...answer, headers: [] };
      case 'page': {
        const { page } = answer;
        const { status = 200 } = page;
        const frame = await this.#frame(isRouted(page));
        const policy = ownPolicy(page);
        const headers = policy === undefined ? [] : ['Content-Security-Policy', policy];
        return { status, type: 'text/html', text: frame.fill(pageParts(page, url)), headers };
      }
    }
  }

  async #frame(isRouted: boolean): Promise<Frame<keyof PageParts>> {
    let frame = this.#frames.get(isRouted);
    if (frame === undefined) {
      frame = frameOf(this.#render({ parts: MARKS, isRouted }));
      this.#frames.set(isRouted, frame);
      frame.catch(() => this.#frames.delete(isRouted));
    }
    return frame;
  }
}

async function frameOf(rendering: Promise<Response>): Promise<Frame<keyof PageParts>> {
  const response = await rendering;
  if (response.status !== 200)
    throw new Error(`Expected a document to put pages into, the site answered ${String(response.status)}.`);
  return new Frame(await response.text(), PAGE_PARTS);
}
