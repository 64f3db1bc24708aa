import { exploreFiles } from '../../view/explore/files.ts';
import { type ExploreOptions, parseExploreOptions } from '../../view/explore/options.ts';
import { NO_BRANCH } from '../../view/treemap/colour.ts';
import type { ScenePainter } from '../../view/treemap/paint.ts';
import type { Scene } from '../../view/treemap/scene.ts';
import { loadCode } from '../load-code.ts';
import { PHOTOGRAPHS_EVENT } from '../images/photograph-choice.ts';
import { isPlain } from '../plain/plain.ts';
import { MapCanvas } from '../treemap/canvas.ts';
import { afterPress } from '../press.ts';
import { TileLinks } from '../treemap/links.ts';
import { ExploreAround } from './around.ts';
import { PictureBitmaps } from './bitmaps.ts';
import { ExploreChoices } from './choices.ts';
import { ExploreData } from './data.ts';
import { ExploreInput } from './input.ts';
import { ExploreLabels } from './labels.ts';
import { ExploreLook } from './look.ts';
import { ExploreMoves, type Recording } from './moves.ts';
import { PictureList } from './pictures.ts';
import { ExploreScenes } from './scenes.ts';
import { ExploreSearch } from './search.ts';
import { ExploreViews } from './views.ts';
import { ListeningElement } from '../listening-element.ts';

/** Parts that are there once the tree is loaded. */
interface LoadedMap {
  readonly data: ExploreData;
  readonly scenes: ExploreScenes;
  readonly moves: ExploreMoves;
  readonly around: ExploreAround;
}

/**
 * The explorer: a tree as a map in which one node fills the canvas.
 *
 * One action is one level. The children of the focus are links over the canvas; what lies deeper is a preview. Title,
 * heading, path, list and address follow the focus.
 */
class ExploreMapElement extends ListeningElement {
  #choices!: ExploreChoices;
  #labels!: ExploreLabels;
  #pictures: PictureList | undefined;
  #painter!: ScenePainter;
  #canvas!: MapCanvas;
  #links!: TileLinks;
  #search!: ExploreSearch;
  #views!: ExploreViews;
  #input!: ExploreInput;
  #map: LoadedMap | undefined;
  #found: ReadonlySet<number> = new Set();
  #isLayoutDue = false;

