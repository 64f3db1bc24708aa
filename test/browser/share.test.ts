import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { openPage } from './reader.ts';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const address = inject('address');

/** Addresses of the embeds, and the pages they belong to. */
const EMBEDS = [
  ['/embed/home', '/'],
  ['/embed/synset/n02084071', '/synset/n02084071'],
  ['/embed/synset/n02110185', '/synset/n02110185'],
  ['/embed/explore?at=n00021939', '/explore?at=n00021939'],
  ['/embed/compare?a=fall2011&b=classes.in1k', '/compare?a=fall2011&b=classes.in1k'],
] as const;

describe('an embed', () => {
  it.each(EMBEDS)('%s may be framed by other sites, and its page may not', async (embed, page) => {
    const policyOf = async (path: string): Promise<string> => {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(200);
      return answer.headers.get('content-security-policy') ?? '';
    };
    expect(await policyOf(embed)).toMatch(/; frame-ancestors \*$/);
    expect(await policyOf(page)).toMatch(/; frame-ancestors 'none'$/);
  });

  it('of what is not there is not there', async () => {
    const answer = await fetch(`${address}/embed/synset/n99999999`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('shows its map in a page of another site, and goes one level in there', async () => {
    const host = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>Host</title><iframe id="map" src="${address}/embed/synset/n02083346" width="900" height="640"></iframe>`,
      );
    }).listen(0, '127.0.0.1');
    await once(host, 'listening');
    try {
      const { page } = await openPage('/', {}, `http://127.0.0.1:${String((host.address() as AddressInfo).port)}`);
      const frame = page.frameLocator('#map');
      const tile = frame.locator('.map-wide .map-hit[aria-label^="dog,"]');
      await tile.click();
      await expect.poll(() => frame.locator('.treemap-strip strong').textContent()).toBe('dog');
      // What leaves the map opens in a window of its own: the frame would refuse it.
      const away = await frame
        .locator('a[href]:not([href^="/embed/"])')
        .evaluateAll((links) => links.filter((link) => link.getAttribute('target') !== '_blank').length);
      expect(away).toBe(0);
    } finally {
      host.close();
    }
  });

  it.each(EMBEDS)('%s is accessible, and narrow', async (embed) => {
    const { page, complaints } = await openPage(embed, { width: 360, height: 640 });
    // The figures of the explorer come with its tiles.
    if (embed.includes('explore')) await page.locator('.map-figures button:not(:empty)').last().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  it('is proposed next to each map, with its whole address', async () => {
    for (const path of ['/', '/synset/n02084071', '/explore', '/compare?a=fall2011&b=classes.in1k']) {
      const html = await (await fetch(address + path)).text();
      const [, src = ''] =
        /&lt;iframe src=(?:&#34;|&quot;)(http[^&]*(?:&amp;(?:amp;|#38;)?[^&]+)*)(?:&#34;|&quot;) title/.exec(html) ??
        [];
      expect(new URL(src).pathname, path).toMatch(/^\/embed\//);
    }
  });

  it('is copied of the view that the explorer has by then', async () => {
    const { page } = await openPage('/explore');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.map-hits a[aria-label^="animal"]').press('Enter');
    await page.waitForURL('**/explore?at=n00015388');
    await page.locator('.map-view > summary').click();
    await page.locator('.map-embed > summary').click();
    await page.locator('.map-embed').getByRole('button').click();
    await page.locator('.map-embed [role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' });
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain(`src="${address}/embed/explore?at=n00015388"`);
    await page.locator('.map-link').getByRole('button').click();
    await expect.poll(copied).toBe(`${address}/explore?at=n00015388`);
  });

  it.each(['/search?q=dog', '/path?a=n02110185&b=n02123045', '/compare?a=fall2011&b=emoji'])(
    'is the address of %s',
    async (path) => {
      const { page } = await openPage(path);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('.page-link > summary').click();
      await page.locator('.page-link').getByRole('button').click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(address + path);
    },
  );

  it('keeps the explorer at an address that may be framed', async () => {
    const { page } = await openPage('/embed/explore');
    await page.locator('.map-hits a[aria-label^="animal"]').press('Enter');
    await expect
      .poll(() => new URL(page.url()).pathname + new URL(page.url()).search)
      .toBe('/embed/explore?at=n00015388');
  });
});

describe('a share image', () => {
  it.each(['n02084071', 'n02110185', 'n09472597', 'fa11misc'])(
    'of %s is a PNG as previews want it, named by its page',
    async (id) => {
      const html = await (await fetch(`${address}/synset/${id}`)).text();
      const [, image = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
      expect(new URL(image).pathname).toBe(`/share/${id}.png`);
      const answer = await fetch(`${address}/share/${id}.png`);
      expect(answer.headers.get('content-type')).toBe('image/png');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.length).toBeLessThan(300_000);
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([1200, 630]);
      // It is drawn: more than one colour covers a tenth of it.
      const { dominant, entropy } = await sharp(bytes).stats();
      expect(dominant).toBeDefined();
      expect(entropy).toBeGreaterThan(0.5);
    },
  );

  it('of what is not there is not there', async () => {
    for (const name of ['n99999999.png', 'n02084071.svg', 'n02084071'])
      expect((await fetch(`${address}/share/${name}`)).status, name).toBe(404);
  });
});
