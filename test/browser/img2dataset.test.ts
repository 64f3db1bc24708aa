import { describe, expect, inject, it } from 'vitest';
import { readAsImg2dataset, shellWords } from '../fixtures/img2dataset-input.ts';

const DATASETS = ['wikimedia-commons', 'emoji'];
/** Animal, dog, and volcano: both scopes, one, and few images. */
const SYNSETS = ['n00015388', 'n02084071', 'n09472597'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' };

const text = async (path: string): Promise<string> => {
  const answer = await fetch(inject('address') + path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

/** Returns the commands that a page prints, of those that name a program. */
async function commandsOf(path: string): Promise<string[]> {
  const codes = [...(await text(path)).matchAll(/<code>([^<]*)<\/code>/g)].map(([, code]) =>
    code!.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
  );
  return codes.filter((code) => /^(?:curl|img2dataset) /.test(code));
}

/** Runs the reading step of each img2dataset command of a page on the file that the page's curl commands fetch. */
async function readEach(path: string): Promise<number[]> {
  const steps = (await commandsOf(path)).flatMap((command) => command.split(' && '));
  const files = new Map<string, string>();
  const counts: number[] = [];
  for (const step of steps) {
    const words = shellWords(step);
    if (words[0] === 'curl') {
      const address = words.find((word) => /^https?:/.test(word))!;
      files.set(
        words[1] === '-o' ? words[2]! : address.slice(address.lastIndexOf('/') + 1),
        new URL(address).pathname + new URL(address).search,
      );
    } else if (words[0] === 'img2dataset') {
      const file = words[words.indexOf('--url_list') + 1]!;
      expect([...files.keys()], step).toContain(file);
      const rows = readAsImg2dataset(step, await text(files.get(file)!));
      for (const { url } of rows) expect(URL.canParse(url), url).toBe(true);
      expect(step).toContain('--user_agent_token');
      counts.push(rows.length);
    }
  }
  return counts;
}

describe.each(DATASETS)('the img2dataset commands of %s', (dataset) => {
  it('read the file that the page of exports offers', async () => {
    const { items } = JSON.parse(await text('/api/v1/datasets')) as { items: { name: string; images: number }[] };
    expect(await readEach(`/exports/datasets/${dataset}`)).toEqual([
      items.find(({ name }) => name === dataset)!.images,
    ]);
  });

  it.each(SYNSETS)('read the lists that the downloads of %s offer', async (wnid) => {
    const page = `/synset/${wnid}/downloads?dataset=${dataset}`;
    const lists = [...(await text(page)).matchAll(/href="([^"]*\/urls\/\w+\/urls\.txt[^"]*)"/g)].map(
      ([, href]) => href!,
    );
    const lengths = await Promise.all(lists.map(async (href) => (await text(href)).split('\n').length - 1));
    expect(lengths.length).toBeGreaterThan(0);
    expect(await readEach(page)).toEqual(lengths);
  });
});

describe('the img2dataset command of a class set', () => {
  it.each(['/sets/living17', '/sets/cifar10', '/set/IQMBAAk'])('reads the table beside it at %s', async (set) => {
    const dataset = '?dataset=wikimedia-commons';
    const [command = '', ...others] = (await commandsOf(set + dataset)).filter((code) =>
      code.startsWith('img2dataset'),
    );
    expect(others).toEqual([]);
    const rows = readAsImg2dataset(command, await text(`${set}/img2dataset.tsv${dataset}`));
    const table = await text(`${set}/classes.tsv${dataset}`);
    const classes = new Map(
      table
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t') as [index: string, name: string]),
    );
    for (const { url, caption, saved } of rows) {
      expect(URL.canParse(url), url).toBe(true);
      expect(caption).toBe(classes.get(saved[0]!));
    }
    const { images } = JSON.parse(await text(`${set}.json${dataset}`)) as { images: number };
    expect(rows).toHaveLength(images);
    // A dataset without addresses has neither the table nor the command.
    expect((await fetch(`${inject('address')}${set}/img2dataset.tsv`)).status).toBe(404);
    expect((await commandsOf(set)).filter((code) => code.startsWith('img2dataset'))).toEqual([]);
  });
});

describe('the reading step', () => {
  const command = `img2dataset --url_list a.tsv --input_format tsv --url_col url --caption_col title --save_additional_columns '["author"]'`;

  it('gives address, caption and what is saved', () =>
    expect(readAsImg2dataset(command, 'author\turl\ttitle\nA\thttp://a/\t"one ""two"""\n')).toEqual([
      { url: 'http://a/', caption: 'one "two"', saved: ['A'] },
    ]));

  it.each([
    ['a column that is absent', 'url\ttitle\nhttp://a/\tone\n'],
    ['a row that is too short', 'author\turl\ttitle\nA\thttp://a/\n'],
    ['a quote that does not end', 'author\turl\ttitle\nA\thttp://a/\t"one\n'],
  ])('stops at %s', (_, table) => expect(() => readAsImg2dataset(command, table)).toThrow(/expected/));
});
