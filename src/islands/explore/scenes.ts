import { spreadHues } from '../../view/explore/hues.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreMarks } from '../../view/explore/marks.ts';
import {
  type Area,
  areaMeasure,
  coveredBy,
  measureScale,
  type MeasureScale,
  measureSteps,
} from '../../view/measures.ts';
import { drawnNotes, LENT } from '../../view/treemap/label.ts';
import { rankedChildren } from '../../view/treemap/places.ts';
import { layOutScene, type Scene } from '../../view/treemap/scene.ts';
import type { ExploreChoices } from './choices.ts';
import type { ExploreData } from './data.ts';
import type { ExploreLabels } from './labels.ts';
import type { PictureList } from './pictures.ts';
import { findTextWidth } from './text-width.ts';

/** Parts that scenes are made from. */
export interface SceneParts {
  readonly data: ExploreData;
  /** The branches with hues of their own, as `writeHues` writes them. */
  readonly hues: string;
  readonly labels: ExploreLabels;
  readonly pictures: PictureList | undefined;
  readonly choices: ExploreChoices;
}

/** A meaning of areas, and the area of each place, its subtree included. */
export interface Areas {
  readonly measure: ReturnType<typeof areaMeasure>;
  readonly values: Float64Array;
}

/** The tree of the explorer as scenes: areas and lightness as the reader chose them. */
export class ExploreScenes {
  readonly tree: ExploreTree;
  /** Index of the hue of each place. */
  readonly hues: Uint8Array;
  readonly #parts: SceneParts;
  /** The step of lightness of each place. */
  steps: Uint8Array = new Uint8Array();
  /** Figures for the legend; `undefined` until the first colours are loaded. */
  scale: MeasureScale | undefined;
  /** Popularity and other parents; `undefined` until they are loaded. */
  marks: ExploreMarks | undefined;
  /** Places that the compared dataset has images of, where lightness shows them. */
  coverage: Uint8Array | undefined;
  #area: Areas;

  constructor(parts: SceneParts) {
    this.#parts = parts;
    this.tree = parts.data.tree;
    this.hues = spreadHues(this.tree, parts.hues);
    this.#area = this.#areasOf(parts.choices.chosen.area);
  }

  /** Returns the meaning of areas while a place has the canvas: the chosen measure, or synsets where nothing below has any. */
  areasAt(focus: number): Areas {
    const { tree } = this;
    const isEmpty = tree.size[focus]! > 1 && rankedChildren(tree, this.#area.values, focus).length === 0;
    return isEmpty ? this.#areasOf('synsets') : this.#area;
  }

  /** Computes the areas of the chosen measure. O(places). */
  applyArea(): void {
    this.#area = this.#areasOf(this.#parts.choices.chosen.area);
  }

  #areasOf(name: Area): Areas {
    const measure = areaMeasure(name);
    return { measure, values: measure.values(this.tree) };
  }

  /** Fetches the data of the chosen lightness, and computes the step of every place. Without them tiles have no lightness. */
  async loadColours(): Promise<void> {
    const { data, choices } = this.#parts;
    const { colour } = choices.chosen;
    const other = coveredBy(colour);
    // The next choice asks again.
    const missing = (): undefined => undefined;
    const [marks, coverage] = await Promise.all([
      data.marks().catch(missing),
      other === undefined ? undefined : data.coverage(other).catch(missing),
    ]);
    if (colour !== choices.chosen.colour) return;
    this.marks = marks;
    this.coverage = coverage;
    this.steps = measureSteps({ tree: this.tree, popularity: marks?.popularity, coverage }, colour);
    this.scale = measureScale(this.tree, choices.unit, choices.coveredTitle);
  }

  /** Lays out the scene of a focus on a canvas of some size. @param face the typeface of names. */
  layOut(
    focus: number,
    { width, height, isNarrow }: { readonly width: number; readonly height: number; readonly isNarrow: boolean },
    face: string,
  ): Scene | undefined {
    if (width < 1 || height < 1) return undefined;
    const { labels, choices } = this.#parts;
    const { measure, values } = this.areasAt(focus);
    const countsSynsets = measure.name === 'synsets' || measure.name === 'leaves';
    return layOutScene(
      {
        tree: this.tree,
        values,
        own: (at) => measure.own(this.tree, at),
        ownCountOf: (at) => this.tree.ownImages[at]!,
        steps: this.steps,
        nameOf: (at) => labels.name(at),
        notesOf: (at) => {
          const { images, synsets } = labels.figures(this.tree, at);
          const { drawn, all } = countsSynsets ? synsets : images;
          return drawnNotes(drawn, all);
        },
        picturesOf: (at, most) => this.#picturesOf(at, most, at === focus),
        textWidth: findTextWidth(face),
      },
      focus,
      { width, height, layout: choices.chosen.layout, isNarrow },
    );
  }

  /** Finds the pictures of a place; its own part of the map borrows one from above where it has none. */
  #picturesOf(at: number, most: number, borrows: boolean): readonly string[] {
    const { pictures, labels } = this.#parts;
    const found = pictures?.find(at, most) ?? [];
    if (found.length > 0 || !borrows) return found;
    const lender = pictures?.findLender(at, this.tree, labels.isPerson);
    return lender === undefined ? [] : [pictures!.find(lender, 1)[0]! + LENT];
  }
}
