import { decodeColumns } from '../format/columns.ts';
import type { PictureCaption } from '../view/explore-caption.ts';
import { COVERAGE_SCHEMA, decodeExplore, EXPLORE_SCHEMA, type ExploreTree } from '../view/explore-columns.ts';
import type { ExploreMatches } from '../view/explore-matches.ts';
import { coveredBy, type ExploreOptions, exploreUrl, parseExploreOptions } from '../view/explore-options.ts';
import { describeTile, neighbour, rankedChildren, type TileRemarks } from '../view/explore-reading.ts';
import { placeInView } from '../view/explore-scene.ts';
import { coveredPlaces, exploreSteps } from '../view/explore-steps.ts';
import { placeValues } from '../view/explore-values.ts';
import { synsetUrl, type UrlState } from '../view/urls.ts';
import { ExploreFinder } from './explore-finder.ts';
import { ExploreLabels } from './explore-labels.ts';
import { ExploreLayouts } from './explore-layouts.ts';
import { ExploreMontages } from './explore-montages.ts';
import { ExplorePicture } from './explore-picture.ts';
import { fillNext, fillPath, fillTable } from './explore-reading.ts';

const FLIGHT = 600;
/** Blocks of names fetched at once when the view comes to rest. */
const BLOCKS_AT_ONCE = 6;
/** A gesture is over when nothing has moved for so long. */
const REST = 200;
const CHOICES = ['layout', 'area', 'colour'] as const;

/**
 * The explorer: a whole tree as one picture to fly through, by pointer, touch or keyboard.
 *
 * The tree's shape and counts come as one file of columns, names in blocks; the layout is made once per measure and box,
 * and each frame draws what the screen can show of it.
 */
