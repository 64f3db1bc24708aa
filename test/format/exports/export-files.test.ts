import { describe, expect, test } from 'vitest';
import type { ImageUrl } from '../../../src/domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { indexFiles, indexLines } from '../../../src/format/exports/class-indices.ts';
import { exportFiles, type ExportParts } from '../../../src/format/exports/export-files.ts';
import { pythonObject, pythonString } from '../../../src/format/exports/python-json.ts';
import { selectClassList, selectDataset, type Selection } from '../../../src/format/exports/selection.ts';
import { crossed, crossedCatalogue, namesOf, withWnids } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, lexicon, classLists, datasets } = crossedCatalogue;
const [filed, ruled] = [classLists[0]!, classLists[1]!];
const images: Readonly<Record<string, readonly ImageUrl[]>> = {
  dog: [
    { id: 'd_1', url: 'http://a.example/1?q="<x>' },
    { id: 'd_2', url: 'http://a.example/2' },
  ],
  snack: [{ id: 's_1', url: 'http://a.example/s' }],
};
const urls = {
  nodes: (): NodeIndex[] => ['dog', 'goldfish', 'snack'].map(crossed),
  itemsOf: (node: NodeIndex): Promise<readonly ImageUrl[]> => Promise.resolve(images[namesOf([node])[0]!] ?? []),
  all: (): never => {
    throw new Error('not asked for');
  },
};
const parts: ExportParts = {
  taxonomy,
  lexicon,
  classLists,
  holdings: { urls },
  origin: 'https://x.example',
  address: (wnid) => `https://x.example/${wnid}`,
};

async function written(selection: Selection, file: string, changes: Partial<ExportParts> = {}): Promise<string> {
  const found = exportFiles({ ...parts, ...changes }, selection).find(({ name }) => name === file)!;
  return (await Array.fromAsync<string>(found.chunks())).join('');
}

const DATASET = '{animal} {dog} {pet} {husky} {planet} {cafe} {snack} {earth}';

