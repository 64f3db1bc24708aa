import { describe, expect, test } from 'vitest';
import { classNames } from '../../../src/domain/class-set/class-names.ts';
import type { ClassSet, Member } from '../../../src/domain/class-set/class-set.ts';
import { measureSet, openTallies } from '../../../src/domain/class-set/measures.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { setFiles, type SetParts } from '../../../src/format/class-set/set-files.ts';
import { crossed, crossedCatalogue, namesOf, withWnids } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, datasets } = crossedCatalogue;
const member = (name: string, scope: Member['scope']): Member => ({ node: crossed(name), scope });
/** Dogs without huskies, and places with snacks. */
const SET: ClassSet = {
  title: undefined,
  classes: [
    { name: 'a "hound"', includes: [member('dog', 'subtree')], excludes: [member('husky', 'own')] },
    { name: undefined, includes: [member('place', 'subtree'), member('snack', 'own')], excludes: [] },
  ],
};
const FOLDERS: ClassSet = {
  title: undefined,
  classes: ['dog', 'snack'].map((name) => ({ name: undefined, includes: [member(name, 'own')], excludes: [] })),
};
const urls = {
  nodes: (): NodeIndex[] => [],
  itemsOf: (node: NodeIndex): Promise<{ id: string; url: string }[]> =>
    Promise.resolve(
      namesOf([node])[0] === 'cafe' ? [] : [{ id: `${namesOf([node])[0]!}_1`, url: 'http://a.example/1' }],
    ),
};

function partsOf(set: ClassSet, changes: Partial<SetParts> = {}): SetParts {
  return {
    catalogue: crossedCatalogue,
    set,
    title: 'Two\n "kinds" of',
    names: classNames(set, crossedCatalogue.readableNames),
    measured: measureSet(taxonomy, openTallies(taxonomy, datasets[0]), set),
    dataset: datasets[0],
    fingerprint: '0123456789abcdef',
    address: 'https://x.example/sets/1',
    files: 'https://x.example/sets/1/classes.tsv',
    urls,
    ...changes,
  };
}

async function written(name: string, parts = partsOf(SET)): Promise<string> {
  const file = setFiles(parts).find((one) => one.name === name)!;
  return (await Array.fromAsync<string>(file.chunks())).join('');
}

