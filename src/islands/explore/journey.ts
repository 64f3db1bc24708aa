import type { ExploreMarks } from '../../view/explore/marks.ts';
import type { ExploreOptions } from '../../view/explore/options.ts';
import { rankedChildren } from '../../view/explore/reading.ts';
import { placeInView } from '../../view/explore/scene.ts';
import type { PlacedView } from '../../view/explore/view.ts';
import type { ExploreAddress } from './address.ts';
import type { ExploreChoices } from './choices.ts';
import type { ExploreData } from './data.ts';
import type { ExploreGuide } from './guide.ts';
import type { ExploreLabels } from './labels.ts';
import type { ExplorePicture } from './picture.ts';

const FLIGHT = 600;
/** Blocks of names fetched at once when the view comes to rest. */
const BLOCKS_AT_ONCE = 6;
/** A gesture is over when nothing has moved for so long. */
const REST = 200;

/** What a journey goes through, and who is told of it. */
export interface Company {
  readonly picture: ExplorePicture;
  readonly labels: ExploreLabels;
  readonly guide: ExploreGuide;
  readonly choices: ExploreChoices;
  /** `undefined` where the view is not kept in the address. */
  readonly address: ExploreAddress | undefined;
  /** What is searched for; kept in the address. */
  readonly find: () => string;
  /** What marks places, once it is here. */
  readonly marks: () => ExploreMarks | undefined;
  /** Called when something else stands out. */
  readonly onChange: () => void;
}