describe('the files of a class list', () => {
  const LEMMAS = ['{husky}\thusky', '{dog}\tdog, domestic dog', ''].join('\n');
  test.each([
    ['synsets.txt', '{husky}\n{dog}\n'],
    ['synset_words.txt', LEMMAS.replaceAll('\t', ' ')],
    ['LOC_synset_mapping.txt', LEMMAS.replaceAll('\t', ' ')],
    ['imagenet_class_index.json', '{"0": ["{husky}", "husky"], "1": ["{dog}", "dog"]}'],
    ['class_to_idx.json', '{"{husky}": 0, "{dog}": 1}'],
    ['imagenet_metadata.txt', LEMMAS],
    ['imagenet_synset_to_lemma.txt', LEMMAS],
    ['imagenet_synset_to_definition.txt', '{husky}\ta dog that pulls\n{dog}\ta barking animal\n'],
    [
      'synsets.csv',
      'wnid,name,words,definition,parent,url\n' +
        '{husky},husky.n.01,husky,a dog that pulls,{dog},https://x.example/{husky}\n' +
        '{dog},dog.n.01,"dog, domestic dog",a barking animal,{animal},https://x.example/{dog}\n',
    ],
    [
      'parents.csv',
      'wnid,name,words,definition,parent,url\n' +
        '{entity},entity.n.01,entity,that which is,,https://x.example/{entity}\n' +
        '{animal},animal.n.01,"animal, beast",a living thing,{entity},https://x.example/{animal}\n' +
        '{dog},dog.n.01,"dog, domestic dog",a barking animal,{animal},https://x.example/{dog}\n' +
        '{pet},pet.n.01,pet,an animal kept for company,{animal},https://x.example/{pet}\n',
    ],
  ])('%s', async (name, text) => {
    expect(await written(selectClassList(filed), name)).toBe(withWnids(text));
  });

  test('go by other names too, and have no addresses', () => {
    const selection = selectClassList({ ...filed, alsoNamed: { 'other.txt': 'synsets.txt', 'none.txt': 'none' } });
    const files = exportFiles(parts, selection);
    expect(files.map(({ name }) => name)).toEqual([
      'synsets.txt',
      'synset_words.txt',
      'LOC_synset_mapping.txt',
      'imagenet_class_index.json',
      'class_to_idx.json',
      'imagenet_metadata.txt',
      'imagenet_synset_to_lemma.txt',
      'imagenet_synset_to_definition.txt',
      'synsets.csv',
      'parents.csv',
      'skos.ttl',
      'wordnet.jsonld',
      'other.txt',
    ]);
    expect(files.at(-1)).toMatchObject({ note: 'the same as synsets.txt', contentType: 'text/plain; charset=utf-8' });
    expect(files.filter(({ isLong }) => isLong).map(({ name }) => name)).toEqual(['skos.ttl', 'wordnet.jsonld']);
    expect(new Set(files.map(({ contentType }) => contentType)).size).toBe(5);
    expect(files[1]!.chunks).toBe(files[2]!.chunks);
  });

  test.each([
    ['synsets.txt', 'Caffe, timm', 'wnids'],
    ['synset_words.txt', 'Caffe', 'wnids and words'],
    ['LOC_synset_mapping.txt', 'Kaggle notebooks', 'wnids and words'],
    ['imagenet_class_index.json', 'Keras', 'index, wnid, first lemma'],
    ['class_to_idx.json', 'torchvision', 'wnid, index'],
    ['imagenet_metadata.txt', 'TensorFlow', 'wnids and words'],
    ['imagenet_synset_to_lemma.txt', 'timm', 'wnids and words'],
    ['imagenet_synset_to_definition.txt', 'timm', 'wnids and definitions'],
    ['synsets.csv', 'pandas, Croissant', 'words, definition, parent'],
    ['parents.csv', 'pandas, Croissant', 'the same of the synsets above'],
    ['skos.ttl', 'RDF tools', 'SKOS, Turtle'],
    ['wordnet.jsonld', 'wordnet tools', 'Global WordNet JSON-LD'],
    ['mini11_urls.txt', 'ImageNet downloaders', 'image, address'],
    ['img2dataset.tsv', 'img2dataset', 'address, caption, image, wnid'],
  ])('%s is read by %s', (name, readBy, note) => {
    const file = exportFiles(parts, selectDataset(taxonomy, datasets[0])).find((one) => one.name === name);
    expect([file?.readBy, file?.note]).toEqual([readBy, note]);
  });

  test('map its classes to those that models were trained on, if all are among them', async () => {
    const trained = { ...ruled, name: 'in22k', title: 'All' };
    const lists = [filed, trained, { ...filed, name: 'in21k-goog', nodes: [crossed('dog')] }];
    const names = (name: string): string[] =>
      exportFiles({ ...parts, classLists: lists }, selectClassList({ ...filed, name })).map((file) => file.name);
    expect(names('in12k').filter((name) => name.includes('indices'))).toEqual(['imagenet22k_to_12k_indices.txt']);
    expect(names('other').filter((name) => name.includes('indices'))).toEqual([]);
    expect(indexFiles('in22k', lists).map(([name]) => name)).toEqual(['imagenet21k_goog_to_22k_indices.txt']);
    const text = [...indexLines(filed.nodes, trained)].join('');
    expect(text).toBe(filed.nodes.map((node) => `${String(trained.nodes.indexOf(node))}\n`).join(''));
    expect(() => [...indexLines([crossed('pet')], trained)]).toThrow('expected a class of in22k');
    const selection = selectClassList({ ...filed, name: 'in12k' });
    expect(await written(selection, 'imagenet22k_to_12k_indices.txt', { classLists: lists })).toBe(text);
    const file = exportFiles({ ...parts, classLists: lists }, selection).find(
      ({ readBy, note }) => readBy === 'timm' && note.includes('index of'),
    );
    expect(file?.note).toBe('the index of each class in All');
    expect(
      exportFiles({ ...parts, classLists: lists }, { ...selectDataset(taxonomy, datasets[0]), name: 'in12k' }).some(
        ({ name }) => name.includes('indices'),
      ),
    ).toBe(false);
  });
});

