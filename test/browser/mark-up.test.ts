import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { parseStringPromise } from 'xml2js';
import { faultsOf } from '../fuzz/check-reply.ts';
import { MARK } from '../fuzz/payloads.ts';
import { inputsOver, miniDeclaration, textFile } from '../fixtures/mini-inputs.ts';
import { MINI, type MiniWordnet, wordnetFiles } from '../fixtures/mini-wordnet.ts';
import type { ServedData } from '../fixtures/serve-data.ts';
import { serveInputs } from '../fixtures/serve-inputs.ts';
import { openWindow } from './reader.ts';

/** Data whose every text is mark-up, through all pages of the site: it is to be read as it is, and to do nothing. */

const TAG = `<${MARK}>`;
const IMAGE = `<img src=x onerror=window.${MARK}=1>`;
const SCRIPT = `</script><script>window.${MARK}=1</script>`;
const QUOTES = `" ${MARK}="1' ${MARK}='1`;
const ALL = `${TAG}${IMAGE}${SCRIPT}${QUOTES}&lt;${MARK}&gt;`;

/** The one script that stands in pages. */
const OWN_SCRIPT = await readFile(new URL('../../src/site/pictures-off.js', import.meta.url), 'utf8');

/** The mini WordNet with mark-up in words, definitions and examples. A word has no blanks and no brackets in WordNet's own files. */
const HOSTILE: MiniWordnet = {
  ...MINI,
  dog: {
    ...MINI['dog']!,
    words: ['dog', `<${MARK}>`, `"><${MARK}>`, `<img/src=x/onerror=window.${MARK}=1>`, `'${MARK}='1`],
    gloss: `a barking ${TAG}; ${IMAGE}; "the ${TAG}${IMAGE} barked"`,
    tagCounts: [42, 0, 0, 0, 0],
  },
  husky: { ...MINI['husky']!, words: ['husky', `</script><${MARK}>`], gloss: `a dog ${SCRIPT} & more` },
};

function hostileInputs(): Parameters<typeof serveInputs>[0] {
  const inputs = inputsOver(HOSTILE);
  const { wnids } = wordnetFiles(HOSTILE);
  const wnid = (name: string): string => wnids.get(name)!;
  const file = `${TAG}".svg`;
  const texts = { title: `Mini ${ALL}`, description: ALL, credit: ALL, licence: ALL, origin: ALL };
  const release = {
    root: { id: 'mini11', title: `Release ${ALL}` },
    branches: [wnid('place'), wnid('animal')],
    misc: { id: 'minimisc', title: `Misc ${ALL}` },
  };
  const picture = {
    name: `Round ${ALL}`,
    homepage: `https://example.org/"><${MARK}>`,
    licence: { name: ALL, url: `https://example.org/"><${MARK}>` },
    package: 'openmoji',
    file: '{name}',
    url: `https://cdn.example/${TAG}"{file}`,
    author: ALL,
  };
  const pictures = {
    table: 'animals.tsv',
    title: `{name} ${ALL}`,
    sources: [picture],
    sensitive: [{ wnid: wnid('pet'), name: ALL, why: ALL }],
  };
  const withPictures = { ...miniDeclaration(wnids), counts: undefined };
  const declared = (value: object): ReturnType<typeof textFile> => textFile('declaration.json', JSON.stringify(value));
  return {
    ...inputs,
    datasets: new Map([
      ['mini', declared({ ...miniDeclaration(wnids), ...texts, homepage: `https://example.org/"><${MARK}>`, release })],
      ['drawn', declared({ ...withPictures, ...texts, rank: 2, release: undefined, pictures })],
    ]),
    classLists: new Map([
      ['filed', declared({ rank: 1, title: `Filed ${ALL}`, origin: ALL, classes: { file: 'filed.txt' } })],
    ]),
    pictures: new Map([
      [
        'drawn',
        {
          table: textFile('data/animals.tsv', `name\twnid\n${file}\t${wnid('dog')}\n2${file}\t${wnid('pet')}\n`),
          packages: [{ version: '1.0.0', files: new Set([file, `2${file}`]), authors: undefined }],
        },
      ],
    ]),
  };
}

let served: ServedData;
const dog = wordnetFiles(HOSTILE).wnids.get('dog')!;

beforeAll(async () => {
  served = await serveInputs(hostileInputs());
});
afterAll(() => served.stop());

