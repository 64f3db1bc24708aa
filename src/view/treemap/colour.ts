/**
 * Colours of maps: hue says the branch, lightness the measure.
 *
 * Computed in OKLCH (Ottosson, A perceptual color space for image processing, 2020) and written as whole sRGB colours.
 * The style sheet draws static maps with the same constants; `test/view/treemap/colour.test.ts` compares the two.
 */

/** A branch with a hue of its own. */
export interface BranchHue {
  readonly name: string;
  /** The wnid of the branch; `undefined` for synsets of no branch. */
  readonly wnid: string | undefined;
  /** Degrees of OKLCH. */
  readonly hue: number;
  /** Share of the usual chroma. */
  readonly chroma: number;
  /** Level of base lightness in the theme for colour-blind readers, from 0, the darkest. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

/** The branches of ImageNet's release, and last the synsets of none. */
export const HUES = [
  { name: 'animal', wnid: 'n00015388', hue: 50, chroma: 1, level: 3 },
  { name: 'plant', wnid: 'n00017222', hue: 145, chroma: 1, level: 1 },
  { name: 'artifact', wnid: 'n00021939', hue: 255, chroma: 1, level: 3 },
  { name: 'person', wnid: 'n00007846', hue: 350, chroma: 1, level: 0 },
  { name: 'fungus', wnid: 'n12992868', hue: 100, chroma: 1, level: 2 },
  { name: 'natural object', wnid: 'n00019128', hue: 200, chroma: 1, level: 2 },
  { name: 'geological formation', wnid: 'n09287968', hue: 75, chroma: 1, level: 4 },
  { name: 'sport', wnid: 'n00523513', hue: 300, chroma: 1, level: 1 },
  { name: 'Misc', wnid: undefined, hue: 270, chroma: 0.17, level: 4 },
] as const satisfies readonly BranchHue[];

/** The index in {@link HUES} of what belongs to no branch. */
export const NO_BRANCH = HUES.length - 1;

/** Light or dark paper. */
export type Scheme = 'light' | 'dark';
/** The usual colours, or those whose branches differ in lightness too. */
export type Theme = 'usual' | 'levels';

/** Lightness and chroma of tiles on one paper. */
export interface Band {
  /** Lightness of the lowest and of the highest step. */
  readonly low: number;
  readonly high: number;
  /** Lightness that the ground behind children is mixed with. */
  readonly paper: number;
  readonly chroma: number;
  readonly ink: string;
  readonly softInk: string;
  /** Ground of the whole map. */
  readonly card: string;
}

/** The bands of both papers. */
export const BANDS: Readonly<Record<Scheme, Band>> = {
  light: { low: 0.82, high: 0.65, paper: 0.95, chroma: 0.09, ink: '#191d1a', softInk: '#2b322d', card: '#ffffff' },
  dark: { low: 0.35, high: 0.5, paper: 0.235, chroma: 0.061, ink: '#eceee9', softInk: '#d3d7d0', card: '#1c201d' },
};

/** Base lightness of the levels of the theme `levels`; a measure moves it by {@link LEVEL_SPREAD} each way. */
export const LEVELS: Readonly<Record<Scheme, readonly [number, number, number, number, number]>> = {
  light: [0.65, 0.72, 0.79, 0.86, 0.93],
  dark: [0.23, 0.3, 0.37, 0.44, 0.51],
};
/** Lightness between the middle and either end of a measure in the theme `levels`. */
const LEVEL_SPREAD = 0.004;

/** Share of the way from a tile's lightness to paper that the ground behind its children takes, and of its chroma. */
const TINT = { lightness: 0.55, chroma: 0.45 } as const;

/** Steps of lightness that static maps distinguish, from 0. */
export const SHADES = 11;

/** Returns the shade of a value from 0 to 1. */
export function shadeOf(value: number): number {
  return Math.round(value * (SHADES - 1));
}

/** The colour of a tile. @param value its measure, from 0 to 1. */
export function tileColour(branch: BranchHue, value: number, scheme: Scheme, theme: Theme = 'usual'): string {
  return oklch(lightness(branch, value, scheme, theme), BANDS[scheme].chroma * branch.chroma, branch.hue);
}

/** The colour of the ground behind the children of a tile. */
export function tintColour(branch: BranchHue, value: number, scheme: Scheme, theme: Theme = 'usual'): string {
  const { paper, chroma } = BANDS[scheme];
  const own = lightness(branch, value, scheme, theme);
  return oklch(own + (paper - own) * TINT.lightness, chroma * branch.chroma * TINT.chroma, branch.hue);
}

/** The ground of a picture on dark paper: outlines of drawings are black. */
export function plateColour({ hue, chroma }: BranchHue): string {
  return oklch(0.62, BANDS.dark.chroma * chroma * 0.66, hue);
}

function lightness({ level }: BranchHue, value: number, scheme: Scheme, theme: Theme): number {
  const { low, high } = BANDS[scheme];
  if (theme === 'usual') return low + (high - low) * value;
  return LEVELS[scheme][level] + Math.sign(high - low) * LEVEL_SPREAD * (2 * value - 1);
}

const written = new Map<number, string>();

/** Writes a colour of OKLCH as `#rrggbb`; what lies outside sRGB is clipped. */
export function oklch(l: number, c: number, h: number): string {
  const key = Math.round(l * 1000) * 1e6 + Math.round(c * 1000) * 1e3 + Math.round(h);
  let hex = written.get(key);
  if (hex === undefined) {
    hex = `#${linearOf(l, c, h)
      .map((channel) => Math.round(255 * gamma(Math.min(1, Math.max(0, channel)))))
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')}`;
    written.set(key, hex);
  }
  return hex;
}

/** Linear red, green and blue of a colour of OKLCH; outside 0 to 1 where sRGB does not have it. */
export function linearOf(l: number, c: number, h: number): [number, number, number] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function gamma(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** Range of steps on a map, its 5th to 95th percentile, to which lightness is stretched. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** The least distance between the ends of a stretch. */
const LEAST_STRETCH = 10;

/** Stretches the steps of undivided tiles: from their 5th to their 95th percentile, at least ten apart. */
export function stretchOf(steps: readonly number[]): Stretch {
  const sorted = steps.toSorted((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.05)] ?? 0;
  const high = sorted[Math.floor(sorted.length * 0.95)] ?? 100;
  if (high - low >= LEAST_STRETCH) return { low, high };
  const from = Math.min(100 - LEAST_STRETCH, Math.max(0, Math.round((low + high - LEAST_STRETCH) / 2)));
  return { low: from, high: from + LEAST_STRETCH };
}

/** Returns the position of a step on a stretch, from 0 to 1. */
export function stretched(step: number, { low, high }: Stretch): number {
  return Math.min(1, Math.max(0, (step - low) / (high - low)));
}
