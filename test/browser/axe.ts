import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that depend on the scheme of colours. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Returns a line with the places for each rule of axe that a page breaks. @param rules all that apply by default. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Run by the debugger, which the page's Content-Security-Policy does not bind.
  await page.evaluate(await source);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(options),
    { runOnly: rules ?? tags, resultTypes: ['violations'], preload: false },
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n    ${node.failureSummary ?? ''}`).join('\n')}`,
  );
}