/** Where the reader is in a tree, and how they get from place to place. */
export class ExploreJourney {
  readonly #with: Company;
  #data: ExploreData | undefined;
  #values: Float64Array = new Float64Array();
  /** The place in view, and how it is seen where it is not seen whole. */
  #current = 0;
  #view: PlacedView | undefined;
  #focused: number | undefined;
  #pointed: number | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(company: Company) {
    this.#with = company;
  }

  /** Begins in a tree. */
  enter(data: ExploreData, current: number, focused: number | undefined, view: PlacedView | undefined): void {
    this.#data = data;
    this.#current = current;
    this.#focused = focused;
    this.#view = view;
  }

  /** Takes up what areas stand for. */
  measureBy(values: Float64Array): void {
    this.#values = values;
  }

  /** Ends it; nothing happens later. */
  end(): void {
    clearTimeout(this.#settling);
    clearTimeout(this.#telling);
    this.#data = undefined;
  }

  get current(): number {
    return this.#current;
  }

  get focused(): number | undefined {
    return this.#focused;
  }

  get pointed(): number | undefined {
    return this.#pointed;
  }

  /** The place that keys begin from. */
  get at(): number {
    return this.#placeOf(this.#focused ?? this.#current);
  }

  /** Places that belong to the tile pointed at, or focused, and are drawn elsewhere: other parents, and their children. */
  get linked(): readonly number[] {
    const at = this.#pointed ?? this.#focused;
    const marks = this.#with.marks();
    return at === undefined || marks === undefined ? [] : [...marks.otherParents(at), ...marks.drawnElsewhere(at)];
  }

  /** What the address keeps. */
  get options(): ExploreOptions {
    const { choices, labels, find } = this.#with;
    const focused = this.#focused === undefined ? undefined : this.#placeOf(this.#focused);
    return {
      ...choices.chosen,
      at: this.#current === 0 ? undefined : labels.id(this.#current),
      find: find() === '' ? undefined : find(),
      focus: focused === undefined || focused === this.#current ? undefined : labels.id(focused),
      view: this.#view,
    };
  }

  /** Shows the place in view once more, in another layout or at the beginning. @param isSudden whether nothing is to fly. */
  show(isSudden = false): void {
    this.#with.picture.fly(this.#current, isSudden ? 0 : FLIGHT, this.#view);
    this.tell();
  }

  /** Brings what is told in words in step with the picture, soon: once for all that comes at the same time, and in a task of its own. */
  tell(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#with.guide.read(this.#current);
      this.#with.guide.show(this.#pointed ?? this.#focused ?? this.#current);
    });
  }

  /** Forgets how the place in view was seen: another layout begins with the whole of it. */
  forgetView(): void {
    this.#view = undefined;
  }

  /** Goes to a place, and keeps it in the address. */
  visit(place: number): void {
    if (this.#data === undefined) return;
    const { labels, picture, onChange } = this.#with;
    const { tree } = this.#data;
    // A leaf is seen best among its siblings.
    const goal = tree.size[place] === 1 ? tree.parent[place]! : place;
    this.#current = goal;
    this.#view = undefined;
    void labels.load([goal, place, ...rankedChildren(tree, this.#values, goal).slice(0, 100)]).then(() => {
      if (this.#current !== goal) return;
      this.write('push');
      this.tell();
    });
    this.tell();
    onChange();
    picture.fly(goal, FLIGHT);
  }

  /** Goes to a place that has the focus from then on. */
  visitFocused(place: number): void {
    this.#focused = place;
    this.visit(place);
  }

  /** A tile was pressed: it has the focus, and if it is another place, the reader goes there. */
  press(tile: number): void {
    this.#focused = tile;
    this.point(tile);
    if (tile === this.#placeOf(tile) && tile !== this.#current) this.visit(tile);
    else this.write('replace');
  }

  /** A pointer hovers over a tile, or over none. */
  point(tile: number | undefined): void {
    if (tile === this.#pointed) return;
    this.#pointed = tile;
    this.#with.guide.show(tile ?? this.#focused ?? this.#current);
    this.#with.onChange();
  }

  /** Moves the focus to a tile and says which it is. @param isEnd whether the reader wanted to go further. */
  focus(tile: number, isEnd = false): void {
    if (this.#data === undefined) return;
    const { guide, picture, onChange } = this.#with;
    const place = this.#placeOf(tile);
    this.#focused = tile;
    guide.show(tile);
    void guide
      .announce(tile, isEnd, () => this.#focused === tile)
      .then(() => {
        if (this.#focused === tile) this.write('replace');
      });
    if (!picture.shows(tile)) picture.fly(place === 0 ? 0 : this.#data.tree.parent[place]!, FLIGHT);
    onChange();
  }

  /**
   * When nothing has moved for a moment: names are fetched, and the place in view is read out of the picture.
   *
   * @param isDrift whether the reader moved the view freely, so that it may show another place.
   */
  settle(isDrift: boolean): void {
    clearTimeout(this.#settling);
    // What is in view is known once it is drawn, which a busy machine may not have done by now.
    this.#settling = setTimeout(() => {
      requestAnimationFrame(() => {
        this.#rest(isDrift);
      });
    }, REST);
  }

  #rest(isDrift: boolean): void {
    if (this.#data === undefined) return;
    const { labels, picture, choices } = this.#with;
    const {
      tiles,
      size: { width, height },
    } = picture;
    const named = tiles.filter((tile) => tile.width > 40 && tile.height > 16);
    void labels.load(
      named.map(({ tile }) => this.#placeOf(tile)),
      BLOCKS_AT_ONCE,
    );
    picture.rest();
    if (!isDrift) return;
    this.#current = placeInView(this.#data.tree, choices.chosen.layout, tiles, width, height);
    this.#view = picture.placed(this.#current);
    void labels.load([this.#current]).then(() => {
      this.write('replace');
    });
    this.tell();
  }

  /** Keeps the view in the address, once the name of the place is known. */
  write(how: 'push' | 'replace'): void {
    const { address, labels } = this.#with;
    if (this.#current === 0 || labels.id(this.#current) !== undefined) address?.write(this.options, how);
  }

  /** Takes up a view that the reader was at before. */
  async goBack({ at, focus, view }: ExploreOptions): Promise<void> {
    const [current, focused] = await Promise.all([this.#placeOfId(at), this.#placeOfId(focus)]);
    this.#current = current ?? 0;
    this.#focused = focused;
    this.#view = view;
    this.#with.onChange();
  }

  #placeOf(tile: number): number {
    return tile % (this.#data?.tree.parent.length ?? Infinity);
  }

  async #placeOfId(id: string | undefined): Promise<number | undefined> {
    if (id === undefined) return undefined;
    return this.#with.labels.placeOf(id) ?? (await this.#data?.placeOf(id).catch(() => undefined));
  }
}
