import { describe, expect, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { KINDS_OF_PAGE } from './kinds-of-page.ts';
import { layoutShifts, openPage, overflow, screenshot, useBrowser } from './reader.ts';

useBrowser();

describe.each(KINDS_OF_PAGE)('the $name page ($path)', ({ name, path, status = 200 }) => {
  it.each(['light', 'dark'] as const)('has nothing that axe objects to in the %s scheme', async (scheme) => {
    const { page } = await openPage(path, { scheme });
    expect(await axeViolations(page)).toEqual([]);
  });

  it.each([320, 768, 1440])('fits a window %i px wide and does not jump as it loads', async (width) => {
    const { page } = await openPage(path, { width });
    expect({ overflow: await overflow(page), jumped: await layoutShifts(page) }).toEqual({ overflow: 0, jumped: [] });
  });

  it('asks no other host for anything and complains of nothing, under a policy without exceptions', async () => {
    const { response, strangers, complaints } = await openPage(path);
    expect({ status: response.status(), strangers, complaints }).toEqual({ status, strangers: [], complaints: [] });
    const policy = response.headers()['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('has a title, one main part and one heading of the first level without scripts too', async () => {
    const { page } = await openPage(path, { javaScript: false });
    expect(await page.title()).toMatch(/\S/);
    expect([await page.locator('main').count(), await page.locator('h1').count()]).toEqual([1, 1]);
  });

  it.runIf(process.env['SHOTS'] === '1').each([360, 768, 1440])('has its picture taken at %i px', async (width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await openPage(path, { width, scheme });
      await screenshot(page, `${name}-${String(width)}-${scheme}`);
    }
  });
});

it('gives every kind of page a title of its own', async () => {
  const titles = new Map<string, string>();
  for (const { path } of KINDS_OF_PAGE) {
    const title = await (await openPage(path, { javaScript: false })).page.title();
    expect(titles.get(title), `another page with the title of ${path}`).toBeUndefined();
    titles.set(title, path);
  }
});
