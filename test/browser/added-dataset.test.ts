import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { runData, smallData } from '../fixtures/data-command.ts';
import { annotation, CLOCK, DOG, picture, put, tarOf } from '../fixtures/image-folder.ts';
import { serveData } from '../fixtures/serve-data.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { openWindow } from './reader.ts';

/** Man, which is under person. */
const MAN = 'n10287213';

/** Serves built data on a free port until the test ends. */
async function serve(data: string): Promise<string> {
  const { address, stop } = await serveData(data);
  onTestFinished(stop);
  return address;
}

test('a dataset that is added is on every page, and what is changed of it too', async () => {
  const [data, out, folder] = await Promise.all([smallData([DOG, CLOCK]), temporaryFolder(), temporaryFolder()]);
  const folders = ['--data', data, '--out', out];
  const [dog, clock, man] = await Promise.all(
    ['#a01020', '#10a020', '#1020a0'].map((colour) => picture(colour, 400, 200).jpeg().toBuffer()),
  );
  await put(folder, `images/${DOG}/${DOG}_7.JPEG`, dog!);
  await put(folder, `images/train/${CLOCK}.tar`, await tarOf({ 'b.JPEG': clock! }));
  await put(folder, `images/${MAN}/a.jpg`, man!);
  await put(folder, `boxes/${DOG}/${DOG}_7.xml`, annotation(400, 200, [[40, 20, 200, 120]]));
  const parts = ['--images', path.join(folder, 'images'), '--boxes', path.join(folder, 'boxes')];
  expect(await runData('add', 'photos', '--title', 'Photos', ...parts, ...folders)).toMatchObject({
    code: 0,
    error: '',
  });

  const address = await serve(out);
  const get = (target: string): Promise<Response> =>
    fetch(`${address}${target}${target.includes('?') ? '&' : '?'}dataset=photos`);
  const text = async (target: string): Promise<string> => (await get(target)).text();
  const bytes = async (target: string): Promise<Buffer> => Buffer.from(await (await get(target)).arrayBuffer());

  expect(await text('/datasets')).toContain('Photos');
  // Which datasets hold a synset, each with its own and its subtree's images.
  const held = JSON.parse(await text(`/synset/n00015388.json`)) as { readonly datasets: readonly object[] };
  expect(held.datasets).toMatchObject([
    { name: 'base', ownImages: 0, subtreeImages: 3 },
    { name: 'photos', ownImages: 0, subtreeImages: 1 },
  ]);
  expect(await text(`/synset/${DOG}`)).toMatch(/In the datasets[^]*Base[^]*>3<[^]*Photos[^]*>1</);
  // The name of a file leads to its image, also that of a member of a tar.
  for (const [name, wnid, id] of [
    [`${DOG}_7.JPEG`, DOG, `${DOG}_7`],
    ['B.jpeg', CLOCK, `${CLOCK}_\\d{9}`],
    [`train%2F${CLOCK}.tar%2Fb.JPEG`, CLOCK, `${CLOCK}_\\d{9}`],
  ]) {
    const found = await fetch(`${address}/search?q=${name!}`, { redirect: 'manual' });
    expect([found.status, found.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(new RegExp(`^/synset/${wnid!}/images\\?image=${id!}&dataset=photos$`)),
    ]);
  }
  expect(await text('/search?q=a.jpeg')).not.toContain('by file name');
  expect(await text(`/search?q=${DOG}_7`)).toContain('lightbox');
  const gallery = await text(`/synset/${DOG}/images`);
  const thumbnail = /\/pictures\/photos\/thumbnail\/n02084071_7-[0-9a-f]{12}\.webp/.exec(gallery)?.[0];
  expect(await sharp(await bytes(thumbnail!)).metadata()).toMatchObject({ format: 'webp', width: 256, height: 128 });
  expect(await text(`/synset/${DOG}/images/view?image=${DOG}_7`)).toMatch(
    /viewBox="0 0 400 200"[^]*1 bounding box[^]*dog[^]*40 % wide, 50 % high/,
  );
  // A tile of the treemap of what is above.
  expect(await text('/synset/n00015388')).toMatch(/\/pictures\/photos\/(?:icon|tile)\/n\d{8}_\d+-[0-9a-f]{12}\.webp/);

  const tar = await bytes(`/download/synset?wnid=${CLOCK}`);
  expect(tar.subarray(512, 512 + clock!.length).equals(clock!)).toBe(true);
  expect((await bytes(`/downloads/bbox/bbox/${DOG}.tar.gz`)).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  expect(await text(`/synset/${DOG}/downloads`)).toMatch(
    /Original images[^]*1 file[^]*Bounding boxes[^]*1 box in 1 image/,
  );

  // People are shown on request alone.
  expect(await text(`/synset/${MAN}/images`)).not.toMatch(/thumbnail\/n10287213/);
  expect(await text(`/synset/${MAN}/images?sensitive=shown`)).toMatch(/thumbnail\/n10287213_\d+-/);

  // The same dataset by its addresses alone.
  const hosted = await serveImages({ '/dog.jpg': dog!, '/man.jpg': man! });
  const urls = path.join(folder, 'urls.txt');
  await writeFile(
    urls,
    `${DOG}_1\t${hosted.origin}/dog.jpg\n${DOG}_2\t${hosted.origin}/gone.jpg\n${MAN}_1\t${hosted.origin}/man.jpg\n`,
  );
  const changed = await runData(
    'add',
    'photos',
    '--title',
    'Renamed',
    '--no-boxes',
    '--no-images',
    '--urls',
    urls,
    '--no-pictures',
    ...folders,
  );
  expect(changed).toMatchObject({ code: 0, error: '' });
  await remoteImages(await serve(out), hosted);
});

/** A host of images, and what it was asked for. */
interface ImageHost {
  readonly origin: string;
  readonly host: string;
  readonly asked: IncomingMessage[];
}

async function serveImages(files: Readonly<Record<string, Buffer>>): Promise<ImageHost> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const file = files[request.url ?? ''];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { origin: `http://${host}`, host, asked };
}

