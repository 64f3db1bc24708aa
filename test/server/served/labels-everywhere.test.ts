import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runData } from '../../fixtures/data-command.ts';
import { serveData } from '../../fixtures/serve-data.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** Dog, puppy and clock radio, each with labels of its own. */
const COUNTS = { n02084071: 4321, n01322604: 7, n03046257: 1 };
const PAGES = [
  '/',
  '/synset/n02084071',
  '/synset/n01322604',
  '/synset/n00015388',
  '/synset/n00001740',
  '/synset/n02084071/images',
  '/synset/n02084071/downloads',
  '/search?q=dog',
  '/search?q=in:animal+images:>5',
  '/word/dog',
  '/explore',
  '/stats',
  '/compare?a=tags&b=tags',
  '/datasets',
  '/path?a=dog&b=clock',
  '/sets',
  '/rule?q=in:animal+images:>5',
  '/cut?below=animal&n=3&cut=even',
  '/overlaps?set=tags',
  '/sets/tags',
  '/tree/n00015388',
  '/labels?text=dog%0Apuppy',
  '/exports/datasets/tags',
  '/embed/synset/n02084071',
];

/** Text that a reader sees or hears. */
function words(page: string): string {
  return page
    .replaceAll(/<(script|style|template)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/(?:aria-label|title|alt|content)="([^"]*)"/g, '>$1<')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** Numbers of images and names of quantities; one image may be spoken of, and `images:` is a word of searches. */
const COUNTED =
  /\d (?:own )?images?\b|\b(?:own|most|more|without|with|no) images\b|\bimages(?: in the subtree|, own| of its own|:(?!&gt;|[<>=\d]))/gi;

test('a dataset that counts labels has no number of images on any page', async () => {
  const [data, out] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  for (const folder of ['datasets', 'class-lists']) await mkdir(path.join(data, folder));
  const counts = path.join(data, 'counts.tsv');
  await writeFile(
    counts,
    Object.entries(COUNTS)
      .map((row) => `${row.join('\t')}\n`)
      .join(''),
  );
  const list = path.join(data, 'list.txt');
  await writeFile(list, `${Object.keys(COUNTS).join('\n')}\n`);
  const added = await runData(
    ...['add', 'tags', '--title', 'Tags', '--counts', counts, '--unit', 'labels', '--class-list', list],
    ...['--data', data, '--out', out],
  );
  expect(added.out).toMatch(/^Added tags: 4,329 labels of 3 synsets\.$/m);
  const { address, stop } = await serveData(out);
  onTestFinished(stop);
  const found: string[] = [];
  let labels = 0;
  for (const page of PAGES) {
    const response = await fetch(address + page);
    if (!response.ok) found.push(`${page}: ${String(response.status)}`);
    const text = words(await response.text());
    labels += text.match(/\blabels?\b/gi)?.length ?? 0;
    for (const { 0: said, index } of text.matchAll(COUNTED))
      found.push(`${page}: …${text.slice(Math.max(0, index - 60), index + said.length + 30)}`);
  }
  expect(found).toEqual([]);
  expect(labels).toBeGreaterThan(50);
  expect(await (await fetch(`${address}/api/v1/datasets`)).json()).toMatchObject({ items: [{ unit: 'labels' }] });
});
