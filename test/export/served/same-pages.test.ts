import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { openCopy, WHOLE_COPY } from '../../../scripts/export/copy.ts';
import { CopyWriter } from '../../../scripts/export/copy-writer.ts';
import { ListFiles } from '../../../scripts/export/list-files.ts';
import { PICTURES } from '../../../scripts/export/parts/owner.ts';
import { CopyRenderer } from '../../../scripts/export/render.ts';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { lastSite } from '../../../scripts/site.ts';
import { openSite } from '../../../src/server/site.ts';
import { plainAddress, plainFile } from '../../../src/view/plain/address.ts';
import { jsonUrl, synsetUrl, TABS } from '../../../src/view/urls.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

/** Synsets of which two pages each are compared, with their twins. */
const SYNSETS = 300;

/** The addresses in a page or its twin, in order, and the text with nothing in their place. */
interface TakenApart {
  readonly links: readonly string[];
  readonly rest: string;
}

function takeApart(html: string): TakenApart {
  const links: string[] = [];
  const rest = html.replaceAll(
    /\b(href|src|data-fragment|data-explore)="(\/[^"]*)"/g,
    (_, name: string, address: string) => {
      links.push(address.replaceAll('&#38;', '&').replaceAll('&amp;', '&'));
      return `${name}=""`;
    },
  );
  return { links, rest };
}

function takeTwinApart(json: string): TakenApart {
  const links: string[] = [];
  const rest = json.replaceAll(/"(\/[^"\\\s]*)"/g, (_, address: string) => {
    links.push(address);
    return '""';
  });
  // Commands name files of the copy, as those of pages do.
  return { links, rest: rest.replaceAll(/"(?:curl|for r)(?:[^"\\]|\\.)*"/g, '""') };
}

/** Describes where two texts begin to differ; `undefined` for equal ones. */
function firstDifference(expected: string, came: string): string | undefined {
  if (expected === came) return undefined;
  let start = 0;
  while (expected[start] === came[start]) start++;
  const part = (text: string): string => text.slice(Math.max(0, start - 40), start + 80);
  return `expected …${part(expected)}…, came …${part(came)}…`;
}

it('renders 600 pages and their twins as the server does, but for where links lead', async () => {
  const origin = inject('address');
  const site = await (
    await openSite((await lastSite(path.resolve(import.meta.dirname, '../../../built/site')))!, {
      data: DEFAULT_FOLDERS.out,
      origin: () => origin,
    })
  ).open();
  const copy = await openCopy(DEFAULT_FOLDERS.out, WHOLE_COPY);
  const lists = await ListFiles.open(copy.catalogue);
  const folder = await temporaryFolder();
  const writer = new CopyWriter(folder, folder, []);
  const { taxonomy } = catalogue;
  // A step of a prime spreads them over the file, the same each time; the first three are kinds of page that must be among them.
  const nodes = [
    at('n02084071'),
    at('n08524735'),
    at('n00001740'),
    ...Array.from(
      { length: SYNSETS - 3 },
      (_, i) => taxonomy.columns.wnidOrder[(i * 15_485_863 + 7) % taxonomy.size]! as ReturnType<typeof at>,
    ),
  ];
  const served = nodes.flatMap((node, i) => [
    synsetUrl(taxonomy.wnid(node)),
    synsetUrl(taxonomy.wnid(node), {}, TABS[1 + (i % 2)]),
  ]);
  const renderer = new CopyRenderer(site, origin, copy, lists);
  await renderer.writeAll([...served, ...served.map(jsonUrl)], writer, PICTURES);
  const different: string[] = [];
  const ask = async (address: string): Promise<string> => (await fetch(origin + address)).text();
  const compareLinks = (address: string, there: TakenApart, exported: TakenApart): void => {
    there.links.forEach((link, i) => {
      const expected = /\/(?:lists|urls)\//.test(link)
        ? /^\/lists\/\w+\/\w+\.\w+(?:#bytes=[\d,-]+)?$/
        : plainAddress(link, copy.holdings);
      const came = exported.links[i] ?? '';
      if (typeof expected === 'string' ? came !== expected : !expected.test(came))
        different.push(`${address}: ${link} leads to ${came}`);
    });
  };
  for (const address of served.map(jsonUrl)) {
    const there = takeTwinApart(await ask(address));
    const exported = takeTwinApart(await readFile(path.join(folder, plainFile(address, false)), 'utf8'));
    const difference = firstDifference(there.rest, exported.rest);
    if (difference !== undefined) different.push(`${address}: ${difference}`);
    compareLinks(address, there, exported);
  }
  for (const address of served) {
    const there = takeApart(await ask(address));
    const exported = takeApart(await readFile(path.join(folder, plainFile(address, true)), 'utf8'));
    const rest = exported.rest
      .replace(' data-plain', '')
      .replace(/<meta http-equiv="Content-Security-Policy" content="[^"]*">/, '');
    // Commands name files of the copy; what they fetch is compared byte for byte elsewhere.
    const withoutCommands = (text: string): string =>
      text.replaceAll(/<code>(?:curl|for r)[^<]*<\/code>/g, '<code></code>');
    // The server draws a preview image for each synset; a copy has one for all pages.
    const withoutPreview = (text: string): string =>
      text.replaceAll(/<meta (?:property|name)="(?:og|twitter):(?:image|card)[^"]*"[^>]*>/g, '');
    const [expected, came] = [there.rest, rest].map((text) => withoutPreview(withoutCommands(text)));
    const difference = firstDifference(expected!, came!);
    if (difference !== undefined) different.push(`${address}: ${difference}`);
    compareLinks(address, there, exported);
  }
  expect(different).toEqual([]);
});
