import { readFile } from 'node:fs/promises';
import { lab } from 'd3';
import { describe, expect, it } from 'vitest';
import { imageBounds, RAMP_STEPS, rampStep } from '../../../src/view/treemap/colour.ts';
import { contrast, ramp } from '../../../src/view/treemap/colour-ramp.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';

describe('contrast', () => {
  it.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %d', (a, b, wanted) => {
    expect(contrast(a, b)).toBeCloseTo(wanted, 2);
    expect(contrast(b, a)).toBeCloseTo(wanted, 2);
  });
});

describe.each(['light', 'dark'] as const)('the ramp on %s pages', (scheme) => {
  const colours = ramp(scheme);

  it('has text that WCAG AA calls readable on every step', () => {
    expect(colours).toHaveLength(RAMP_STEPS);
    for (const { fill, ink } of colours) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('goes away from the paper in equal steps of lightness', () => {
    const lightness = colours.map(({ fill }) => lab(fill).l);
    const steps = lightness.slice(1).map((l, i) => (scheme === 'light' ? lightness[i]! - l : l - lightness[i]!));
    const mean = steps.reduce((a, b) => a + b, 0) / steps.length;
    expect(mean).toBeGreaterThan(5);
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.6);
  });

  it('keeps its steps apart for readers without red or green cones', () => {
    const seen = colours.map(({ fill }) => deuteranope(fill));
    for (let i = 1; i < seen.length; i++) expect(distance(seen[i]!, seen[i - 1]!)).toBeGreaterThan(4);
  });

  it('stands in the style sheet', async () => {
    const css = await readFile('src/styles/ramp.css', 'utf8');
    colours.forEach(({ fill, ink }, step) => {
      const rule = new RegExp(String.raw`\.ramp-${String(step)} \{([^}]*)\}`).exec(css)?.[1] ?? '';
      const pick = (property: string): string | undefined =>
        new RegExp(String.raw`${property}: light-dark\((#\w+), (#\w+)\)`).exec(rule)?.[scheme === 'light' ? 1 : 2];
      expect(pick('--tile')).toBe(fill);
      expect(pick('--tile-ink')).toBe(ink);
    });
  });
});

/** A colour as a deuteranope sees it: Viénot, Brettel and Mollon (1999), in linear RGB. */
function deuteranope(hex: string): string {
  const channels = [1, 3, 5].map((i) => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2) as [number, number, number];
  const [r, g, b] = channels;
  const mixed = 0.29275 * r + 0.70725 * g;
  const blue = -0.02234 * r + 0.02234 * g + b;
  const back = (c: number): string =>
    Math.round(255 * Math.min(1, Math.max(0, c)) ** (1 / 2.2))
      .toString(16)
      .padStart(2, '0');
  return `#${back(mixed)}${back(mixed)}${back(blue)}`;
}

function distance(a: string, b: string): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

it('rampStep divides percentiles into ninths and stays on the ramp', () => {
  expect(rampStep({ below: 0, population: 90 })).toBe(0);
  expect(rampStep({ below: 9, population: 90 })).toBe(0);
  expect(rampStep({ below: 10, population: 90 })).toBe(1);
  expect(rampStep({ below: 89, population: 90 })).toBe(8);
});

it('imageBounds ascends from the least to the most images, in ninths of the synsets', () => {
  const {
    datasets: [dataset],
  } = catalogue;
  const bounds = imageBounds(dataset);
  const counts = [...dataset.columns.ownImages].filter((images) => images > 0).sort((a, b) => a - b);
  expect(bounds[0]).toBe(1);
  expect(bounds.at(-1)).toBe(3047);
  for (let step = 1; step < RAMP_STEPS; step++) {
    const below = counts.filter((images) => images < bounds[step]!).length;
    expect(below / counts.length).toBeGreaterThanOrEqual(step / RAMP_STEPS);
    expect(below / counts.length).toBeLessThan((step + 0.1) / RAMP_STEPS);
  }
});
