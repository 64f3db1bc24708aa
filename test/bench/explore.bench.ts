import { launchChromium, newWindow } from '../browser/chromium.ts';
import { type Benchmark, quantile, type Sample } from './benchmark.ts';
import { ensureBuilt } from './built.ts';
import { ServerProcess } from './server-process.ts';

/** Frames of some six seconds: about eight levels in and as many out. */
const STEPS = 360;

const address = process.env['CANOPY_ADDRESS'] ?? (await startServer());
const chromium = await launchChromium();

async function startServer(): Promise<string> {
  const { site, data } = await ensureBuilt();
  const server = await ServerProcess.start('canopy', site, data);
  return `http://127.0.0.1:${String(server.port)}`;
}

/**
 * Returns how long 95 of 100 frames take at most, in the page's own time: while the wheel turns in and out again, a level
 * a flight, or with nothing to draw, which is what the machine allows.
 */
async function frames(query: string, isZooming: boolean): Promise<Sample> {
  const context = await newWindow(chromium, { width: 1440, height: 900, reducedMotion: false });
  const page = await context.newPage();
  await page.goto(`${address}/explore${query}`, { waitUntil: 'networkidle' });
  const times = await page.evaluate(
    async ([steps, isZooming]) => {
      const canvas = document.querySelector('explore-map canvas')!;
      const { x, y, width, height } = canvas.getBoundingClientRect();
      const at = { clientX: x + 0.55 * width, clientY: y + 0.4 * height, bubbles: true, cancelable: true };
      const times: number[] = [];
      let before = await new Promise<number>(requestAnimationFrame);
      for (let step = 0; step < steps; step++) {
        const deltaY = step < steps / 2 ? -120 : 120;
        if (isZooming) canvas.dispatchEvent(new WheelEvent('wheel', { deltaY, ...at }));
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - before);
        before = now;
      }
      return times;
    },
    [STEPS, isZooming] as const,
  );
  await context.close();
  return { ms: quantile(times, 0.95) };
}

/** Measures the time from the request for the page to the first tiles. */
async function firstTiles(query: string): Promise<Sample> {
  const context = await newWindow(chromium, { width: 1440, height: 900 });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`${address}/explore${query}`, { waitUntil: 'commit' });
  await page.locator('explore-map[data-state=ready]').waitFor({ state: 'attached' });
  const ms = performance.now() - start;
  await context.close();
  return { ms };
}

export default {
  question: 'How long is a frame of the explorer at most (p95), and how soon are there tiles, in headless Chromium?',
  cases: [
    { name: 'frame, nothing moving', run: () => frames('', false) },
    { name: 'frame, zooming the release', run: () => frames('', true) },
    { name: 'frame, zooming all nouns by synsets', run: () => frames('?tree=wordnet&area=synsets', true) },
    { name: 'frame, zooming the icicle', run: () => frames('?tree=wordnet&area=synsets&layout=icicle', true) },
    { name: 'first tiles of the release', run: () => firstTiles('') },
    { name: 'first tiles of all nouns', run: () => firstTiles('?tree=wordnet') },
  ],
  runs: 3,
  end: () => chromium.close(),
} satisfies Benchmark;
