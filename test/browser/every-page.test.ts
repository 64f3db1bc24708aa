import { describe, expect, inject, it } from 'vitest';
import { axeViolations, COLOUR_RULES } from './axe.ts';
import { codeBytes } from './code-bytes.ts';
import { KINDS_OF_PAGE } from './kinds-of-page.ts';
import { layoutShifts, openPage, overflow, screenshot, usePage } from './reader.ts';

const KB = 1024;

/** Styles and scripts of a first view. The explorer's zooming and drawing, on no other page, may take a little more; its data have a budget of their own. */
const codeBudget = (path: string): number => (path === '/explore' ? 49.25 : 40) * KB; // the explorer's own bound is 120 KB with its data: budgets.test.ts

describe.each(KINDS_OF_PAGE)('the $name page ($path)', ({ name, path, status = 200 }) => {
  describe.each([320, 768, 1440])('in a window %i px wide', (width) => {
    const opened = usePage(path, { width });

    it('fits, and does not jump as it loads', async () => {
      const { page } = opened();
      let jumped = await layoutShifts(page);
      // A browser short of time draws half of a page, once here and once there; what we do wrong jumps each time.
      for (let again = 0; jumped.length > 0 && again < 3; again++)
        jumped = await layoutShifts((await openPage(path, { width })).page);
      expect({ overflow: await overflow(page), jumped }).toEqual({ overflow: 0, jumped: [] });
    });

    if (width !== 1440) return;

    it('asks no other host for anything and complains of nothing, under a policy without exceptions', () => {
      const { response, strangers, complaints } = opened();
      expect({ status: response.status(), strangers, complaints }).toEqual({ status, strangers: [], complaints: [] });
      const policy = response.headers()['content-security-policy'];
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
    });

    it('keeps its styles and scripts within the budget', async () =>
      expect(await codeBytes(opened().page)).toBeLessThan(codeBudget(path)));

    it('has nothing that axe objects to, nor have its colours in the dark scheme', async () => {
      const { page } = opened();
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page, COLOUR_RULES)).toEqual([]);
    });
  });

  it.runIf(process.env['SHOTS'] === '1').each([360, 768, 1440])('has its picture taken at %i px', async (width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await openPage(path, { width, scheme });
      await screenshot(page, `${name}-${String(width)}-${scheme}`);
    }
  });
});

it('gives every kind of page, without scripts too, one main part, one heading of the first level, and a title of its own', async () => {
  const titles = new Map<string, string>();
  for (const { path } of KINDS_OF_PAGE) {
    const html = await (await fetch(inject('address') + path)).text();
    expect(
      [...html.matchAll(/<(?:main|h1)\b/g)].map(([tag]) => tag),
      path,
    ).toEqual(['<main', '<h1']);
    const title = /<title>([^<]*\S[^<]*)<\/title>/.exec(html)?.[1];
    expect(title, `the title of ${path}`).toBeDefined();
    expect(titles.get(title!), `another page with the title of ${path}`).toBeUndefined();
    titles.set(title!, path);
  }
});