/** Images on other hosts: named and not asked for before the click, marked where they are gone, people apart. */
async function remoteImages(address: string, { host, asked }: ImageHost): Promise<void> {
  const target = `${address}/synset/${DOG}/images?dataset=photos`;
  const open = async (javaScript: boolean, url: string): Promise<Page> => {
    const page = await (await openWindow({ javaScript })).newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  for (const javaScript of [true, false]) {
    asked.length = 0;
    const page = await open(javaScript, target);
    expect(await page.locator('.remote-offer').textContent()).toContain(`Your browser would load from ${host}`);
    expect(await page.locator('.gallery').count()).toBe(0);
    expect(asked).toEqual([]);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('remote=1')),
      page.getByRole('link', { name: `Load them from ${host}` }).click(),
    ]);
    expect(answer.headers()['content-security-policy']).toContain(`img-src 'self' data: http://${host};`);
    const images = page.locator('.gallery img');
    await expect
      .poll(() =>
        images.first().evaluate((image: HTMLImageElement) => [image.naturalWidth, image.alt, image.referrerPolicy]),
      )
      .toEqual([400, 'dog, image 1 of 2', 'no-referrer']);
    await expect
      .poll(() => asked.map(({ url, headers }) => [url, headers.referer]))
      .toEqual(
        expect.arrayContaining([
          ['/dog.jpg', undefined],
          ['/gone.jpg', undefined],
        ]),
      );
    if (javaScript)
      await expect
        .poll(() => page.locator('.gallery .quiet').textContent())
        .toBe('dog, image 2 of 2: This image could not be loaded');
    else expect(await images.nth(1).getAttribute('alt')).toBe('dog, image 2 of 2');
    // The next page is loaded anew, with the policy of all others.
    const [next] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest()),
      page.getByRole('link', { name: 'Downloads', exact: true }).click(),
    ]);
    expect(next.headers()['content-security-policy']).toContain("img-src 'self' data:;");
  }
  asked.length = 0;
  const people = await open(true, `${address}/synset/${MAN}/images?dataset=photos&remote=1`);
  expect(await people.locator('.notice').textContent()).toContain('1 image of people is hidden');
  expect(await people.locator('.gallery li').count()).toBe(0);
  expect(asked).toEqual([]);
  const twin = (await (await fetch(`${address}/synset/${DOG}/images.json?dataset=photos`)).json()) as object;
  expect(twin).toMatchObject({ remote: { total: 2, offer: { first: 1, last: 2, hosts: [{ host, images: 2 }] } } });
}
