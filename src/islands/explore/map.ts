import type { ExploreTree } from '../../view/explore/columns.ts';
import { exploreFiles } from '../../view/explore/files.ts';
import type { ExploreMarks } from '../../view/explore/marks.ts';
import { exploreUrl, type ExploreOptions, parseExploreOptions } from '../../view/explore/options.ts';
import { spreadHues } from '../../view/explore/hues.ts';
import {
  areaMeasure,
  colourMeasure,
  coveredBy,
  measureScale,
  type MeasureScale,
  measureSteps,
} from '../../view/measures.ts';
import { formatCount } from '../../view/numbers.ts';
import { NO_BRANCH, type Theme } from '../../view/treemap/colour.ts';
import { drawnNotes } from '../../view/treemap/label.ts';
import { prepareMorph, type Morph } from '../../view/treemap/morph.ts';
import {
  childToward,
  isWithin,
  layOutScene,
  pathTo,
  rankedChildren,
  type Scene,
  tileAtPoint,
} from '../../view/treemap/scene.ts';
import { synsetUrl, type UrlState } from '../../view/urls.ts';
import { isStill, MapCanvas } from '../treemap/canvas.ts';
import { TileLinks } from '../treemap/links.ts';
import { MapGestures } from '../treemap/gestures.ts';
import { type Palette, ScenePainter } from '../../view/treemap/paint.ts';
import { applyTheme, readTheme, rememberTheme } from '../treemap/theme.ts';
import { here, isPlain } from '../plain/plain.ts';
import { ExploreAddress } from './address.ts';
import { PHOTOGRAPHS_EVENT } from '../photograph-choice.ts';
import { PictureBitmaps } from './bitmaps.ts';
import { ExploreChoices } from './choices.ts';
import { ExploreData } from './data.ts';
import { ExploreFinder } from './finder.ts';
import { ExploreLabels } from './labels.ts';
import { PictureList } from './pictures.ts';
import { figuresOf, type Surroundings, fillCard, fillHead, fillLegend, fillSheet } from './surroundings.ts';
import { findTextWidth } from './text-width.ts';

/** Blocks of names fetched at once for a scene. */
const BLOCKS_AT_ONCE = 8;
/** Milliseconds within which the levels of a turned wheel make one entry of the history. */
const BURST = 1000;
/** A pointer that moves less keeps its aim, in pixels. */
const AIM = 8;

/** How the address follows a move. */
type Recording = 'push' | 'replace' | 'none';

/** A move asked for while another is under way. */
interface Queued {
  readonly place: number;
  readonly recording: Recording;
}

/**
 * The explorer: a tree as a map in which one node fills the canvas.
 *
 * One action is one level. The children of the focus are links over the canvas; what lies deeper is a preview. Title,
 * heading, path, list and address follow the focus.
 */
