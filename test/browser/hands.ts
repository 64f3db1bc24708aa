import { readFile } from 'node:fs/promises';
import { type Locator, type Page } from 'playwright-core';
import { type Window } from './chromium.ts';

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
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isFocused = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

const ALL: readonly Hand[] = [
  {
    name: 'by pointer',
    window: { width: 1366, height: 768 },
    follow: (_, target) => target.click(),
    write: (_, field, text) => field.fill(text),
  },
  {
    name: 'by keyboard',
    window: { width: 1366, height: 768 },
    follow: async (page, target) => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    write: async (page, field, text) => {
      await tabTo(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
  },
  {
    name: 'on a phone',
    window: { width: 360, height: 780, isPhone: true },
    follow: (_, target) => target.tap(),
    write: async (_, field, text) => {
      await field.tap();
      await field.fill(text);
    },
  },
];

/** The three ways in which each journey must work. */
export const HANDS: readonly Hand[] = ALL;

/** Follows a link to a file and reads it. */
export async function takeFile(page: Page, hand: Hand, link: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), hand.follow(page, link)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
