/**
 * A page with gaps: the mark-up that all pages share.
 *
 * Astro renders it once, with a mark in each gap, and so decides about scripts; a page is then the mark-up before the
 * first gap, the first part, the mark-up before the second gap, and so on.
 */
export class Frame<Name extends string> {
  /** Before, between and after the gaps. */
  readonly #pieces: readonly string[];
  /** Name of the part for each gap. */
  readonly #names: readonly Name[];

  /**
   * @param page with the {@link markOf mark} of every name, once.
   * @throws Error if a mark is missing or occurs twice.
   */
  constructor(page: string, names: readonly Name[]) {
    const found = [...page.matchAll(MARK)].map(([, name]) => name!);
    if (found.toSorted().join() !== names.toSorted().join())
      throw new Error(`Expected a page with the parts ${names.join(', ')}, came one with ${found.join(', ')}.`);
    // Every second piece is what the pattern captured.
    this.#pieces = page.split(MARK).filter((_, i) => i % 2 === 0);
    this.#names = found as Name[];
  }

  /** Returns the page with these parts, each as mark-up. */
  fill(parts: Readonly<Record<Name, { readonly text: string }>>): string {
    let page = this.#pieces[0]!;
    for (let i = 0; i < this.#names.length; i++) page += parts[this.#names[i]!].text + this.#pieces[i + 1]!;
    return page;
  }
}

const MARK = /<!--part:(\w+)-->/g;

/** Returns the mark that a page has for a part before it becomes a frame. */
export function markOf(name: string): string {
  return `<!--part:${name}-->`;
}