describe('the files of a dataset', () => {
  const selection = selectDataset(taxonomy, datasets[0]);

  test('list its synsets with images in wnid order, and the classes that tools look up', async () => {
    const lines = (names: string): string => withWnids(`${names}\n`).replaceAll(' ', '\n');
    expect(await written(selection, 'synsets.txt')).toBe(lines(DATASET));
    const first = async (file: string): Promise<string> => (await written(selection, file)).replaceAll(/\t.*$/gm, '');
    // Of the lists in tables, the second has Mars, which has no images.
    expect(classLists.map(({ inTables }) => inTables)).toEqual([true, true]);
    expect(await first('imagenet_synset_to_lemma.txt')).toBe(lines(`{mars} ${DATASET}`));
    expect(await first('imagenet_metadata.txt')).toBe(lines(DATASET));
    const hidden = { classLists: classLists.map((list) => ({ ...list, inTables: false })) };
    expect((await written(selection, 'imagenet_synset_to_lemma.txt', hidden)).split('\n')).toHaveLength(9);
    expect((await written(selection, 'imagenet_metadata.txt', { classLists: [] })).split('\n')).toHaveLength(9);
  });

  test('list its addresses, if it has any', async () => {
    expect(await written(selection, 'mini11_urls.txt')).toBe(
      'd_1\thttp://a.example/1?q="<x>\nd_2\thttp://a.example/2\ns_1\thttp://a.example/s\n',
    );
    expect(await written(selection, 'img2dataset.tsv')).toBe(
      withWnids(
        'url\tcaption\timage\twnid\n' +
          'http://a.example/1?q="<x>\tdog, domestic dog\td_1\t{dog}\n' +
          'http://a.example/2\tdog, domestic dog\td_2\t{dog}\n' +
          'http://a.example/s\tsnack\ts_1\t{snack}\n',
      ),
    );
    const names = (changes: Partial<ExportParts>): string[] =>
      exportFiles({ ...parts, ...changes }, selection).map(({ name }) => name);
    expect(names({ holdings: {} }).at(-1)).toBe('wordnet.jsonld');
    expect(names({}).slice(-2)).toEqual(['mini11_urls.txt', 'img2dataset.tsv']);
  });

  test('show in SKOS the first image of each synset', async () => {
    const text = await written(selection, 'skos.ttl');
    expect(text.slice(text.indexOf('\n@prefix foaf'))).toBe(
      withWnids(
        '\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n' +
          '<https://x.example/synset/{dog}> foaf:depiction <http://a.example/1?q=%22%3Cx%3E> .\n' +
          '<https://x.example/synset/{snack}> foaf:depiction <http://a.example/s> .\n',
      ),
    );
    expect(await written(selection, 'skos.ttl', { holdings: {} })).not.toContain('foaf');
    expect(text).toContain(withWnids('skos:hasTopConcept synset:{entity}, synset:{earth} .\n'));
    expect(text).toContain(
      withWnids(
        '\n<https://x.example/exports/datasets/mini> a skos:Collection ;\n  skos:prefLabel "Mini"@en ;\n  skos:member\n' +
          `    synset:${DATASET.replaceAll(' ', ',\n    synset:')} .\n`,
      ),
    );
  });
});