  protected override connect(signal: AbortSignal): void {
    const files = exploreFiles(this.dataset['url'] ?? '');
    const layOutSoon = (): void => this.#layOutSoon();
    this.#choices = new ExploreChoices(this);
    this.#labels = new ExploreLabels(files, layOutSoon);
    this.#pictures = this.dataset['pictures'] === undefined ? undefined : new PictureList(files, layOutSoon);
    this.#painter = this.#createLook(signal).painter;
    this.#canvas = new MapCanvas(this.querySelector('canvas')!, this.#painter);
    this.#links = new TileLinks(this.querySelector<HTMLElement>('.map-hits')!);
    this.#views = new ExploreViews(
      this,
      {
        choices: this.#choices,
        labels: this.#labels,
        found: () => this.#search.text,
        place: () => this.#map?.moves.place ?? 0,
        goBack: (options) => void this.#goBack(options),
      },
      signal,
    );
    this.#search = this.#createSearch(signal);
    this.#input = this.#createInput(signal);
    this.#listen(signal);
    void this.#load(signal);
  }

  get #isNarrow(): boolean {
    return matchMedia('(max-width: 700px)').matches;
  }

  /* Parts */

  #createLook(signal: AbortSignal): ExploreLook {
    const redraw = (): void => this.#canvas.redraw();
    const bitmaps = new PictureBitmaps((key) => this.#pictures?.filesOf(key) ?? { large: key, small: key }, redraw);
    return new ExploreLook(
      this,
      {
        hueOf: (at) => this.#map?.scenes.hues[at] ?? NO_BRANCH,
        bitmapOf: (key, side) => bitmaps.find(key, side),
        isFound: (at) => this.#found.has(at),
      },
      redraw,
      signal,
    );
  }

  #createSearch(signal: AbortSignal): ExploreSearch {
    return new ExploreSearch(
      this.querySelector<HTMLFormElement>('.map-find')!,
      {
        find: async (text) => this.#map?.data.matches(text),
        mark: (places) => this.#markFound(places),
        goTo: (place) => this.#map?.moves.go(place, 'push'),
        announce: (text) => this.#map?.around.announce(text),
      },
      signal,
    );
  }

  #createInput(signal: AbortSignal): ExploreInput {
    return new ExploreInput(
      this,
      {
        stage: this.querySelector<HTMLElement>('.map-stage')!,
        canvas: this.#canvas,
        links: this.#links,
        map: () => this.#map && { tree: this.#map.data.tree, moves: this.#map.moves },
        isPart: this.#views.isEmbedded,
      },
      {
        toggleList: () => this.#toggleList(),
        retry: () => void this.#load(signal),
        save: (format) => void this.#save(format),
        showCard: (place, target, x, y) => this.#map?.around.showCard(place, target, x, y),
        hideCard: this.#hideCard,
        announce: (text) => this.#map?.around.announce(text),
      },
      signal,
    );
  }

  #listen(signal: AbortSignal): void {
    this.addEventListener('change', this.#onChange, { signal });
    document.addEventListener(PHOTOGRAPHS_EVENT, () => this.#layOutSoon(), { signal });
    const sizes = new ResizeObserver(() => this.#layOut());
    sizes.observe(this.querySelector('.map-stage')!);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#canvas.stop();
    });
  }

  async #load(signal: AbortSignal): Promise<void> {
    this.dataset['state'] = 'loading';
    const asked = parseExploreOptions(new URLSearchParams(location.search));
    try {
      if (isPlain()) this.#choices.choose(asked);
      const data = await this.#loadData(signal);
      const scenes = new ExploreScenes({
        data,
        hues: this.dataset['hues'] ?? '',
        labels: this.#labels,
        pictures: this.#pictures,
        choices: this.#choices,
      });
      await scenes.loadColours();
      const at = isPlain() && asked.at !== undefined ? await data.findPlace(asked.at) : Number(this.dataset['at'] ?? 0);
      const moves = this.#createMoves(scenes, at ?? 0);
      this.#map = { data, scenes, moves, around: this.#createAround(scenes, moves) };
      this.#layOut();
      this.dataset['state'] = 'ready';
      for (const button of this.querySelectorAll('button')) button.disabled = false;
    } catch (error) {
      if (signal.aborted) return;
      this.dataset['state'] = 'failed';
      console.error(error);
      return;
    }
    if (isPlain()) this.#search.show(asked.find ?? '');
    else if (this.#search.text !== '') this.#search.find();
  }

  /** Fetches the tree, and the names and pictures of its largest nodes, so that the first scene is laid out once. */
  async #loadData(signal: AbortSignal): Promise<ExploreData> {
    const files = exploreFiles(this.dataset['url'] ?? '');
    const face = getComputedStyle(this).fontFamily;
    const [data] = await Promise.all([
      ExploreData.open(files, signal).then(async (opened) => {
        await Promise.all([this.#labels.loadLargest(opened.tree.size), this.#pictures?.loadLargest()]);
        return opened;
      }),
      // Warms the cache with the marks, so that they arrive in parallel with the tree.
      fetch(files.marks, { signal }).catch(() => undefined),
      // Where a typeface cannot be had, the map is drawn in the next one of the list.
      ...[600, 400].map((weight) => document.fonts.load(`${String(weight)} 14px ${face}`).catch(() => undefined)),
    ]);
    return data;
  }

  #createMoves({ tree }: ExploreScenes, place: number): ExploreMoves {
    return new ExploreMoves(
      tree,
      this.#canvas,
      {
        sceneOf: (focus) => this.#sceneOf(focus),
        onStart: this.#hideCard,
        onMove: (recording, next) => {
          if (next !== undefined) this.#map?.around.fetchNames(next);
          void this.#record(recording);
        },
        onFlight: (cameFrom, isInward) => {
          this.#links.clear();
          this.#map?.around.fill(cameFrom, isInward ? 1 : -1);
        },
        onArrival: (from) => {
          this.#map?.around.furnish(from, this.#input.takeByKeys());
          this.#map?.around.announcePlace();
        },
      },
      place,
    );
  }

  #createAround(scenes: ExploreScenes, moves: ExploreMoves): ExploreAround {
    return new ExploreAround({
      root: this,
      canvas: this.#canvas,
      links: this.#links,
      labels: this.#labels,
      pictures: this.#pictures,
      choices: this.#choices,
      scenes,
      moves,
      isNarrow: () => this.#isNarrow,
      hrefOf: (place) => this.#views.hrefOf(place),
      pageOf: (place) => this.#views.pageOf(place, scenes.tree.images[place]! > 0),
    });
  }

  /* Scenes */

  #layOutSoon(): void {
    if (this.#isLayoutDue) return;
    this.#isLayoutDue = true;
    requestAnimationFrame(() => {
      void afterPress().then(() => {
        this.#isLayoutDue = false;
        if (!this.#canvas.isFlying) this.#layOut();
      });
    });
  }

  /** Lays out the scene of the focus and shows it at once. */
  #layOut(): void {
    const scene = this.#map && this.#sceneOf(this.#map.moves.focus);
    if (scene === undefined) return;
    this.#canvas.show(scene);
    this.#map?.around.furnish(undefined, this.#input.takeByKeys());
  }

  #sceneOf(focus: number): Scene | undefined {
    const size = { ...this.#canvas.fitToBox(), isNarrow: this.#isNarrow };
    return this.#map?.scenes.layOut(focus, size, this.#painter.palette.face);
  }

  /* Address */

  /** Writes the view into the address, once the name of the place is known. */
  async #record(recording: Recording): Promise<void> {
    const moves = this.#map?.moves;
    if (recording === 'none' || moves === undefined) return;
    const { place } = moves;
    await this.#labels.load([place]);
    if (place !== moves.place) return;
    this.#views.record(recording);
    this.#views.fillShareLines();
  }

  /** Returns to a view of the browser's history. */
  async #goBack(options: ExploreOptions): Promise<void> {
    if (this.#map === undefined) return;
    const { data, scenes, moves } = this.#map;
    const before = this.#choices.chosen;
    const place =
      options.at === undefined ? 0 : (this.#labels.findPlace(options.at) ?? (await data.findPlace(options.at)) ?? 0);
    this.#choices.choose(options);
    this.#search.show(options.find ?? '');
    if (options.colour !== before.colour) await scenes.loadColours();
    if (options.area !== before.area) scenes.applyArea();
    if (options.layout !== before.layout || options.area !== before.area || options.colour !== before.colour)
      this.#layOut();
    moves.go(place, 'none');
  }

  #markFound(places: readonly number[]): void {
    if (this.#map === undefined) return;
    this.#found = new Set(places);
    this.#canvas.redraw();
    void this.#record('replace');
  }

  readonly #hideCard = (): void => this.querySelector('.map-card')?.classList.remove('on');

  #toggleList(): void {
    const isOpen = this.classList.toggle('with-list');
    this.querySelector('[data-act=list][aria-pressed]')?.setAttribute('aria-pressed', String(isOpen));
    if (isOpen) this.querySelector<HTMLElement>('.map-list a')?.focus();
  }

  /* Choices */

  readonly #onChange = (event: Event): void => {
    const name = this.#choices.changed(event);
    const scenes = this.#map?.scenes;
    if (name === undefined || scenes === undefined) return;
    if (name === 'area') scenes.applyArea();
    void (name === 'colour' ? scenes.loadColours() : Promise.resolve()).then(() => this.#layOut());
    void this.#record('replace');
  };

  async #save(format: 'png' | 'svg'): Promise<void> {
    const { scene } = this.#canvas;
    if (scene === undefined || this.#map === undefined) return;
    const code = await loadCode(() => import('./export.ts'));
    code?.saveView(format, {
      painter: this.#painter,
      scene,
      title: this.#labels.name(this.#map.moves.place) ?? '',
      area: this.#choices.label('area'),
      lightness: this.#choices.label('colour'),
      found: this.#search.text,
      credits: this.dataset['caption'] ?? '',
    });
  }
}

customElements.define('explore-map', ExploreMapElement);