describe('the files of a class set', () => {
  test.each([
    ['class_to_idx.json', String.raw`{"a \"hound\"": 0, "place": 1}`],
    ['class_index.json', String.raw`{"0": ["{dog}", "a_\"hound\""], "1": ["{place}", "place"]}`],
    ['data.yaml', `# Two "kinds" of, class set 0123456789abcdef\nnames:\n  0: "a \\"hound\\""\n  1: "place"\n`],
    ['synset_words.txt', '{dog} a "hound"\n{place} place\n'],
    ['synsets.txt', '{dog}\n{place}\n'],
    ['synset_to_lemma.txt', '{dog}\tdog, domestic dog\n{place}\tplace\n'],
    ['synset_to_definition.txt', '{dog}\ta barking animal\n{place}\twhere something is\n'],
    ['folders.txt', '{dog}/\n{planet}/\n{cafe}/\n{snack}/\n'],
    ['tars.txt', '{dog}.tar\n{planet}.tar\n{cafe}.tar\n{snack}.tar\n'],
    [
      'wnid_to_class.tsv',
      'wnid\tindex\tclass\n{dog}\t0\ta "hound"\n{planet}\t1\tplace\n{cafe}\t1\tplace\n{snack}\t1\tplace\n',
    ],
    [
      'img2dataset.tsv',
      'url\tcaption\tlabel\timage\twnid\nhttp://a.example/1\ta "hound"\t0\tdog_1\t{dog}\n' +
        'http://a.example/1\tplace\t1\tplanet_1\t{planet}\nhttp://a.example/1\tplace\t1\tsnack_1\t{snack}\n',
    ],
    ['imagenet_to_set.json', '{"1": 0}'],
    ['wnids.txt', '{dog}/ -{husky}\n{place}/ {snack}\n'],
    [
      'classes.tsv',
      'index\tname\tsynsets\timages\tsynsets_with_images\n0\ta "hound"\t{dog}/ -{husky}\t10\t1\n1\tplace\t{place}/ {snack}\t13\t3\n',
    ],
  ])('%s', async (name, text) => {
    expect(await written(name)).toBe(withWnids(text));
  });

  test('name folders by wnid where each class is one', async () => {
    expect(await written('class_to_idx.json', partsOf(FOLDERS))).toBe(withWnids('{"{dog}": 0, "{snack}": 1}'));
    for (const changes of [{ includes: [member('dog', 'subtree')] }, { excludes: [member('dog', 'own')] }]) {
      const [first, second] = FOLDERS.classes;
      const set = { title: undefined, classes: [{ ...first!, ...changes }, second!] } as ClassSet;
      expect(await written('class_to_idx.json', partsOf(set))).toBe('{"dog": 0, "snack": 1}');
    }
  });

  test('say what they are for, and which are long', () => {
    const list = (parts: SetParts): string[] =>
      setFiles(parts).map(({ purpose, name, isLong }) => `${purpose} ${name}${isLong ? ' long' : ''}`);
    expect(list(partsOf(SET))).toEqual([
      'train class_to_idx.json',
      'train class_index.json',
      'train data.yaml',
      'train synset_words.txt',
      'train synsets.txt',
      'train synset_to_lemma.txt',
      'train synset_to_definition.txt',
      'copy folders.txt long',
      'copy tars.txt long',
      'copy wnid_to_class.tsv long',
      'copy set_folder.py',
      'copy img2dataset.tsv long',
      'reuse imagenet_to_set.json',
      'keep wnids.txt',
      'keep classes.tsv',
      'keep croissant.json',
    ]);
    const fewer = list(
      partsOf(SET, { urls: undefined, catalogue: { taxonomy, lexicon: crossedCatalogue.lexicon, classLists: [] } }),
    );
    expect(fewer.filter((line) => /img2dataset|reuse/.test(line))).toEqual([]);
    expect(fewer).toHaveLength(14);
    expect(setFiles(partsOf(SET)).find(({ purpose }) => purpose === 'reuse')!.readBy).toBe(
      'from Filed outputs to classes',
    );
    expect(setFiles(partsOf(SET)).map(({ contentType }) => contentType.split(';')[0]!.split('/')[1])).toEqual(
      'json json yaml plain plain plain plain plain plain tab-separated-values x-python tab-separated-values json plain tab-separated-values ld+json'.split(
        ' ',
      ),
    );
  });

  test('hold a loader in Python, with the title on one line', async () => {
    const code = await written('set_folder.py');
    expect(code.split('\n')[0]).toBe(
      '"""Labels folders of ImageNet by the class set Two kinds of (0123456789ab), https://x.example/sets/1"""',
    );
    expect(code).toContain('\nclass SetFolder(ImageFolder):\n');
    expect(code).toContain(String.raw`delimiter="\t"`);
  });

  test('are described in Croissant', async () => {
    const field = (name: string, description: string, type: string): object => ({
      '@type': 'cr:Field',
      '@id': `classes/${name}`,
      name: `classes/${name}`,
      description,
      dataType: `sc:${type}`,
      source: { fileObject: { '@id': 'classes.tsv' }, extract: { column: name } },
    });
    const { '@context': context, ...described } = JSON.parse(await written('croissant.json')) as Record<
      string,
      unknown
    >;
    expect(context).toMatchObject({ '@vocab': 'https://schema.org/' });
    expect(described).toEqual({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      name: 'Two\n "kinds" of',
      description: 'A class set of 2 classes over WordNet 3.0; fingerprint 0123456789abcdef.',
      license: { '@type': 'sc:CreativeWork', name: 'The list states facts; the images are not part of it.' },
      url: 'https://x.example/sets/1',
      creator: { '@type': 'sc:Organization', name: 'Canopy', url: 'https://x.example/' },
      datePublished: '2011-09-01',
      citeAs: 'Two\n "kinds" of, class set 0123456789ab, WordNet 3.0.',
      version: '1.0.0',
      inLanguage: 'en',
      distribution: [
        {
          '@type': 'cr:FileObject',
          '@id': 'classes.tsv',
          name: 'classes.tsv',
          description: 'The classes with their images.',
          contentUrl: 'https://x.example/sets/1/classes.tsv',
          contentSize: `${String((await written('classes.tsv')).length)} B`,
          encodingFormat: 'text/tab-separated-values',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        },
      ],
      recordSet: [
        {
          '@type': 'cr:RecordSet',
          '@id': 'classes',
          name: 'classes',
          description: 'The classes in the order of their labels.',
          dataType: 'sc:Enumeration',
          key: { '@id': 'classes/index' },
          field: [
            field('index', 'The label, from 0.', 'Integer'),
            field('name', 'The name of the class.', 'Text'),
            field(
              'synsets',
              'Its synsets of WordNet 3.0: a / after one stands for everything below, a - before one excludes it.',
              'Text',
            ),
            field('images', 'Images of Mini in the class.', 'Integer'),
          ],
        },
      ],
    });
  });
});
