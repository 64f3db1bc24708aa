import { cardFacts, cardLinks } from '../../view/explore/card.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreMarks } from '../../view/explore/marks.ts';
import type { ExploreOptions } from '../../view/explore/options.ts';
import { describeTile, type TileRemarks } from '../../view/explore/reading.ts';
import type { UrlState } from '../../view/urls.ts';
import type { Covered } from './colours.ts';
import { fillCard } from './card.ts';
import type { ExploreLabels } from './labels.ts';
import { fillNext, fillPath, fillTable } from './reading.ts';

/** What the reader is told of. */
export interface GuideScene {
  readonly tree: ExploreTree;
  /** Once they are here. */
  readonly marks: ExploreMarks | undefined;
  readonly values: Float64Array;
  readonly labels: ExploreLabels;
  readonly state: UrlState;
  /** What links keep. */
  readonly options: ExploreOptions;
  /** Where colours show it. */
  readonly covered: Covered | undefined;
  /** How many tiles inside a tile are too small to be drawn. */
  readonly gatheredIn: (tile: number) => number | undefined;
  /** The picture of a tile, where there is one that may be shown. */
  readonly pictureOf: (tile: number) => string | undefined;
}

/** Tells the reader where the view is, in words beside the picture: path, ways on, table, card and announcements. */
export class ExploreGuide {
  readonly #root: HTMLElement;
  readonly #scene: () => GuideScene | undefined;
  #described: number | undefined;

  constructor(root: HTMLElement, scene: () => GuideScene | undefined) {
    this.#root = root;
    this.#scene = scene;
  }

  /** Brings path, ways on and table in step with the place in view. */
  read(current: number): void {
    const scene = this.#scene();
    if (scene === undefined || scene.values.length === 0) return;
    fillPath(this.#find('.explore-path'), scene, current);
    fillNext(this.#find('.explore-next'), scene, current);
    fillTable(this.#find('tbody'), scene, current);
  }

  /** Describes a tile on the card. */
  show(tile: number): void {
    const scene = this.#scene();
    if (scene === undefined || scene.values.length === 0) return;
    this.#described = tile;
    const at = tile % scene.tree.parent.length;
    const links = cardLinks(scene.marks, scene.tree.parent.length, tile);
    const near = [at, scene.tree.parent[at]!, ...links.also, ...links.elsewhere];
    const fill = (): void => {
      if (this.#described !== tile) return;
      const facts = cardFacts({ ...scene, nameOf: (place) => scene.labels.name(place) }, tile, {
        ...this.#remarks(scene, tile),
        other: scene.gatheredIn(tile),
      });
      fillCard(this.#find('.explore-card'), scene, { tile, facts, links });
    };
    fill();
    void Promise.all([scene.labels.load(near), scene.labels.loadWords(at)]).then(fill);
  }

  /** Says which tile has the focus. @param isEnd whether the reader wanted to go further; @param isStill whether it still has it. */
  async announce(tile: number, isEnd: boolean, isStill: () => boolean): Promise<void> {
    const scene = this.#scene();
    if (scene === undefined) return;
    const at = tile % scene.tree.parent.length;
    await scene.labels.load([
      at,
      scene.tree.parent[at]!,
      ...cardLinks(scene.marks, scene.tree.parent.length, tile).also,
    ]);
    if (!isStill()) return;
    const text = describeTile(
      scene.tree,
      scene.values,
      tile,
      (place) => scene.labels.name(place),
      this.#remarks(scene, tile),
    );
    this.say(isEnd ? `End. ${text}` : text);
  }

  /** Says something to those who do not see it, also if it was said just before. */
  say(text: string): void {
    const status = this.#find('[role=status]');
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  }

  #remarks({ tree, marks, labels, covered }: GuideScene, tile: number): TileRemarks {
    const { also, elsewhere } = cardLinks(marks, tree.parent.length, tile);
    const hasMore = tile < tree.parent.length && marks?.hasSeveralParents(tile) === true;
    return {
      covered: covered && { synsets: covered.synsets[tile % tree.parent.length]!, by: covered.by },
      also: hasMore ? also.map((place) => labels.name(place) ?? 'another parent') : undefined,
      elsewhere: elsewhere.length,
    };
  }

  #find(selector: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(selector)!;
  }
}
