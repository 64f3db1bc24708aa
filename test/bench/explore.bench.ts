import path from 'node:path';
import type { Page } from 'playwright-core';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import { launchChromium } from '../browser/chromium.ts';
import type { Benchmark, Case, Sample } from './benchmark.ts';
import { ServerProcess } from './server-process.ts';

/** Frames of some six seconds: about eight levels in and as many out. */
const STEPS = 360;

const root = path.resolve(import.meta.dirname, '../..');
const address = process.env['CANOPY_ADDRESS'] ?? (await startServer());
const chromium = await launchChromium();

async function startServer(): Promise<string> {
  const site = { root, out: path.join(root, 'built/site') };
  const { build } = await ensureData();
  const folder = (await currentSite(site)) ?? (await buildSite(site));
  const server = await ServerProcess.start('canopy', folder, path.dirname(build.folder));
  return `http://127.0.0.1:${String(server.port)}`;
}

async function opened(query: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await chromium.open({ width: 1440, height: 900, reducedMotion: false });
  const page = await context.newPage();
  await page.goto(`${address}/explore${query}`, { waitUntil: 'networkidle' });
  return { page, close: () => context.close() };
}

/** Turns the wheel in and out again, a level a flight; returns how long 95 of 100 frames took at most, in the page's own time. */
async function zooming(query: string): Promise<Sample> {
  const { page, close } = await opened(query);
  const ms = await page.evaluate(async (steps) => {
    const canvas = document.querySelector('explore-map canvas')!;
    const box = canvas.getBoundingClientRect();
    const frames: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < steps; step++) {
      const deltaY = step < steps / 2 ? -120 : 120;
      canvas.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          clientX: box.x + 0.55 * box.width,
          clientY: box.y + 0.4 * box.height,
          bubbles: true,
          cancelable: true,
        }),
      );
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames.sort((a, b) => a - b)[Math.floor(0.95 * frames.length)]!;
  }, STEPS);
  await close();
  return { ms };
}

/** Frames of the same length with nothing to draw: what the machine allows. */
async function idling(): Promise<Sample> {
  const { page, close } = await opened('');
  const ms = await page.evaluate(async (steps) => {
    const frames: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < steps; step++) {
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames.sort((a, b) => a - b)[Math.floor(0.95 * frames.length)]!;
  }, STEPS);
  await close();
  return { ms };
}

/** From the request for the page to the first tiles. */
async function firstTiles(query: string): Promise<Sample> {
  const context = await chromium.open({ width: 1440, height: 900 });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`${address}/explore${query}`, { waitUntil: 'commit' });
  await page.locator('explore-map[data-state=ready]').waitFor({ state: 'attached' });
  const ms = performance.now() - start;
  await context.close();
  return { ms };
}

const cases: [Case, ...Case[]] = [
  { name: 'frame, nothing moving', run: idling },
  { name: 'frame, zooming the release', run: () => zooming('') },
  { name: 'frame, zooming all nouns by synsets', run: () => zooming('?tree=wordnet&area=synsets') },
  { name: 'frame, zooming the icicle', run: () => zooming('?tree=wordnet&area=synsets&layout=icicle') },
  { name: 'first tiles of the release', run: () => firstTiles('') },
  { name: 'first tiles of all nouns', run: () => firstTiles('?tree=wordnet') },
];

export default {
  question: 'How long is a frame of the explorer at most (p95), and how soon are there tiles, in headless Chromium?',
  cases,
  runs: 3,
  end: () => chromium.close(),
} satisfies Benchmark;