test('SKOS has a concept for each synset and all above, and a list in order', async () => {
  const selection = { ...selectClassList(filed), nodes: ['earth', 'dog'].map(crossed) };
  const text = await written(selection, 'skos.ttl');
  expect(text).toBe(
    withWnids(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix iso-thes: <http://purl.org/iso25964/skos-thes#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix synset: <https://x.example/synset/> .

<https://x.example/datasets#filed> a skos:ConceptScheme ;
  dct:title "Filed"@en ;
  dct:description "A file."@en ;
  dct:source <https://wordnet.princeton.edu/> ;
  skos:hasTopConcept synset:{entity}, synset:{earth} .
${concept('entity', ['entity'], 'that which is', [], 'TOP')}${concept('place', ['place'], 'where something is', ['entity'])}${concept('animal', ['animal', 'beast'], 'a living thing', ['entity'], 'animals move')}${concept('dog', ['dog', 'domestic dog'], 'a barking animal', ['animal', 'pet'], 'the dog barked')}${concept('pet', ['pet'], 'an animal kept for company', ['animal'])}${concept('planet', ['planet'], 'a round place', ['place'])}
synset:{earth} a skos:Concept ;
  skos:notation "{earth}" ;
  skos:prefLabel "Earth"@en ;
  skos:altLabel "earth"@en ;
  skos:definition "our planet"@en ;
  iso-thes:broaderInstantial synset:{planet} ;
  skos:topConceptOf <https://x.example/datasets#filed> ;
  skos:inScheme <https://x.example/datasets#filed> .

<https://x.example/exports/class-lists/filed> a skos:OrderedCollection ;
  skos:prefLabel "Filed"@en ;
  skos:memberList (
    synset:{earth}
    synset:{dog}
  ) .
`),
  );

  function concept(
    name: string,
    words: readonly string[],
    definition: string,
    broader: readonly string[],
    example?: string,
  ): string {
    const [first = '', ...others] = words.map((word) => `"${word}"@en`);
    const lines = [
      `skos:notation "{${name}}"`,
      `skos:prefLabel ${first}`,
      ...(others.length > 0 ? [`skos:altLabel ${others.join(', ')}`] : []),
      `skos:definition "${definition}"@en`,
      ...(example === undefined || example === 'TOP' ? [] : [`skos:example "${example}"@en`]),
      ...(broader.length > 0 ? [`skos:broader ${broader.map((one) => `synset:{${one}}`).join(', ')}`] : []),
      ...(example === 'TOP' ? ['skos:topConceptOf <https://x.example/datasets#filed>'] : []),
      'skos:inScheme <https://x.example/datasets#filed>',
    ];
    return `\nsynset:{${name}} a skos:Concept ;\n  ${lines.join(' ;\n  ')} .\n`;
  }
});

test('JSON-LD has entries by lemma, and synsets with the relations that stay inside', async () => {
  const selection = { ...selectClassList(filed), nodes: ['earth', 'place'].map(crossed) };
  const text = await written(selection, 'wordnet.jsonld');
  const {
    '@graph': [lexiconPart],
  } = JSON.parse(text) as { '@graph': [Record<string, unknown>] };
  const id = (name: string): string => `pwn30-${withWnids(`{${name}}`).slice(1)}-n`;
  const sense = (lemma: string, name: string): object => ({
    '@id': `pwn30-${lemma}-${id(name).slice(6)}`,
    synsetRef: id(name),
  });
  expect(lexiconPart['entry']).toEqual(
    [
      ['entity', 'entity'],
      ['place', 'place'],
      ['planet', 'planet'],
      ['Earth', 'earth'],
      ['earth', 'earth'],
    ].map(([lemma = '', name = '']) => ({
      '@id': `pwn30-${lemma}-n`,
      lemma: { writtenForm: lemma },
      partOfSpeech: 'noun',
      sense: [sense(lemma, name)],
    })),
  );
  const synset = (name: string, lexfile: string, gloss: string, relType?: string, target = ''): object => ({
    '@id': id(name),
    partOfSpeech: 'noun',
    lexfile: `noun.${lexfile}`,
    definition: [{ gloss }],
    ...(relType === undefined ? {} : { relations: [{ relType, target: id(target) }] }),
  });
  expect(lexiconPart['synset']).toEqual([
    synset('entity', 'Tops', 'that which is'),
    synset('place', 'location', 'where something is', 'hypernym', 'entity'),
    synset('planet', 'object', 'a round place', 'hypernym', 'place'),
    synset('earth', 'object', 'our planet', 'instance_hypernym', 'planet'),
  ]);
  expect(lexiconPart).toMatchObject({ '@id': 'pwn30-filed', '@type': 'lime:Lexicon' });
  expect(text.split('\n')).toHaveLength(3 + 5 + 2 + 4 + 2);
});

test('JSON is as Python writes it', () => {
  expect(pythonString('caf\u00e9 "\ud83d\udc15"\u007f')).toBe(String.raw`"caf\u00e9 \"\ud83d\udc15\"\u007f"`);
  expect([...pythonObject([])].join('')).toBe('{}');
  expect(
    [
      ...pythonObject([
        ['é', '1'],
        ['b', '[]'],
      ]),
    ].join(''),
  ).toBe(String.raw`{"\u00e9": 1, "b": []}`);
});