class ExploreMapElement extends HTMLElement {
  #stop = new AbortController();
  #choices!: ExploreChoices;
  #labels!: ExploreLabels;
  #pictures: PictureList | undefined;
  #bitmaps!: PictureBitmaps;
  #painter!: ScenePainter;
  #canvas!: MapCanvas;
  #finder!: ExploreFinder;
  #address!: ExploreAddress;
  #gestures!: MapGestures;
  #data: ExploreData | undefined;
  #marks: ExploreMarks | undefined;
  #coverage: Uint8Array | undefined;
  #hues: Uint8Array = new Uint8Array();
  #values: Float64Array = new Float64Array();
  #measure = areaMeasure(undefined);
  #steps: Uint8Array = new Uint8Array();
  #scale: MeasureScale | undefined;
  #found: ReadonlySet<number> = new Set();
  #focus = 0;
  #chosen: number | undefined;
  #aim: { readonly place: number; readonly x: number; readonly y: number } | undefined;
  #peek: Morph | undefined;
  #queued: Queued | undefined;
  #byKeys = false;
  #moved = 0;
  #isLayoutDue = false;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const files = exploreFiles(this.dataset['url'] ?? '');
    this.#choices = new ExploreChoices(this);
    this.#labels = new ExploreLabels(files, () => {
      this.#layOutSoon();
    });
    this.#pictures =
      this.dataset['pictures'] === undefined
        ? undefined
        : new PictureList(files, () => {
            this.#layOutSoon();
          });
    this.#bitmaps = new PictureBitmaps(
      (key) => this.#pictures?.filesOf(key) ?? { large: key, small: key },
      () => {
        this.#canvas.redraw();
      },
    );
    document.addEventListener(
      PHOTOGRAPHS_EVENT,
      () => {
        this.#layOutSoon();
      },
      { signal },
    );
    this.#painter = new ScenePainter(
      {
        hueOf: (at) => this.#hues[at] ?? NO_BRANCH,
        nameOf: (at) => this.#labels.name(at),
        ownCountOf: (at) => this.#data?.tree.ownImages[at] ?? 0,
        bitmapOf: (key, side) => this.#bitmaps.find(key, side),
        isFound: (at) => this.#found.has(at),
      },
      this.#readPalette(),
    );
    this.#canvas = new MapCanvas(this.querySelector('canvas')!, this.#painter);
    this.#address = new ExploreAddress(this.#state, (options) => void this.#goBack(options), signal);
    this.#finder = new ExploreFinder(
      this.querySelector('form')!,
      {
        find: async (text) => this.#data?.matches(text),
        mark: (places) => {
          this.#markFound(places);
        },
        goTo: (place) => {
          this.#go(place, 'push');
        },
        say: (text) => {
          this.#say(text);
        },
      },
      signal,
    );
    this.#listen(signal);
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  get #state(): UrlState {
    return {
      dataset: this.dataset['dataset'],
      tree: this.dataset['tree'] === 'wordnet' ? 'wordnet' : undefined,
      ...(this.dataset['pictures'] === 'off' && { pictures: 'off' as const }),
      isEmbedded: this.#isEmbedded,
    };
  }

  /** Whether another site shows the map in a frame. */
  get #isEmbedded(): boolean {
    return this.dataset['embedded'] !== undefined;
  }

  get #stage(): HTMLElement {
    return this.querySelector<HTMLElement>('.map-stage')!;
  }

  get #tree(): ExploreTree | undefined {
    return this.#data?.tree;
  }

  #listen(signal: AbortSignal): void {
    const stage = this.#stage;
    this.#gestures = new MapGestures(
      stage,
      {
        isFlying: () => this.#canvas.isFlying,
        goIn: (x, y, start) => {
          const place = this.#aimAt(x, y);
          if (place !== undefined) this.#go(place, this.#burst(), start);
        },
        goOut: () => {
          this.#goOut(this.#burst());
        },
        peek: (x, y, share) => this.#peekAt(x, y, share),
        endPeek: () => {
          if (this.#peek !== undefined) this.#canvas.redraw();
          this.#peek = undefined;
        },
        isOutermost: () => this.#focus === 0 && this.#chosen === undefined,
      },
      this.#isEmbedded,
      signal,
    );
    this.addEventListener('click', this.#onClick, { signal });
    this.addEventListener('change', this.#onChange, { signal });
    this.addEventListener('keydown', this.#onKey, { signal });
    stage.addEventListener('dblclick', this.#onDoubleClick, { signal });
    stage.addEventListener('pointermove', this.#onHover, { signal });
    stage.addEventListener('pointerleave', this.#hideCard, { signal });
    for (const type of ['pointerover', 'focusin'] as const)
      this.querySelector('.map-list')?.addEventListener(type, this.#onRow, { signal });
    stage.addEventListener('focusin', this.#onFocus, { signal });
    stage.addEventListener('focusout', this.#hideCard, { signal });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(query).addEventListener('change', this.#recolour, { signal });
    const sizes = new ResizeObserver(() => {
      this.#layOut();
    });
    sizes.observe(stage);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#canvas.stop();
    });
  }

  async #load(): Promise<void> {
    this.dataset['state'] = 'loading';
    const { signal } = this.#stop;
    const asked = parseExploreOptions(new URLSearchParams(location.search));
    this.#setTheme(readTheme());
    try {
      if (isPlain()) this.#choices.choose(asked);
      const files = exploreFiles(this.dataset['url'] ?? '');
      const face = getComputedStyle(this).fontFamily;
      const [data] = await Promise.all([
        ExploreData.open(files, signal).then(async (opened) => {
          // The first scene is laid out once, with its names and pictures.
          await Promise.all([this.#labels.loadLargest(opened.tree.size), this.#pictures?.loadLargest()]);
          return opened;
        }),
        this.#fetchMarks(files.marks, signal),
        document.fonts.load(`600 14px ${face}`),
        document.fonts.load(`400 14px ${face}`),
      ]);
      this.#data = data;
      await this.#fetchColours();
      const at = isPlain() && asked.at !== undefined ? await data.findPlace(asked.at) : Number(this.dataset['at'] ?? 0);
      this.#start(at ?? 0);
    } catch (error) {
      if (signal.aborted) return;
      this.dataset['state'] = 'failed';
      console.error(error);
      return;
    }
    if (isPlain()) this.#finder.text = asked.find ?? '';
    if (this.#finder.text !== '') void this.#finder.find(false);
  }

  /** Warms the cache with the marks, so that they come beside the tree. */
  async #fetchMarks(url: string, signal: AbortSignal): Promise<void> {
    await fetch(url, { signal }).catch(() => undefined);
  }

  #start(place: number): void {
    const { tree } = this.#data!;
    this.#hues = spreadHues(tree, this.dataset['hues'] ?? '');
    this.#applyArea();
    const isLeaf = tree.size[place] === 1;
    this.#focus = isLeaf ? tree.parent[place]! : place;
    this.#chosen = isLeaf ? place : undefined;
    this.#layOut();
    this.dataset['state'] = 'ready';
  }

  /** Fetches what the chosen lightness shows, and computes the step of every place. */
  async #fetchColours(): Promise<void> {
    const data = this.#data;
    if (data === undefined) return;
    const { colour } = this.#choices.chosen;
    const other = coveredBy(colour);
    // Without them tiles keep areas and names; the next choice asks again.
    const missing = (): undefined => undefined;
    const [marks, coverage] = await Promise.all([
      data.marks().catch(missing),
      other === undefined ? undefined : data.coverage(other).catch(missing),
    ]);
    if (colour !== this.#choices.chosen.colour) return;
    this.#marks = marks;
    this.#coverage = coverage;
    this.#steps = measureSteps({ tree: data.tree, popularity: marks?.popularity, coverage }, colour);
    this.#scale = measureScale(data.tree, this.#choices.coveredTitle);
  }

  #applyArea(): void {
    const tree = this.#tree!;
    this.#measure = areaMeasure(this.#choices.chosen.area);
    this.#values = this.#measure.values(tree);
    // Without images there is nothing to draw but synsets.
    if (this.#values[0] === 0) {
      this.#measure = areaMeasure('synsets');
      this.#values = this.#measure.values(tree);
    }
  }

  /* Scenes */

  #layOutSoon(): void {
    if (this.#isLayoutDue) return;
    this.#isLayoutDue = true;
    requestAnimationFrame(() => {
      this.#isLayoutDue = false;
      if (!this.#canvas.isFlying) this.#layOut();
    });
  }

  /** Lays the scene out anew and shows it at once. */
  #layOut(): void {
    if (this.#tree === undefined || this.#values.length === 0) return;
    const scene = this.#sceneOf(this.#focus);
    if (scene === undefined) return;
    this.#canvas.show(scene);
    this.#furnish(undefined);
  }

  get #isNarrow(): boolean {
    return matchMedia('(max-width: 700px)').matches;
  }

  #sceneOf(focus: number): Scene | undefined {
    const tree = this.#tree!;
    const { width, height } = this.#canvas.fitToBox();
    if (width < 1 || height < 1) return undefined;
    const measure = this.#measure;
    return layOutScene(
      {
        tree,
        values: this.#values,
        own: (at) => measure.own(tree, at),
        steps: this.#steps,
        nameOf: (at) => this.#labels.name(at),
        notesOf: (at) => {
          const { images, synsets } = this.#labels.figures(tree, at);
          const counted = measure.name === 'synsets' || measure.name === 'leaves' ? synsets : images;
          return drawnNotes(counted.drawn, counted.all);
        },
        picturesOf: (at, most) => this.#pictures?.find(at, most) ?? [],
        textWidth: findTextWidth(this.#painter.palette.face),
      },
      focus,
      { width, height, layout: this.#choices.chosen.layout, isNarrow: this.#isNarrow },
    );
  }

  /** Fetches the names and pictures that a scene shows. */
  #fetchNames(scene: Scene): void {
    const places = scene.tiles.filter(({ x0, x1, y0, y1 }) => x1 - x0 > 30 && y1 - y0 > 14).map(({ at }) => at);
    void this.#labels.load([...pathTo(this.#tree!, scene.focus), ...places], BLOCKS_AT_ONCE);
    this.#pictures?.load(places.filter((at) => scene.tileOf.get(at)!.depth < 4));
  }

  /* Moves */

  /** Goes to a place: above or below the focus by a flight, elsewhere at once; a leaf is chosen among its siblings. */
  #go(place: number, recording: Recording, start = 0): void {
    const tree = this.#tree;
    if (tree === undefined) return;
    if (this.#canvas.isFlying) {
      this.#queued = { place, recording };
      return;
    }
    const isLeaf = tree.size[place] === 1;
    const goal = isLeaf ? tree.parent[place]! : place;
    const before = this.#focus;
    const wasChosen = this.#chosen;
    this.#chosen = isLeaf ? place : undefined;
    this.#peek = undefined;
    this.#hideCard();
    if (goal === before) {
      if (wasChosen === this.#chosen) return;
      this.#furnish(wasChosen);
      this.#announce();
      void this.#record(recording);
      return;
    }
    const isInward = isWithin(tree, goal, before);
    const scene = this.#canvas.scene;
    const next = this.#sceneOf(goal);
    if (scene === undefined || next === undefined) return;
    this.#focus = goal;
    this.#fetchNames(next);
    void this.#record(recording);
    const cameFrom = isInward ? undefined : childToward(tree, goal, before);
    const arrive = (): void => {
      // Names and pictures may have come meanwhile.
      const shown = this.#sceneOf(goal);
      if (shown !== undefined) this.#canvas.show(shown);
      this.#furnish(cameFrom);
      this.#announce();
      const queued = this.#queued;
      this.#queued = undefined;
      if (queued !== undefined) this.#go(queued.place, queued.recording);
    };
    if (isStill() || document.hidden || !(isInward || isWithin(tree, before, goal))) {
      this.#canvas.show(next);
      arrive();
      return;
    }
    this.#hits.clear();
    this.#fillSurroundings(cameFrom, isInward ? 1 : -1);
    const morph = isInward ? prepareMorph(tree, scene, next) : prepareMorph(tree, next, scene);
    this.#canvas.fly(morph, isInward, start, arrive);
  }

  #goOut(recording: Recording): void {
    if (this.#canvas.isFlying) {
      this.#queued = { place: this.#tree!.parent[this.#focus]!, recording };
    } else if (this.#chosen !== undefined) this.#go(this.#focus, recording);
    else if (this.#focus !== 0) this.#go(this.#tree!.parent[this.#focus]!, recording);
  }

  /** The child of the focus toward a point; its aim holds while the pointer stays. */
  #aimAt(x: number, y: number): number | undefined {
    const tree = this.#tree;
    const scene = this.#canvas.scene;
    if (tree === undefined || scene === undefined) return undefined;
    const aim = this.#aim;
    if (aim !== undefined && Math.hypot(x - aim.x, y - aim.y) < AIM) {
      const toward = childToward(tree, this.#focus, aim.place);
      if (toward !== undefined) return toward;
    }
    const tile = tileAtPoint(scene, x, y);
    if (tile === undefined || tile.at === this.#focus) return undefined;
    this.#aim = { place: tile.at, x, y };
    return childToward(tree, this.#focus, tile.at);
  }

  #peekAt(x: number, y: number, share: number): boolean {
    const tree = this.#tree!;
    const place = this.#aimAt(x, y);
    const scene = this.#canvas.scene;
    if (place === undefined || scene === undefined || tree.size[place] === 1) return false;
    this.#hideCard();
    if (isStill()) return true;
    if (this.#peek?.inner.focus !== place) {
      const inner = this.#sceneOf(place);
      if (inner === undefined) return false;
      this.#peek = prepareMorph(tree, scene, inner);
    }
    this.#canvas.peek(this.#peek, share);
    return true;
  }

  /** Levels that follow each other at once make one entry of the history. */
  #burst(): Recording {
    const now = performance.now();
    const recording = now - this.#moved < BURST ? 'replace' : 'push';
    this.#moved = now;
    return recording;
  }

  /** Keeps the view in the address, once the name of the place is known. */
  async #record(recording: Recording): Promise<void> {
    if (recording === 'none') return;
    const place = this.#chosen ?? this.#focus;
    await this.#labels.load([place]);
    // In a frame, Back is the page's around it.
    if (place === (this.#chosen ?? this.#focus))
      this.#address.write(this.#options, this.#isEmbedded ? 'replace' : recording);
  }

  get #options(): ExploreOptions {
    const place = this.#chosen ?? this.#focus;
    return {
      ...this.#choices.chosen,
      at: place === 0 ? undefined : this.#labels.id(place),
      find: this.#finder.text === '' ? undefined : this.#finder.text,
    };
  }

  /** Goes to a view that the reader was at before. */
  async #goBack(options: ExploreOptions): Promise<void> {
    const data = this.#data;
    if (data === undefined) return;
    const before = this.#choices.chosen;
    const place =
      options.at === undefined ? 0 : (this.#labels.findPlace(options.at) ?? (await data.findPlace(options.at)) ?? 0);
    this.#choices.choose(options);
    this.#finder.text = options.find ?? '';
    if (options.colour !== before.colour) await this.#fetchColours();
    if (options.area !== before.area) this.#applyArea();
    if (options.layout !== before.layout || options.area !== before.area || options.colour !== before.colour)
      this.#layOut();
    this.#go(place, 'none');
  }

  #markFound(places: readonly number[]): void {
    const tree = this.#tree;
    if (tree === undefined) return;
    const found = new Set(places);
    this.#found = found;
    this.#canvas.redraw();
    void this.#record('replace');
  }

  /* Surroundings */

  get #hits(): TileLinks {
    return new TileLinks(this.querySelector<HTMLElement>('.map-hits')!);
  }

  get #surroundings(): Surroundings {
    return {
      root: this,
      tree: this.#tree!,
      values: this.#values,
      area: this.#measure.name,
      labels: this.#labels,
      pictures: this.#pictures,
      hues: this.#hues,
      steps: this.#steps,
      colour: this.#choices.chosen.colour,
      marks: this.#marks,
      coverage: this.#coverage,
      coveredTitle: this.#choices.coveredTitle,
      focus: this.#focus,
      chosen: this.#chosen,
      isNarrow: this.#isNarrow,
      hrefOf: (place) => this.#hrefOf(place),
      pageOf: (place) => this.#pageOf(place),
    };
  }

  #hrefOf(place: number): string {
    const options = { ...this.#options, find: undefined, at: place === 0 ? undefined : this.#labels.id(place) };
    return here(exploreUrl(options, this.#state));
  }

  #pageOf(place: number): string | undefined {
    const id = this.#labels.id(place);
    return id === undefined
      ? undefined
      : here(synsetUrl(id, { ...this.#state, isEmbedded: false }), this.#tree!.images[place]! > 0);
  }

  #fillSurroundings(cameFrom: number | undefined, direction: -1 | 0 | 1): void {
    const surroundings = this.#surroundings;
    fillHead(surroundings);
    fillSheet(surroundings, cameFrom, isStill() ? 0 : direction);
    const scene = this.#canvas.scene;
    if (scene !== undefined && this.#scale !== undefined)
      fillLegend(this, colourMeasure(this.#choices.chosen.colour), this.#measure, scene.stretch, this.#scale);
  }

  /** Lays links over the tiles, and brings head, path, list and legend in step. */
  #furnish(cameFrom: number | undefined): void {
    const scene = this.#canvas.scene;
    const tree = this.#tree;
    if (scene === undefined || tree === undefined) return;
    this.#fetchNames(scene);
    const links = this.#hits;
    const at = links.focused;
    links.lay(scene, {
      first: cameFrom ?? this.#chosen ?? at,
      takesFocus: at !== undefined || this.#byKeys,
      hrefOf: (place) => this.#hrefOf(place),
      nameOf: (place) => this.#labels.name(place) ?? '',
      figuresOf: (place) => figuresOf({ tree, labels: this.#labels }, place),
      tree,
      chosen: this.#chosen,
    });
    this.#byKeys = false;
    this.#fillSurroundings(cameFrom, 0);
  }

  #announce(): void {
    const tree = this.#tree!;
    const place = this.#chosen ?? this.#focus;
    const below = rankedChildren(tree, this.#values, place).length;
    this.#say(
      `${this.#labels.name(place) ?? ''}, ${figuresOf({ tree, labels: this.#labels }, place).join(', ')}, level ${String(tree.depth[place]!)}, ${
        below === 0 ? 'nothing below' : `${formatCount(below)} below`
      }`,
    );
  }

  /** Says something to those who do not see it, also if it was said just before. */
  #say(text: string): void {
    const status = this.querySelector('[role=status]')!;
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  }

  /* Input */

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const act = target?.closest<HTMLElement>('[data-act]')?.dataset['act'];
    const save = target?.closest<HTMLElement>('[data-save]')?.dataset['save'];
    if (act === 'list') this.#toggleList();
    else if (act === 'out') this.#goOut('push');
    else if (act === 'fit') this.#go(0, 'push');
    else if (act === 'retry') void this.#load();
    else if (save !== undefined) void this.#save(save === 'svg' ? 'svg' : 'png');
    const link = target?.closest<HTMLElement>('a[data-at]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || this.#tree === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const place = Number(link.dataset['at']);
    this.#byKeys = event.detail === 0;
    const isOnMap = this.#hits.holds(link);
    if (isOnMap && this.#canvas.isFlying) return;
    const aimed = isOnMap && event.detail > 0 ? this.#aimAt(...this.#gestures.pointOf(event)) : undefined;
    this.#go(aimed ?? place, 'push');
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    const tree = this.#tree;
    if (tree === undefined || this.#aim === undefined || !this.#canvas.isFlying) return;
    event.preventDefault();
    const next = childToward(tree, this.#focus, this.#aim.place);
    if (next !== undefined && tree.size[next]! > 1) this.#queued = { place: next, recording: 'replace' };
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || this.#tree === undefined) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest('input, select, details[open]') && event.key !== 'Escape') return;
    const details = target?.closest('details');
    if (details?.open) {
      details.open = false;
      details.querySelector('summary')?.focus();
      return;
    }
    const hit = target?.closest<HTMLElement>('.map-hits a');
    this.#byKeys = hit !== null && hit !== undefined;
    if (event.key === 'Escape' || event.key === '-') this.#goOut('push');
    else if (event.key === '0') this.#go(0, 'push');
    else if (event.key === '+' && hit) this.#go(Number(hit.dataset['at']), 'push');
    else if (hit && event.key.startsWith('Arrow')) {
      const scene = this.#canvas.scene;
      if (scene !== undefined && !this.#hits.moveFocus(scene, hit, event.key)) this.#say('No tile that way.');
    } else return;
    event.preventDefault();
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const hit = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.map-hits a') : null;
    if (!hit?.matches(':focus-visible')) return;
    const place = Number(hit.dataset['at']);
    const box = hit.getBoundingClientRect();
    this.#showCard(place, place, box.left + box.width / 2, box.top + Math.min(box.height / 2, 60));
  };

  readonly #onHover = (event: PointerEvent): void => {
    const scene = this.#canvas.scene;
    const tree = this.#tree;
    if (event.pointerType === 'touch' || scene === undefined || tree === undefined || this.#canvas.isFlying) return;
    const [x, y] = this.#gestures.pointOf(event);
    const isPath = event.target instanceof Element && event.target.closest('.map-path a') !== null;
    const tile = isPath ? undefined : tileAtPoint(scene, x, y);
    const toward = tile === undefined ? undefined : childToward(tree, this.#focus, tile.at);
    this.#hits.light(toward);
    if (tile === undefined || toward === undefined) this.#hideCard();
    else this.#showCard(tile.at, toward, event.clientX, event.clientY);
  };

  readonly #onRow = (event: Event): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    this.#hits.light(row === null ? undefined : Number(row.dataset['at']));
  };

  #showCard(place: number, target: number, x: number, y: number): void {
    // The names of what lies inside are wanted next.
    void this.#labels.load([place, target, ...rankedChildren(this.#tree!, this.#values, target).slice(0, 40)], 3);
    fillCard(this.#surroundings, place, target, x, y);
  }

  readonly #hideCard = (): void => {
    this.querySelector('.map-card')?.classList.remove('on');
  };

  #toggleList(): void {
    const isOpen = this.classList.toggle('with-list');
    this.querySelector('[data-act=list][aria-pressed]')?.setAttribute('aria-pressed', String(isOpen));
    if (isOpen) this.querySelector<HTMLElement>('.map-list a')?.focus();
  }

  readonly #onChange = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement && event.target.name === 'theme') {
      const theme = event.target.value === 'levels' ? 'levels' : 'usual';
      rememberTheme(theme);
      this.#setTheme(theme);
      return;
    }
    const name = this.#choices.changed(event);
    if (name === undefined || this.#tree === undefined) return;
    if (name === 'area') this.#applyArea();
    void (name === 'colour' ? this.#fetchColours() : Promise.resolve()).then(() => {
      this.#layOut();
    });
    void this.#record('replace');
  };

  #setTheme(theme: Theme): void {
    applyTheme(theme);
    const select = this.querySelector<HTMLSelectElement>('select[name=theme]');
    if (select) select.value = theme;
    this.#recolour();
  }

  readonly #recolour = (): void => {
    this.#painter.palette = this.#readPalette();
    this.#canvas.redraw();
  };

  #readPalette(): Palette {
    const style = getComputedStyle(this);
    return {
      scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
      theme: readTheme(),
      face: style.fontFamily,
      forced: matchMedia('(forced-colors: active)').matches
        ? { ground: style.backgroundColor, ink: style.color }
        : undefined,
    };
  }

  async #save(format: 'png' | 'svg'): Promise<void> {
    const scene = this.#canvas.scene;
    if (scene === undefined) return;
    const { savePng, saveSvg } = await import('./export.ts');
    const place = this.#chosen ?? this.#focus;
    const marked = this.#finder.text === '' ? '' : ` Marked: “${this.#finder.text}”.`;
    const saved = {
      draw: (brush: Parameters<ScenePainter['drawScene']>[0]) => {
        this.#painter.drawScene(brush, scene);
      },
      width: scene.width,
      height: scene.height,
      caption: {
        title: this.#labels.name(place) ?? '',
        key: `Area: ${this.#choices.label('area').toLowerCase()}. Hue: branch. Lightness: ${this.#choices.label('colour').toLowerCase()}.${marked}`,
        credits: this.dataset['caption'] ?? '',
      },
      palette: this.#painter.palette,
    };
    if (format === 'svg') saveSvg(saved);
    else savePng(saved);
  }
}

customElements.define('explore-map', ExploreMapElement);
