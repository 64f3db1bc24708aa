import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BANDS,
  HUES,
  LEVELS,
  linearOf,
  oklch,
  SHADES,
  type Scheme,
  shadeOf,
  stretched,
  stretchOf,
  type Theme,
  tileColour,
  tintColour,
} from '../../../src/view/treemap/colour.ts';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const THEMES: readonly Theme[] = ['usual', 'levels'];
const VALUES = Array.from({ length: SHADES }, (_, shade) => shade / (SHADES - 1));

function channels(hex: string): [number, number, number] {
  const at = (i: number): number => Number.parseInt(hex.slice(i, i + 2), 16) / 255;
  return [at(1), at(3), at(5)].map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
}

/** The contrast of two colours, as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((hex) => {
      const [r, g, blue] = channels(hex);
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Dichromats' vision by Machado, Oliveira and Fernandes (2009), severity 1; rows of a matrix over linear RGB. */
const VISION: Readonly<Record<string, readonly number[]>> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** OKLab of a colour as somebody with a kind of vision sees it. */
function seen(hex: string, vision: readonly number[]): number[] {
  const rgb = channels(hex);
  const [r, g, b] = [0, 1, 2].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, c, i) => sum + c * vision[3 * row + i]!, 0),
      ),
    ),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

it('OKLCH becomes the sRGB that its specification gives', () => {
  // The examples of CSS Color 4: red, green and blue.
  expect(oklch(0.62796, 0.25768, 29.234)).toBe('#ff0000');
  expect(oklch(0.51975, 0.17686, 142.495)).toBe('#008000');
  expect(oklch(0.45201, 0.31321, 264.052)).toBe('#0000ff');
  expect(oklch(1, 0, 0)).toBe('#ffffff');
  expect(oklch(0, 0, 0)).toBe('#000000');
});

describe.each(SCHEMES)('on %s paper', (scheme) => {
  const { ink, softInk, chroma, low, high } = BANDS[scheme];

  it('every hue at every lightness is inside sRGB', () => {
    for (const { hue, chroma: share } of HUES)
      for (const lightness of [low, high, (low + high) / 2])
        for (const channel of linearOf(lightness, chroma * share, hue)) {
          expect(channel).toBeGreaterThan(-0.002);
          expect(channel).toBeLessThan(1.002);
        }
  });

  it.each(THEMES)('the ink is read on every tile and tint of the theme %s', (theme) => {
    for (const branch of HUES)
      for (const value of VALUES) {
        expect(contrast(ink, tileColour(branch, value, scheme, theme))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(ink, tintColour(branch, value, scheme, theme))).toBeGreaterThanOrEqual(7);
        expect(contrast(softInk, tintColour(branch, value, scheme, theme))).toBeGreaterThanOrEqual(5.5);
      }
  });

  it('a higher step is farther from paper', () => {
    for (const branch of HUES) {
      const contrasts = VALUES.map((value) => contrast(tileColour(branch, value, scheme), BANDS[scheme].card));
      expect(contrasts).toEqual(contrasts.toSorted((a, b) => a - b));
      expect(contrasts.at(-1)! / contrasts[0]!).toBeGreaterThan(1.4);
    }
  });

  describe.each(Object.keys(VISION))('with %s', (vision) => {
    const distance = (a: number, b: number, theme: Theme): number => {
      let least = Infinity;
      for (const x of [0, 1])
        for (const y of [0, 1]) {
          const [p, q] = [
            seen(tileColour(HUES[a]!, x, scheme, theme), VISION[vision]!),
            seen(tileColour(HUES[b]!, y, scheme, theme), VISION[vision]!),
          ];
          least = Math.min(least, Math.hypot(...p.map((c, i) => c - q[i]!)));
        }
      return least;
    };
    const index = (name: string): number => HUES.findIndex((hue) => hue.name === name);

    /** Pairs of branches that share a border on the map of the release. */
    const BORDERS = [
      ['artifact', 'animal'],
      ['artifact', 'plant'],
      ['artifact', 'Misc'],
      ['artifact', 'person'],
      ['animal', 'person'],
      ['animal', 'plant'],
      ['animal', 'Misc'],
      ['plant', 'Misc'],
      ['plant', 'natural object'],
      ['Misc', 'person'],
      ['Misc', 'natural object'],
      ['person', 'natural object'],
      ['person', 'sport'],
      ['person', 'geological formation'],
      ['natural object', 'sport'],
      ['natural object', 'fungus'],
      ['sport', 'fungus'],
      ['sport', 'geological formation'],
      ['fungus', 'geological formation'],
    ] as const;

    it.each(BORDERS)('%s and %s differ in the theme for colour-blind readers', (a, b) =>
      expect(distance(index(a), index(b), 'levels')).toBeGreaterThanOrEqual(0.06),
    );

    it('any two branches differ in it by more than two thirds of that', () => {
      for (let a = 0; a < HUES.length; a++)
        for (let b = 0; b < a; b++) expect(distance(a, b, 'levels')).toBeGreaterThan(0.04);
    });
  });
});

describe('the stretch', () => {
  it('goes from the 5th to the 95th percentile', () =>
    expect(stretchOf(Array.from({ length: 101 }, (_, step) => step))).toEqual({ low: 5, high: 95 }));

  it('is at least ten wide and stays within 0 to 100', () => {
    expect(stretchOf([50])).toEqual({ low: 45, high: 55 });
    expect(stretchOf([0, 1])).toEqual({ low: 0, high: 10 });
    expect(stretchOf([100])).toEqual({ low: 90, high: 100 });
    expect(stretchOf([])).toEqual({ low: 0, high: 100 });
  });

  it('clamps what lies beyond it', () => {
    expect([0, 20, 50, 80, 100].map((step) => stretched(step, { low: 20, high: 80 }))).toEqual([0, 0, 0.5, 1, 1]);
    expect([0, 0.5, 1].map(shadeOf)).toEqual([0, 5, 10]);
  });
});

it('the style sheet draws with the same numbers', () => {
  const css = readFileSync('src/styles/map/colours.css', 'utf8');
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  expect(tokens).toContain("[class*='hue-'] {\n  --chroma: 1;");
  HUES.forEach(({ hue, chroma, level }, i) => {
    const own = chroma === 1 ? '' : `  --chroma: ${String(chroma)};\n`;
    expect(tokens).toContain(
      `.hue-${String(i)} {\n  --hue: ${String(hue)};\n  --level: ${String(LEVELS.light[level])};\n${own}}`,
    );
    // The sheet has one level a hue, and adds the 0.004 of the measure.
    expect(LEVELS.light[level] - LEVELS.dark[level]).toBeCloseTo(0.424 - 0.004);
    expect(css).toContain('calc(var(--level) - 0.424 + 0.008 * var(--v))');
  });
  VALUES.forEach((value, shade) => expect(css).toContain(`.v${String(shade)} {\n  --v: ${String(value)};`));
  for (const scheme of SCHEMES) {
    const { low, high, chroma } = BANDS[scheme];
    const difference = Math.abs(high - low).toFixed(2);
    expect(css).toContain(`calc(${String(low)} ${high < low ? '-' : '+'} ${difference} * var(--v))`);
    expect(css).toContain(`calc(${String(chroma)} * var(--chroma))`);
  }
});
