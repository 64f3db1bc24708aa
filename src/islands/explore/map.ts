import type { PictureCaption } from '../../view/explore/caption.ts';
import { exploreFiles } from '../../view/explore/files.ts';
import { parseExploreOptions, type ExploreOptions } from '../../view/explore/options.ts';
import { rankedChildren } from '../../view/explore/reading.ts';
import { placeValues } from '../../view/explore/values.ts';
import { synsetUrl, type UrlState } from '../../view/urls.ts';
import { ExploreAddress } from './address.ts';
import { ExploreChoices } from './choices.ts';
import { ExploreColours } from './colours.ts';
import { ExploreData, explorePlace } from './data.ts';
import { ExploreFinder } from './finder.ts';
import { ExploreGuide, type GuideScene } from './guide.ts';
import { ExploreJourney } from './journey.ts';
import { pressKey } from './keys.ts';
import { ExploreLabels } from './labels.ts';
import { ExploreLayouts } from './layouts.ts';
import type { ExploreMontages } from './montages.ts';
import { ExplorePicture } from './picture.ts';
import { listenToPointer } from './pointer.ts';
import { here, isPlain } from '../plain/plain.ts';

/**
 * The explorer: a whole tree, or one subtree of it, as one picture to fly through, by pointer, touch or keyboard.
 *
 * The tree's shape and counts come as one file of columns, names in blocks; the layout is made once per measure and box,
 * and each frame draws what the screen can show of it. This element brings the parts together and listens to the page.
 */