/** Every page that can be reached by links from the start, as it is sent; more than that in a site so small is a loop. */
async function everyPage(most: number): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [
    '/',
    `/synset/${dog}`,
    `/synset/${dog}?dataset=drawn`,
    `/synset/${dog}/images?dataset=drawn`,
    '/search?q=dog',
    '/explore',
    '/datasets',
    '/about',
    '/stats',
    '/api',
    '/exports/datasets/mini',
    '/exports/datasets/drawn',
  ];
  for (let at = 0; at < waiting.length && pages.size < most; at++) {
    const address = waiting[at]!;
    const response = await fetch(served.address + address, { redirect: 'manual' });
    const body = Buffer.from(await response.arrayBuffer());
    const headers = [...response.headers].filter(([name]) => name !== 'content-encoding' && name !== 'content-length');
    const request = {
      method: 'GET',
      target: address,
      headers: [['Host', 'localhost']],
      body: '',
      version: 'HTTP/1.1',
    } as const;
    // The data do name other hosts; where a link leads to is looked at below.
    const faults = faultsOf(request, { status: response.status, headers, body, whole: true, ms: 0 }).filter(
      (fault) => !fault.startsWith('an address'),
    );
    expect(faults, address).toEqual([]);
    if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    const text = body.toString();
    pages.set(address, text);
    for (const [, link = ''] of text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) {
      const decoded = link.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
      if (!waiting.includes(decoded)) waiting.push(decoded);
    }
  }
  return pages;
}

/** What should not be in a page as a browser reads it; it runs there. @param html the page, or that which is open. */
function harmIn([html, mark, own]: readonly [html: string | undefined, mark: string, own: string]): string[] {
  const page = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html');
  const strange = [
    ...page.querySelectorAll(
      `${mark}, [${mark}], img[src="x"], [onerror], [onload], script:not([src]):not([type="application/ld+json"])`,
    ),
  ]
    .filter((element) => element.localName !== 'script' || element.textContent !== own)
    .map((element) => element.outerHTML);
  for (const data of page.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(data.textContent);
  for (const element of page.querySelectorAll('[href], [src], [action]')) {
    const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
    const { protocol, href } = new URL(address, 'https://canopy.example/');
    if (!/^https?:$/.test(protocol) && !href.startsWith('data:image/')) strange.push(element.outerHTML);
  }
  return strange;
}

it('stands on no page as mark-up, an attribute or an address', async () => {
  const pages = await everyPage(120);
  expect(pages.size).toBeGreaterThan(40);
  // It is there all the same, and as text.
  expect([...pages.values()].filter((text) => text.includes(`&lt;${MARK}&gt;`)).length).toBeGreaterThan(20);
  const page = await (await openWindow()).newPage();
  for (const [address, text] of pages)
    expect(await page.evaluate(harmIn, [text, MARK, OWN_SCRIPT] as const), address).toEqual([]);
});

it('stands in the XML and the HTML of the old interface as text', async () => {
  interface Element {
    readonly $: { readonly wnid: string; readonly words: string; readonly gloss: string };
    readonly synset?: readonly Element[];
  }
  const xml = await (await fetch(`${served.address}/api/xml/structure_released.xml`)).text();
  const {
    ImageNetStructure: {
      synset: [root],
    },
  } = (await parseStringPromise(xml)) as { ImageNetStructure: { synset: [Element] } };
  const all = (element: Element): Element[] => [element, ...(element.synset ?? []).flatMap(all)];
  expect(root.$.words).toBe(`Release ${ALL}`);
  expect(all(root).find(({ $ }) => $.wnid === dog)!.$).toMatchObject({
    words: HOSTILE['dog']!.words.join(', '),
    gloss: HOSTILE['dog']!.gloss,
  });
  const list = await (await fetch(`${served.address}/api/text/imagenet.synset.obtain_synset_wordlist`)).text();
  expect(
    list
      .split('\n')
      .slice(0, -1)
      .every((line) => /^<a href="[^"<>]*">[^<>]*<\/a><br\/>$/.test(line)),
  ).toBe(true);
});

describe('in a browser', () => {
  /** Fails where anything of the data has become an element, an attribute, a script or an address of another kind. */
  async function expectHarmless(page: Page, where: string): Promise<void> {
    expect(await page.evaluate((mark) => mark in window, MARK), where).toBe(false);
    expect(await page.evaluate(harmIn, [undefined, MARK, OWN_SCRIPT] as const), where).toEqual([]);
  }

  it.each([`/synset/${dog}/images?dataset=drawn`, '/explore'])('%s shows it and does nothing', async (address) => {
    const page = await (await openWindow()).newPage();
    await page.goto(served.address + address, { waitUntil: 'networkidle' });
    await expectHarmless(page, address);
  });

  it('the search box and the tree show it and do nothing', async () => {
    const page = await (await openWindow()).newPage();
    await page.goto(`${served.address}/synset/${dog}`, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.keyboard.type('dog');
    await page.getByRole('option', { name: 'All results' }).waitFor();
    await expectHarmless(page, 'the options');
    await page.keyboard.type(` <${MARK}>`);
    await page.getByRole('option', { name: `All results for “dog <${MARK}>”` }).waitFor();
    await expectHarmless(page, 'the options of mark-up');
    expect(await page.locator('search-box').innerText()).toContain(`<${MARK}>`);
    await page.keyboard.press('Escape');
    await page
      .locator('tree-panel button')
      .evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
    await page.waitForLoadState('networkidle');
    await expectHarmless(page, 'the tree');
  });
});
