import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { ClassSet } from '../../domain/class-set/class-set.ts';
import { measureSet } from '../../domain/class-set/measures.ts';
import { type Overlap, overlapOf } from '../../domain/class-set/overlap.ts';
import {
  applyChoices,
  type Choice,
  gentlestWayOut,
  kindOfOverlap,
  type OverlapKind,
  WAYS_OUT,
  type WayOut,
} from '../../domain/class-set/ways-out.ts';
import { nodesOf } from '../../domain/taxonomy/descendants.ts';
import { encodeClassSet } from '../../format/class-set/class-code.ts';
import type { PageContext } from '../page-context.ts';
import { openCode, type OpenedSet, openPublished } from './opened-set.ts';
import { setUrl } from './urls.ts';

/** Overlaps that are resolved one by one; a set with more is resolved as a whole. */
const MOST_SHOWN = 60;
/** Overlaps that one answer resolves. */
const MOST_RESOLVED = 2000;
/** Shared synsets that are named. */
const EXAMPLES = 3;

/** Result of a way out. */
export interface WayResult {
  readonly way: WayOut;
  /** Images of the two classes after it; `undefined` for a class that is gone. */
  readonly a: number | undefined;
  readonly b: number | undefined;
  readonly isChosen: boolean;
}

/** An overlap with the shared synsets and the ways out. */
export interface ShownOverlap {
  readonly id: string;
  readonly kind: OverlapKind;
  /** The upper class, where one lies below the other; `undefined` for a pair that only shares synsets. */
  readonly upper: 'a' | 'b' | undefined;
  readonly a: string;
  readonly b: string;
  readonly imagesA: number;
  readonly imagesB: number;
  readonly synsets: number;
  readonly images: number;
  readonly examples: readonly string[];
  readonly ways: readonly WayResult[];
}

/** Model of the page of overlaps; its JSON twin. */
export interface OverlapsPage {
  readonly title: string;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  readonly setHref: string;
  /** Name or code of the set in the address. */
  readonly asked: string;
  readonly classes: number;
  readonly pairs: number;
  readonly shown: readonly ShownOverlap[];
  /** The set with the choices of the address applied. */
  readonly after: {
    readonly href: string;
    readonly code: string;
    readonly classes: number;
    readonly overlaps: number;
    readonly images: number;
  };
}

/** Shows the overlaps of the set that `set` of an address names or holds, with the choices `w0`, `w1` … for them. */
export function overlapsPage(context: PageContext, query: URLSearchParams): OverlapsPage | undefined {
  const { catalogue, dataset, state } = context;
  const asked = query.get('set') ?? '';
  const opened = openPublished(catalogue, dataset, asked) ?? openCode(catalogue, dataset, asked);
  if ('fault' in opened) return undefined;
  const { taxonomy } = catalogue;
  const tallies = catalogue.talliesOf(dataset);
  const { set, measured } = opened;
  const { pairs, a, b } = measured.overlaps;
  const wanted = choicesOf(query);
  const all = query.get('all') ?? '';
  const overlaps = Array.from({ length: Math.min(pairs, MOST_RESOLVED) }, (_, i) =>
    overlapOf(measured.slices, a[i]!, b[i]!, tallies.ones)!,
  );
  const choices = overlaps.map((overlap, i): Choice => ({
    a: overlap.a,
    b: overlap.b,
    way: wanted[i] ?? wholesale(taxonomy, set, overlap, all),
  }));
  const after = applyChoices(taxonomy, set, choices);
  const result = measureSet(taxonomy, tallies, after);
  const code = encodeClassSet(taxonomy, after);
  return {
    title: opened.title,
    unit: dataset.unit,
    setHref: setUrl(opened.key, state),
    asked,
    classes: set.classes.length,
    pairs,
    shown: overlaps
      .slice(0, MOST_SHOWN)
      .map((overlap, i) => show(context, opened, overlap, { id: choiceName(i), chosen: choices[i]!.way })),
    after: {
      href: setUrl({ code }, state),
      code,
      classes: after.classes.length,
      overlaps: result.overlaps.pairs,
      images: result.totalImages,
    },
  };
}

/** Returns the parameter that holds the choice for an overlap, by its position among all. */
function choiceName(at: number): string {
  return `w${String(at)}`;
}

function choicesOf(query: URLSearchParams): (WayOut | undefined)[] {
  return Array.from({ length: MOST_SHOWN }, (_, at) => WAYS_OUT.find((way) => way === query.get(choiceName(at))));
}

/** The way out of an overlap that was not chosen by itself: for all, the upper or the lower class, or nothing lost. */
function wholesale(
  taxonomy: PageContext['catalogue']['taxonomy'],
  set: ClassSet,
  overlap: Overlap,
  all: string,
): WayOut {
  const gentle = gentlestWayOut(taxonomy, set, overlap);
  if (kindOfOverlap(taxonomy, set, overlap) === 'shared') return gentle;
  if (all === 'upper') return gentle === 'from-a' ? 'drop-b' : 'drop-a';
  if (all === 'lower') return gentle === 'from-a' ? 'drop-a' : 'drop-b';
  return gentle;
}

/** The ways out that are offered, by what two classes share: *a* or *b* is above the other, or both have something else. */
const WAYS = {
  a: ['from-a', 'drop-b', 'drop-a', 'leave'],
  b: ['from-b', 'drop-a', 'drop-b', 'leave'],
  shared: ['from-b', 'from-a', 'from-both', 'leave'],
} as const satisfies Readonly<Record<'a' | 'b' | 'shared', readonly WayOut[]>>;

function show(
  { catalogue, dataset }: PageContext,
  { set, names, measured }: OpenedSet,
  overlap: Overlap,
  { id, chosen }: { readonly id: string; readonly chosen: WayOut },
): ShownOverlap {
  const { taxonomy, readableNames } = catalogue;
  const { images } = catalogue.talliesOf(dataset);
  const { a, b, shared, synsets } = overlap;
  const [inA, inB, both] = [measured.images[a]!, measured.images[b]!, images.sum(shared)];
  const kind = kindOfOverlap(taxonomy, set, overlap);
  const upper = kind === 'shared' ? undefined : gentlestWayOut(taxonomy, set, overlap) === 'from-b' ? 'b' : 'a';
  const results: Readonly<Record<WayOut, readonly [number | undefined, number | undefined]>> = {
    'from-a': [inA - both, inB],
    'from-b': [inA, inB - both],
    'from-both': [inA - both, inB - both],
    'drop-a': [undefined, inB],
    'drop-b': [inA, undefined],
    leave: [inA, inB],
  };
  return {
    id,
    kind,
    upper,
    a: names[a]!,
    b: names[b]!,
    imagesA: inA,
    imagesB: inB,
    synsets,
    images: both,
    examples: nodesOf(shared, taxonomy.columns.level)
      .take(EXAMPLES)
      .map((node) => readableNames[node]!)
      .toArray(),
    ways: WAYS[upper ?? 'shared'].map((way) => ({
      way,
      a: results[way][0],
      b: results[way][1],
      isChosen: way === chosen,
    })),
  };
}