class ExploreMapElement extends HTMLElement {
  #stop = new AbortController();
  #choices!: ExploreChoices;
  #colours!: ExploreColours;
  #labels!: ExploreLabels;
  #picture!: ExplorePicture;
  #guide!: ExploreGuide;
  #finder!: ExploreFinder;
  #journey!: ExploreJourney;
  #montages: ExploreMontages | undefined;
  #layouts: ExploreLayouts | undefined;
  #data: ExploreData | undefined;
  #values: Float64Array = new Float64Array();
  #matches: readonly number[] = [];
  #arrangements = 0;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const canvas = this.querySelector('canvas')!;
    const files = exploreFiles(this.dataset['url'] ?? '');
    this.#choices = new ExploreChoices(this);
    this.#colours = new ExploreColours(this.#choices, () => {
      this.#change();
      this.#journey.tell();
    });
    this.#labels = new ExploreLabels(files, () => {
      this.#picture.redraw();
      this.#journey.tell();
    });
    this.#picture = new ExplorePicture(canvas, this.querySelector('.explore-probe')!, {
      montages: () => this.#montages,
      nameOf: this.#nameOf,
      onMove: (isGesture) => {
        this.#journey.settle(isGesture);
      },
    });
    this.#guide = new ExploreGuide(this, () => this.#scene);
    this.#finder = new ExploreFinder(
      this.querySelector('form')!,
      {
        find: async (text) => this.#data?.matches(text),
        mark: (places) => {
          this.#matches = places;
          this.#change();
          this.#journey.write('replace');
        },
        goTo: (place) => {
          this.#journey.visitFocused(place);
        },
        say: (text) => {
          this.#guide.say(text);
        },
      },
      signal,
    );
    this.#journey = new ExploreJourney({
      picture: this.#picture,
      labels: this.#labels,
      guide: this.#guide,
      choices: this.#choices,
      // A subtree within another page leaves the address to that page.
      address: this.#isPart
        ? undefined
        : new ExploreAddress(this.#state, (options) => void this.#goBack(options), signal),
      find: () => this.#finder.text,
      marks: () => this.#colours.marks,
      onChange: () => {
        this.#change();
      },
    });
    this.#listen(canvas, signal);
    void this.#load();
  }

  #listen(canvas: HTMLCanvasElement, signal: AbortSignal): void {
    listenToPointer(
      this.#picture,
      this.#journey,
      () => {
        this.#openPage(this.#journey.at);
      },
      signal,
    );
    canvas.addEventListener('keydown', this.#key, { signal });
    canvas.addEventListener(
      'focus',
      () => {
        if (!canvas.matches(':focus-visible') || this.#data === undefined) return;
        const [largest] = rankedChildren(this.#data.tree, this.#values, this.#journey.current);
        this.#journey.focus(this.#journey.focused ?? largest ?? this.#journey.current);
      },
      { signal },
    );
    canvas.addEventListener(
      'blur',
      () => {
        this.#picture.redraw();
      },
      { signal },
    );
    this.addEventListener('change', this.#choose, { signal });
    this.addEventListener('click', this.#act, { signal });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener(
        'change',
        () => {
          this.#picture.recolour();
        },
        { signal },
      );
    }
    const sizes = new ResizeObserver(() => void this.#arrange());
    sizes.observe(canvas);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#layouts?.close();
      this.#journey.end();
    });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  /** Whether only the subtree of the place to begin at is shown, as a part of another page; the attribute has what is asked for. */
  get #isPart(): boolean {
    return this.dataset['part'] !== undefined;
  }

  get #state(): UrlState {
    return { dataset: this.dataset['dataset'], tree: this.dataset['tree'] === 'wordnet' ? 'wordnet' : undefined };
  }

  async #load(): Promise<void> {
    this.dataset['state'] = 'loading';
    const { signal } = this.#stop;
    const asked = parseExploreOptions(new URLSearchParams(this.#isPart ? this.dataset['part'] : location.search));
    let data: ExploreData;
    let begin: number;
    let focus: number | undefined;
    let first: number;
    try {
      [begin, focus] = await this.#beginning(asked, signal);
      first = this.#isPart ? begin : 0;
      [data, this.#montages] = await Promise.all([
        ExploreData.open(exploreFiles(this.dataset['url'] ?? ''), first, signal),
        this.#montages ?? this.#loadMontages(),
      ]);
    } catch {
      if (!signal.aborted) this.dataset['state'] = 'failed';
      return;
    }
    this.#data = data;
    this.#labels.startAt(first);
    this.#montages?.startAt(first, data.tree.parent.length);
    this.#layouts?.close();
    this.#layouts = new ExploreLayouts(data.tree);
    const within = (place: number): number => (place > 0 && place < data.tree.parent.length ? place : 0);
    this.#journey.enter(
      data,
      within(begin - first),
      focus === undefined ? undefined : within(focus - first),
      this.#isPart ? undefined : asked.view,
    );
    void this.#colours.choose(data);
    await this.#arrange();
    this.dataset['state'] = 'ready';
    if (!this.#isPart) void this.#labels.loadLargest(data.tree.size);
    this.#journey.settle(false);
    if (isPlain()) this.#finder.text = asked.find ?? '';
    if (this.#finder.text !== '') void this.#finder.find(this.#journey.current === 0);
  }

  /** What draws pictures in tiles, for a dataset that has them; others do without its code. */
  async #loadMontages(): Promise<ExploreMontages | undefined> {
    if (this.dataset['pictures'] === undefined) return undefined;
    const { ExploreMontages: Montages } = await import('./montages.ts');
    return new Montages(exploreFiles(this.dataset['url'] ?? ''), () => {
      this.#picture.redraw();
      this.#journey.tell();
    });
  }

  /** The places to begin at and to put the focus on: as a server has read them, or else as they are asked for. */
  async #beginning(asked: ExploreOptions, signal: AbortSignal): Promise<[number, number | undefined]> {
    if (!isPlain())
      return [
        Number(this.dataset['at'] ?? 0),
        this.dataset['focus'] === undefined ? undefined : Number(this.dataset['focus']),
      ];
    this.#choices.choose(asked);
    const files = exploreFiles(this.dataset['url'] ?? '');
    const placeOf = async (id: string | undefined): Promise<number | undefined> =>
      id === undefined ? undefined : explorePlace(files, id, signal);
    return [(await placeOf(asked.at)) ?? 0, await placeOf(asked.focus)];
  }

  /** Lays the tree out for the box and the measure there are, and shows the place that was in view. */
  async #arrange(): Promise<void> {
    const { width, height } = this.#picture.size;
    if (this.#data === undefined || this.#layouts === undefined || width === 0 || height === 0) return;
    const { layout, area } = this.#choices.chosen;
    const arrangement = { layout, area, width, height };
    const mine = ++this.#arrangements;
    const laidOut = await this.#layouts.ask(arrangement);
    if (mine !== this.#arrangements) return;
    this.#values = placeValues(this.#data.tree, area);
    this.#journey.measureBy(this.#values);
    this.#change();
    const isFirst = this.#picture.tiles.length === 0;
    this.#picture.takeUp(laidOut, arrangement);
    this.#journey.show(isFirst);
  }

  get #scene(): GuideScene | undefined {
    if (this.#data === undefined) return undefined;
    const { marks, covered } = this.#colours;
    return {
      tree: this.#data.tree,
      marks,
      covered,
      values: this.#values,
      labels: this.#labels,
      state: this.#state,
      options: { ...this.#journey.options, focus: undefined, view: undefined },
      gatheredIn: (tile) => this.#picture.tiles.find((drawn) => drawn.tile === tile)?.other?.count,
      pictureOf: (tile) => this.#montages?.addressOf(tile),
    };
  }

  /** Has the picture drawn with what has changed. */
  #change(): void {
    if (this.#data === undefined || this.#colours.steps.length === 0) return;
    const { focused, pointed, linked } = this.#journey;
    this.#picture.change({
      tree: this.#data.tree,
      values: this.#values,
      steps: this.#colours.steps,
      matches: this.#matches,
      match: this.#finder.current,
      focused,
      pointed,
      linked,
    });
  }

  readonly #nameOf = (tile: number): string | undefined => {
    const places = this.#data?.tree.parent.length ?? Infinity;
    const name = this.#labels.name(tile % places);
    if (name === undefined) return undefined;
    if (tile >= places) return `${name} itself`;
    return this.#colours.marks?.hasSeveralParents(tile) === true ? `${name} *` : name;
  };

  readonly #openPage = (place: number): void => {
    const id = this.#labels.id(place);
    if (id !== undefined) location.assign(here(synsetUrl(id, this.#state), this.#data!.tree.images[place]! > 0));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#data === undefined) return;
    pressKey(event, {
      tree: this.#data.tree,
      values: this.#values,
      journey: this.#journey,
      camera: this.#picture.camera,
      openPage: this.#openPage,
    });
  };

  readonly #choose = (event: Event): void => {
    const name = this.#choices.changed(event);
    if (name === undefined || this.#data === undefined) return;
    // A free view of one layout means nothing in another.
    if (name === 'layout') this.#journey.forgetView();
    if (name === 'colour') void this.#colours.choose(this.#data);
    else void this.#arrange();
    this.#journey.write('replace');
  };

  readonly #act = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const valueOf = (name: string): string | undefined => target?.closest<HTMLElement>(`[data-${name}]`)?.dataset[name];
    const [place, zoom, save] = [valueOf('place'), valueOf('zoom'), valueOf('save')];
    if (place !== undefined && event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.#journey.visitFocused(Number(place));
    } else if (valueOf('retry') !== undefined) void this.#load();
    else if (zoom !== undefined) this.#picture.camera.step(zoom === 'in' ? 1 : -1);
    else if (save !== undefined) void this.#save(save === 'svg' ? 'svg' : 'png');
  };

  async #save(format: 'png' | 'svg'): Promise<void> {
    const { savePng, saveSvg } = await import('./export.ts');
    const draw = this.#picture.drawOn.bind(this.#picture);
    const saved = { draw, ...this.#picture.size, caption: this.#caption, paint: this.#picture.paint };
    if (format === 'svg') saveSvg(saved);
    else savePng(saved);
  }

  get #caption(): PictureCaption {
    const find = this.#finder.text === '' ? '' : ` Marked: “${this.#finder.text}”.`;
    return {
      title: this.#labels.name(this.#journey.current) ?? '',
      key: `Area by ${this.#choices.label('area').toLowerCase()}, colour by ${this.#choices.label('colour').toLowerCase()}.${find}`,
      credits: this.dataset['caption'] ?? '',
    };
  }

  /** Goes to a view that the reader was at before. */
  async #goBack(options: ExploreOptions): Promise<void> {
    const before = this.#choices.chosen;
    await this.#journey.goBack(options);
    if (this.#data === undefined) return;
    this.#choices.choose(options);
    this.#finder.text = options.find ?? '';
    if (options.colour !== before.colour) void this.#colours.choose(this.#data);
    if (options.layout !== before.layout || options.area !== before.area) void this.#arrange();
    else this.#journey.show();
  }
}

customElements.define('explore-map', ExploreMapElement);
