import type { ExploreMarks } from '../../view/explore/marks.ts';
import { coveredBy } from '../../view/explore/options.ts';
import { coveredPlaces, exploreSteps } from '../../view/explore/steps.ts';
import type { ExploreChoices } from './choices.ts';
import type { ExploreData } from './data.ts';

/** How many synsets of each place's subtree another dataset has images of, and that dataset's title. */
export interface Covered {
  readonly synsets: Uint32Array;
  readonly by: string;
}

/** The colours of places, with what must be fetched for them. */
export class ExploreColours {
  readonly #choices: ExploreChoices;
  readonly #onChange: () => void;
  #marks: ExploreMarks | undefined;
  #steps: Int8Array = new Int8Array();
  #covered: Covered | undefined;

  /** @param onChange called when places have other colours, or more is known of them. */
  constructor(choices: ExploreChoices, onChange: () => void) {
    this.#choices = choices;
    this.#onChange = onChange;
  }

  /** What marks places, once it is here. */
  get marks(): ExploreMarks | undefined {
    return this.#marks;
  }

  /** Step of the ramp by place. */
  get steps(): Int8Array {
    return this.#steps;
  }

  /** What another dataset covers, where colours show that. */
  get covered(): Covered | undefined {
    return this.#covered;
  }

  /** Gives the places of a tree the colours that are chosen; those that are not here yet come later. */
  async choose(data: ExploreData): Promise<void> {
    const { colour } = this.#choices.chosen;
    const other = coveredBy(colour);
    this.#choices.showLegend(colour);
    this.#covered = undefined;
    this.#steps = exploreSteps(data.tree, colour, { popularity: this.#marks?.popularity });
    this.#onChange();
    // Without them places have their areas and names all the same; they are asked for again with the next choice.
    const missing = (): undefined => undefined;
    const [marks, coverage] = await Promise.all([
      data.marks().catch(missing),
      other === undefined ? undefined : data.coverage(other).catch(missing),
    ]);
    if (colour !== this.#choices.chosen.colour) return;
    this.#marks = marks;
    this.#covered = coverage && { synsets: coveredPlaces(data.tree, coverage), by: this.#choices.coveredTitle ?? '' };
    this.#steps = exploreSteps(data.tree, colour, { popularity: marks?.popularity, coverage });
    this.#onChange();
  }
}