class ExploreMapElement extends HTMLElement {
  #stop = new AbortController();
  #picture!: ExplorePicture;
  #labels!: ExploreLabels;
  #montages: ExploreMontages | undefined;
  #finder!: ExploreFinder;
  #layouts: ExploreLayouts | undefined;
  #tree: ExploreTree | undefined;
  #values: Float64Array = new Float64Array();
  #steps: Int8Array = new Int8Array();
  #covered: Uint32Array | undefined;
  #matches: readonly number[] = [];
  #current = 0;
  #focused: number | undefined;
  #pointed: number | undefined;
  #arrangements = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const url = this.dataset['url'] ?? '';
    const canvas = this.querySelector('canvas')!;
    this.#labels = new ExploreLabels(url, () => {
      this.#picture.redraw();
      this.#read();
    });
    this.#montages = this.dataset['pictures'] === undefined ? undefined : new ExploreMontages(url, () => {
      this.#picture.redraw();
    });
    this.#picture = new ExplorePicture(canvas, this.querySelector('.explore-probe')!, {
      montages: this.#montages,
      nameOf: this.#nameOf,
      onMove: (isGesture) => {
        this.#settle(isGesture);
      },
    });
    this.#finder = new ExploreFinder(this.querySelector('form')!, url, {
      mark: (places) => {
        this.#matches = places;
        this.#change();
        this.#write('replace');
      },
      goTo: (place) => {
        this.#focused = place;
        this.#visit(place);
        this.#change();
        void this.#labels.load([place, this.#tree?.parent[place] ?? 0]).then(() => {
          this.#describe(place);
        });
      },
      say: (text) => {
        this.#say(text);
      },
    }, signal);
    const listen = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void): void => {
      canvas.addEventListener(type, act, { signal });
    };
    listen('click', this.#click);
    listen('dblclick', (event) => {
      // The first of the two clicks has set the view in motion; what it met is what is meant.
      event.preventDefault();
      if (this.#focused !== undefined) this.#openPage(this.#placeOf(this.#focused));
    });
    listen('pointermove', (event) => {
      this.#point(event.buttons === 0 ? this.#picture.tileUnder(event)?.tile : undefined);
    });
    listen('pointerleave', () => {
      this.#point(undefined);
    });
    listen('keydown', this.#key);
    listen('focus', () => {
      if (canvas.matches(':focus-visible') && this.#tree !== undefined) this.#focus(this.#focused ?? rankedChildren(this.#tree, this.#values, this.#current)[0] ?? this.#current);
    });
    listen('blur', () => {
      this.#picture.redraw();
    });
    this.addEventListener('change', this.#choose, { signal });
    this.addEventListener('click', this.#press, { signal });
    window.addEventListener('popstate', this.#back, { signal });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => {
        this.#picture.recolour();
      }, { signal });
    }
    const sizes = new ResizeObserver(() => void this.#arrange());
    sizes.observe(canvas);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#layouts?.close();
    });
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
    clearTimeout(this.#settling);
  }

  async #load(): Promise<void> {
    this.dataset['state'] = 'loading';
    try {
      const columns = await this.#fetchBytes('tree.columns');
      this.#tree = decodeExplore(decodeColumns(EXPLORE_SCHEMA, columns, 'tree.columns'));
      this.#layouts?.close();
      this.#layouts = new ExploreLayouts(this.#tree, columns);
    } catch {
      if (!this.#stop.signal.aborted) this.dataset['state'] = 'failed';
      return;
    }
    this.#current = Math.min(Number(this.dataset['at'] ?? 0), this.#tree.parent.length - 1);
    await Promise.all([this.#arrange(), this.#recolour()]);
    this.dataset['state'] = 'ready';
    void this.#labels.loadLargest(this.#tree.size);
    this.#settle(false);
    if (this.#finder.text !== '') void this.#finder.find(this.#current === 0);
  }

  async #fetchBytes(file: string): Promise<Uint8Array> {
    const answer = await fetch(`${this.dataset['url'] ?? ''}/${file}`, { signal: this.#stop.signal });
    if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Lays the tree out for the box and the measure there are, and shows the place that was in view. */
  async #arrange(): Promise<void> {
    const { width, height } = this.#picture.size;
    if (this.#tree === undefined || this.#layouts === undefined || width === 0 || height === 0) return;
    const { layout, area } = this.#options;
    const arrangement = { layout, area, width, height };
    const mine = ++this.#arrangements;
    const laidOut = await this.#layouts.ask(arrangement);
    if (mine !== this.#arrangements) return;
    this.#values = placeValues(this.#tree, area);
    this.#change();
    const isFirst = this.#picture.tiles.length === 0;
    this.#picture.takeUp(laidOut, arrangement);
    this.#picture.fly(this.#current, isFirst ? 0 : FLIGHT);
    this.#read();
  }

  /** Gives places the colours that are chosen, with what must be fetched for them. */
  async #recolour(): Promise<void> {
    const tree = this.#tree;
    const { colour } = this.#options;
    if (tree === undefined) return;
    for (const legend of this.querySelectorAll<HTMLElement>('[data-legend]')) legend.hidden = legend.dataset['legend'] !== colour;
    const other = coveredBy(colour);
    const coverage = other === undefined ? undefined : await this.#fetchBytes(`coverage/${other}.columns`).then(
      (bytes) => decodeColumns(COVERAGE_SCHEMA, bytes, 'coverage').held,
      () => undefined,
    );
    if (colour !== this.#options.colour) return;
    this.#covered = coverage && coveredPlaces(tree, coverage);
    this.#steps = exploreSteps(tree, colour, coverage);
    this.#change();
  }

  get #options(): ExploreOptions {
    const query = new URLSearchParams(CHOICES.map((name) => [name, this.#select(name)?.value ?? '']));
    return { ...parseExploreOptions(query), at: undefined, find: this.#finder.text === '' ? undefined : this.#finder.text };
  }

  #select(name: (typeof CHOICES)[number]): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>(`[name=${name}]`);
  }

  get #state(): UrlState {
    return { dataset: this.dataset['dataset'], tree: this.dataset['tree'] === 'wordnet' ? 'wordnet' : undefined };
  }

  /** Has the picture drawn with what has changed. */
  #change(): void {
    if (this.#tree === undefined || this.#steps.length === 0) return;
    this.#picture.change({
      tree: this.#tree, values: this.#values, steps: this.#steps, matches: this.#matches, match: this.#finder.current,
      focused: this.#focused, pointed: this.#pointed,
    });
  }

  readonly #nameOf = (tile: number): string | undefined => {
    const place = this.#placeOf(tile);
    const name = this.#labels.get(place)?.[1];
    if (name === undefined) return undefined;
    if (this.#isOwn(tile)) return `${name} itself`;
    return this.#tree?.hasSeveralParents(place) === true ? `${name} *` : name;
  };

  #isOwn(tile: number): boolean {
    return tile >= (this.#tree?.parent.length ?? Infinity);
  }

  #placeOf(tile: number): number {
    return this.#isOwn(tile) ? tile - this.#tree!.parent.length : tile;
  }

  /**
   * When nothing has moved for a moment: names are fetched, and the place in view is read out of the picture.
   *
   * @param isDrift whether the reader moved the view freely, so that it may show another place.
   */
  #settle(isDrift: boolean): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      const tree = this.#tree;
      if (tree === undefined) return;
      const { width, height } = this.#picture.size;
      const { tiles } = this.#picture;
      const named = tiles.filter((tile) => tile.width > 40 && tile.height > 16);
      void this.#labels.load(named.map((tile) => this.#placeOf(tile.tile)), BLOCKS_AT_ONCE);
      this.#montages?.prepare(tiles, tree.parent.length);
      const inView = isDrift ? placeInView(tree, this.#options.layout, tiles, width, height) : this.#current;
      if (inView === this.#current) return;
      this.#current = inView;
      void this.#labels.load([inView]).then(() => {
        this.#write('replace');
      });
      this.#read();
    }, REST);
  }

  /** Brings path, ways on and table in step with the place in view. */
  #read(): void {
    const tree = this.#tree;
    if (tree === undefined || this.#values.length === 0) return;
    const scene = { tree, values: this.#values, labels: this.#labels, state: this.#state, options: this.#options };
    fillPath(this.querySelector('.explore-path')!, scene, this.#current);
    fillNext(this.querySelector('.explore-next')!, scene, this.#current);
    fillTable(this.querySelector('tbody')!, scene, this.#current);
  }

  /** Keeps the view in the address: a step of the reader's own is one to go back over, a drift of the view is not. */
  #write(how: 'push' | 'replace'): void {
    const id = this.#current === 0 ? undefined : this.#labels.get(this.#current)?.[0];
    if (id === undefined && this.#current !== 0) return;
    const url = exploreUrl({ ...this.#options, at: id }, this.#state);
    if (url === location.pathname + location.search) return;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(history.state, '', url);
  }

  /** Goes to a place, and keeps it in the address. */
  #visit(place: number): void {
    const tree = this.#tree;
    if (tree === undefined) return;
    // A leaf is seen best among its siblings.
    const goal = tree.size[place] === 1 ? tree.parent[place]! : place;
    this.#current = goal;
    void this.#labels.load([goal, ...rankedChildren(tree, this.#values, goal).slice(0, 100)]).then(() => {
      if (this.#current !== goal) return;
      this.#write('push');
      this.#read();
    });
    this.#read();
    this.#picture.fly(goal, FLIGHT);
  }

  readonly #click = (event: MouseEvent): void => {
    const tile = this.#picture.tileUnder(event);
    if (tile === undefined || event.detail > 1) return;
    this.#focused = tile.tile;
    this.#point(tile.tile);
    if (!this.#isOwn(tile.tile) && tile.tile !== this.#current) this.#visit(tile.tile);
  };

  #openPage(place: number): void {
    const id = this.#labels.get(place)?.[0];
    if (id !== undefined) location.assign(synsetUrl(id, this.#state));
  }

  #point(tile: number | undefined): void {
    if (tile === this.#pointed) return;
    this.#pointed = tile;
    this.#describe(tile ?? this.#focused);
    this.#change();
  }

  /** Describes a tile on the card, with what can only be seen. @returns what is said of it. */
  #describe(tile: number | undefined): string {
    const card = this.querySelector('.explore-card');
    const tree = this.#tree;
    const described = (remarks: TileRemarks): string =>
      tile === undefined || tree === undefined ? '' : describeTile(tree, this.#values, tile, (at) => this.#labels.get(at)?.[1], remarks);
    const covered = tile === undefined ? undefined : this.#coverageOf(tile);
    const other = this.#picture.tiles.find((drawn) => drawn.tile === tile)?.other?.count;
    if (card) card.textContent = described({ other, covered });
    return described({ covered });
  }

  #coverageOf(tile: number): TileRemarks['covered'] {
    const by = this.#select('colour')?.selectedOptions[0]?.dataset['dataset'];
    return this.#covered && by !== undefined ? { synsets: this.#covered[this.#placeOf(tile)]!, by } : undefined;
  }

  /** Moves the focus to a tile and says which it is. @param isEnd whether the reader wanted to go further. */
  #focus(tile: number, isEnd = false): void {
    this.#focused = tile;
    const place = this.#placeOf(tile);
    const parent = this.#tree!.parent[place]!;
    void this.#labels.load([place, parent]).then(() => {
      const text = this.#describe(tile);
      if (this.#focused === tile) this.#say(isEnd ? `End. ${text}` : text);
    });
    if (!this.#picture.shows(tile)) this.#picture.fly(place === 0 ? 0 : parent, FLIGHT);
    this.#change();
  }

  /** Says something to those who do not see it, also if it was said just before. */
  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const tree = this.#tree;
    if (tree === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.#placeOf(this.#focused ?? this.#current);
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey || tree.size[at] === 1) this.#openPage(at);
      else this.#visit(at);
    } else if (event.key === 'Escape' || event.key === 'Backspace') {
      event.preventDefault();
      const out = tree.parent[this.#current]!;
      this.#visit(out);
      this.#focus(this.#current === 0 ? 0 : out);
    } else if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      this.#picture.camera.step(event.key === '+' ? 1 : -1);
    } else {
      const goal = neighbour(tree, this.#values, at, event.key);
      if (goal === undefined) return;
      event.preventDefault();
      this.#focus(goal, goal === at);
    }
  };

  readonly #choose = (event: Event): void => {
    const name = event.target instanceof HTMLSelectElement ? event.target.name : '';
    if (name === 'colour') void this.#recolour();
    else if (name === 'layout' || name === 'area') void this.#arrange();
    else return;
    this.#read();
    this.#write('replace');
  };

  readonly #press = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const link = target?.closest<HTMLElement>('[data-place]');
    if (link && event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.#visit(Number(link.dataset['place']));
    } else if (target?.closest('[data-retry]')) void this.#load();
    else if (target?.closest('[data-zoom]')) this.#picture.camera.step(target.closest<HTMLElement>('[data-zoom]')?.dataset['zoom'] === 'in' ? 1 : -1);
    else if (target?.closest('[data-save]')) {
      void this.#save(target.closest<HTMLElement>('[data-save]')?.dataset['save'] === 'svg' ? 'svg' : 'png');
    }
  };

  async #save(format: 'png' | 'svg'): Promise<void> {
    const { savePng, saveSvg } = await import('./explore-export.ts');
    const draw = this.#picture.drawOn.bind(this.#picture);
    const saved = { draw, ...this.#picture.size, caption: this.#caption, paint: this.#picture.paint };
    if (format === 'svg') saveSvg(saved);
    else savePng(saved);
  }

  get #caption(): PictureCaption {
    const chosen = (name: 'area' | 'colour'): string => this.#select(name)?.selectedOptions[0]?.textContent.toLowerCase() ?? '';
    const find = this.#finder.text === '' ? '' : ` Marked: “${this.#finder.text}”.`;
    return {
      title: this.#labels.get(this.#current)?.[1] ?? '',
      key: `Area by ${chosen('area')}, colour by ${chosen('colour')}.${find}`,
      credits: this.dataset['caption'] ?? '',
    };
  }

  readonly #back = (): void => {
    // A state of its own belongs to the site's router, which loads the page anew.
    if (history.state !== null) return;
    const options = parseExploreOptions(new URLSearchParams(location.search));
    const before = this.#options;
    for (const name of CHOICES) this.#select(name)!.value = options[name];
    this.#finder.text = options.find ?? '';
    if (options.colour !== before.colour) void this.#recolour();
    void this.#placeOfId(options.at).then((place) => {
      if (place === undefined) return;
      this.#current = place;
      this.#read();
      if (options.layout !== before.layout || options.area !== before.area) void this.#arrange();
      else this.#picture.fly(place, FLIGHT);
    });
  };

  async #placeOfId(id: string | undefined): Promise<number | undefined> {
    if (id === undefined) return 0;
    const known = this.#labels.placeOf(id);
    if (known !== undefined) return known;
    const answer = await fetch(`${this.dataset['url'] ?? ''}/matches.json?q=${encodeURIComponent(id)}`).catch(() => undefined);
    return answer?.ok === true ? ((await answer.json()) as ExploreMatches).places[0] : undefined;
  }
}

customElements.define('explore-map', ExploreMapElement);
