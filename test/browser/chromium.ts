import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing but the pages themselves is to use the network or the disk. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** How a reader's window is set up. */
export interface Window {
  /** CSS pixels; 1280 by default. */
  readonly width?: number;
  readonly height?: number;
  /** `light` by default. */
  readonly scheme?: 'light' | 'dark';
  /** Whether scripts run; true by default. */
  readonly javaScript?: boolean;
  /** Whether the reader prefers things not to move; true by default, so that nothing has to be waited for. */
  readonly reducedMotion?: boolean;
}

/** A browser whose every window has an empty profile. */
export interface Chromium {
  readonly open: (window: Window) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the Chromium of this machine.
 *
 * @throws Error if there is none; `CHROMIUM_PATH` may name one.
 */
export async function launchChromium(): Promise<Chromium> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      `No Chromium at ${PLACES.join(', ')}. Install one (Debian: apt-get install chromium) or name it with CHROMIUM_PATH.`,
    );
  }
  const downloads = await mkdtemp(path.join(tmpdir(), 'canopy-chromium-'));
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS, downloadsPath: downloads });
  return {
    open: ({ width = 1280, height = 800, scheme = 'light', javaScript = true, reducedMotion = true }) =>
      browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        javaScriptEnabled: javaScript,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      }),
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
