import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';
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
  /** Whether the window is that of a phone: touched, with a viewport of its own; false by default. */
  readonly isPhone?: boolean;
}

/** A browser whose every window has an empty profile. */
export interface Chromium {
  readonly open: (window: Window) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** A browser's program, and the environment that it needs. */
interface Program {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

/** Finds the Chromium that `CHROMIUM_PATH` names or that is installed; unpacks the one of a package where there is none, or `CHROMIUM_PATH` is `package`. */
async function findChromium(): Promise<Program> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place));
  return executablePath === undefined || executablePath === 'package' ? unpackChromium() : { executablePath };
}

/**
 * Unpacks the Chromium of the package `@sparticuz/chromium` into the temporary folder, with the libraries and fonts
 * that a bare Linux lacks.
 *
 * @throws Error elsewhere than on Linux with x64, for which alone the package holds a browser.
 */
async function unpackChromium(): Promise<Program> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`No Chromium at ${PLACES.join(', ')}. Install one, or name one with CHROMIUM_PATH.`);
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
  const unpacked = archives.map((name) => inflate(path.resolve(path.dirname(main), '../bin', name)));
  const [executablePath, libraries, fonts] = (await Promise.all(unpacked)) as [string, string, string];
  const env = { LD_LIBRARY_PATH: path.join(libraries, 'lib'), FONTCONFIG_PATH: fonts };
  return { executablePath, env: { ...(process.env as Record<string, string>), ...env } };
}

/** Starts a Chromium: the installed one, or the one of a package where none is. */
export async function launchChromium(): Promise<Chromium> {
  const program = await findChromium();
  const downloads = await mkdtemp(path.join(tmpdir(), 'canopy-chromium-'));
  const browser = await chromium.launch({ ...program, headless: true, args: FLAGS, downloadsPath: downloads });
  return {
    open: ({
      width = 1280,
      height = 800,
      scheme = 'light',
      javaScript = true,
      reducedMotion = true,
      isPhone = false,
    }) =>
      browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        javaScriptEnabled: javaScript,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        isMobile: isPhone,
        hasTouch: isPhone,
      }),
    close: async () => {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
