import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { takeLock } from '../../scripts/pipeline/builds/lock.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Folder of unpacked browsers, one a version. */
const UNPACKED = path.resolve(import.meta.dirname, '../../built/chromium');

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

/** Settings of a reader's window. */
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

/** A browser's program, and the environment that it needs. */
interface Program {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

/**
 * Finds the Chromium that `CHROMIUM_PATH` names; else, on Linux with x64, unpacks the one of a package, which has no
 * windows and takes a third of the processor time of a whole one; elsewhere finds an installed one.
 */
async function findChromium(): Promise<Program> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath !== undefined) return { executablePath };
  throw new Error(`No Chromium at ${PLACES.join(', ')}. Install one, or name one with CHROMIUM_PATH.`);
}

/** Unpacks the Chromium of the package `@sparticuz/chromium`, with the libraries and fonts that a bare Linux lacks, unless it is. */
async function unpackChromium(): Promise<Program> {
  const packed = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..');
  const { version } = JSON.parse(await readFile(path.join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(UNPACKED, version);
  await mkdir(UNPACKED, { recursive: true });
  const unlock = await takeLock(path.join(UNPACKED, '.lock'));
  try {
    if (!existsSync(folder)) await unpackInto(folder, path.join(packed, 'bin'));
  } finally {
    await unlock();
  }
  const env = { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') };
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...(process.env as Record<string, string>), ...env },
  };
}

/** Unpacks the archives of a folder into another, which is whole when it is there. */
async function unpackInto(folder: string, archives: string): Promise<void> {
  const partial = await mkdtemp(path.join(UNPACKED, '.partial-'));
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = partial; // where the package unpacks to
  try {
    const names = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
    await Promise.all(names.map((name) => inflate(path.join(archives, name))));
    await rename(partial, folder);
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    await rm(partial, { recursive: true, force: true });
  }
}

/** Starts a Chromium, which ends with this process. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ ...(await findChromium()), headless: true, args: FLAGS });
}

/** Opens a window with an empty profile, in which everything may take twice as long as Playwright allows by default. */
export async function newWindow(
  browser: Browser,
  { width = 1280, height = 800, scheme, javaScript, reducedMotion = true, isPhone = false }: Window = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme ?? 'light',
    javaScriptEnabled: javaScript ?? true,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    isMobile: isPhone,
    hasTouch: isPhone,
  });
  context.setDefaultTimeout(60_000);
  return context;
}
