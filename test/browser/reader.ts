import { mkdir } from 'node:fs/promises';
import type { BrowserContext, Locator, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { launchChromium, newWindow, type Window } from './chromium.ts';

const SHOTS = '/tmp/shots';

/** A page as a reader has it open, and what it did since. */
export interface OpenPage {
  readonly page: Page;
  readonly response: Response;
  /** Addresses asked of other hosts than ours. */
  readonly strangers: readonly string[];
  /** Errors and warnings of the console, and exceptions nobody caught. */
  readonly complaints: readonly string[];
}

/** The browser of all files of a run, which share this module. */
const browser = await launchChromium();

/** Opens a window with an empty profile for one test. */
export async function openWindow(window: Window = {}): Promise<BrowserContext> {
  const context = await newWindow(browser, window);
  onTestFinished(async () => {
    // Requests that a test answers itself may still be waiting.
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });
  return context;
}

/** Opens a page of the site, or of a copy at another address, for one test, in a window of its own, and waits until it has loaded and nothing moves. */
export async function openPage(path: string, window: Window = {}, address = inject('address')): Promise<OpenPage> {
  return openIn(await openWindow(window), path, window, address);
}

/** Opens a page once for all tests of a group that only look at it; the function returned gives it. */
export function usePage(path: string, window: Window = {}): () => OpenPage {
  let context: BrowserContext | undefined;
  let opened: OpenPage | undefined;
  beforeAll(async () => {
    context = await newWindow(browser, window);
    opened = await openIn(context, path, window, inject('address'));
  });
  afterAll(() => context?.close());
  return () => {
    if (opened === undefined) throw new Error('The page is open while tests run, not before.');
    return opened;
  };
}

async function openIn(context: BrowserContext, path: string, window: Window, address: string): Promise<OpenPage> {
  const page = await context.newPage();
  const [strangers, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && url.protocol !== 'data:' && url.protocol !== 'blob:') strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The browser notes every page that is not found; the tests look at the status themselves.
    if (message.text().startsWith('Failed to load resource') && message.location().url === address + path) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  if (window.javaScript !== false) await page.addInitScript(recordLayoutShifts);
  const response = await page.goto(address + path, { waitUntil: 'load' });
  if (response === null) throw new Error(`No answer for ${path}.`);
  await settled(page);
  return { page, response, strangers, complaints };
}

/** Goes to another page of the same site in the same window. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await settled(page);
}

/** Clicks a link or a button and waits until its page has loaded; without scripts every link loads a page. */
export async function loadBy(page: Page, target: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), target.click()]);
}

/** Waits until a page's elements listen and their first changes are drawn, so that no click comes too early. */
export async function settled(page: Page, redirects = 3): Promise<void> {
  try {
    await page.evaluate(standsStill);
  } catch (error) {
    // A page that leads on while it loads, if need be by way of another, is waited for where it leads.
    if (redirects === 0 || !String(error).includes('navigation')) throw error;
    await page.waitForLoadState('load');
    await settled(page, redirects - 1);
  }
}

/**
 * Returns what has jumped since the page was opened: the element that moved and from where to where, by Chromium's
 * layout instability.
 *
 * What moves right after the reader pressed something does not count, nor a score below 0.001 (a hundredth of what
 * Web Vitals calls good): on a busy machine the parser pauses between a link and its text, and the browser draws the
 * link empty for a frame.
 */
export async function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as ShiftRecord).layoutShifts);
}

/** Returns the number of pixels by which a page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** With `SHOTS=1`, draws the whole page to `/tmp/shots/NAME.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS'] !== '1') return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** Resolves when what runs after loading has run and is drawn. @throws Error that names what does not come within a minute. */
async function standsStill(): Promise<void> {
  if (matchMedia('(scripting: none)').matches) return;
  // A copy of plain files leaves out what asks a server for a set.
  const waiting = document.querySelectorAll(':not(:defined, [data-plain] :is(set-add, set-tray))');
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ...[...waiting].map(({ localName }) => [localName, () => customElements.whenDefined(localName)] as const),
    ['typefaces', () => document.fonts.ready],
    ['idleness', () => new Promise((resolve) => requestIdleCallback(resolve))],
    ['a frame', frame],
    ['another frame', frame],
  ];
  for (const [name, wait] of steps)
    await Promise.race([
      wait(),
      new Promise((_, reject) =>
        setTimeout(() => {
          reject(new Error(`Waited a minute for ${name} of ${location.href}.`));
        }, 60_000),
      ),
    ]);
}

interface ShiftRecord {
  layoutShifts: string[];
}

interface LayoutShift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  /** The part of the window that moved times how far it moved, as a part of the window. */
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

function recordLayoutShifts(): void {
  const seen: string[] = ((window as unknown as ShiftRecord).layoutShifts = []);
  const place = ({ x, y, width, height }: DOMRectReadOnly): string => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries() as LayoutShift[]) {
      if (hadRecentInput || value < 0.001) continue;
      for (const { node, previousRect, currentRect } of sources) {
        const element =
          node instanceof Element ? (node.cloneNode() as Element).outerHTML : (node?.textContent ?? 'something');
        seen.push(`${element}: ${place(previousRect)} -> ${place(currentRect)}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
