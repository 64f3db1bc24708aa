import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { type ExploreOptions, parseExploreOptions } from '../../view/explore/options.ts';
import { coveredBy } from '../../view/measures.ts';

const NAMES = ['layout', 'area', 'colour'] as const;
type Name = (typeof NAMES)[number];

/** The lists from which a reader chooses layout, area and colour. */
export class ExploreChoices {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Returns the choices. */
  get chosen(): Pick<ExploreOptions, Name> {
    const { layout, area, colour } = parseExploreOptions(
      new URLSearchParams(NAMES.map((name) => [name, this.#select(name)?.value ?? ''])),
    );
    return { layout, area, colour };
  }

  /** Chooses for the reader. */
  choose(options: Pick<ExploreOptions, Name>): void {
    for (const name of NAMES) {
      const select = this.#select(name);
      if (select) select.value = options[name];
    }
  }

  /** The label of a choice. */
  label(name: Name): string {
    return this.#select(name)?.selectedOptions[0]?.textContent ?? '';
  }

  /** Returns the unit of the dataset's counts, which the page names. */
  get unit(): CountUnit {
    return this.#root.dataset['unit'] === 'labels' ? 'labels' : 'images';
  }

  /** The title of the dataset whose coverage lightness shows, if it shows one. */
  get coveredTitle(): string | undefined {
    return coveredBy(this.chosen.colour) === undefined
      ? undefined
      : this.#select('colour')?.selectedOptions[0]?.dataset['title'];
  }

  /** Returns the choice that an event has changed, if any. */
  changed({ target }: Event): Name | undefined {
    return target instanceof HTMLSelectElement ? NAMES.find((name) => name === target.name) : undefined;
  }

  #select(name: Name): HTMLSelectElement | null {
    return this.#root.querySelector<HTMLSelectElement>(`select[name=${name}]`);
  }
}
