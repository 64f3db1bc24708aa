import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import type { Window } from './chromium.ts';

/** A way to use the site: what follows a link, and what writes into a field. */
export interface Hand {
  readonly name: string;
  readonly window: Window;
  readonly follow: (page: Page, target: Locator) => Promise<void>;
  readonly write: (page: Page, field: Locator, text: string) => Promise<void>;
}

/** Maximum number of presses of Tab from one thing to the next. */
const MOST_TABS = 600;

/** Presses Tab until a thing has the focus. @throws Error if the focus is caught, or the page ends before. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isFocused = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

/** Follows a link by Tab and Enter. */
async function pressEnterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Replaces the text of a field by keys alone. */
async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

const click: Hand['follow'] = (_, target) => target.click();
const tap: Hand['follow'] = (_, target) => target.tap();
const fill: Hand['write'] = (_, field, text) => field.fill(text);

const DESK: Window = { width: 1366, height: 768 };

/** The three ways in which each journey must work. */
export const HANDS: readonly Hand[] = [
  { name: 'by pointer', window: DESK, follow: click, write: fill },
  { name: 'by keyboard', window: DESK, follow: pressEnterOn, write: typeInto },
  { name: 'on a phone', window: { width: 360, height: 780, isPhone: true }, follow: tap, write: fill },
];

/** Follows a link to a file and reads it. */
export async function takeFile(page: Page, hand: Hand, link: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), hand.follow(page, link)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
