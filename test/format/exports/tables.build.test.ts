import { describe, expect, it } from 'vitest';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { croissant, type CroissantParts } from '../../../src/format/exports/croissant.ts';
import { img2datasetLines, urlLines } from '../../../src/format/exports/image-urls.ts';
import { selectDataset } from '../../../src/format/exports/selection.ts';
import { allAbove, synsetTable, TABLE_COLUMNS } from '../../../src/format/exports/synset-table.ts';
import { type CroissantDocument, croissantFaults } from '../../fixtures/croissant-faults.ts';
import { miniInputs, miniWnid } from '../../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { isThere, python } from '../../fixtures/python.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';

const mini = await buildAndOpen(miniInputs());
const selection = selectDataset(mini.taxonomy, mini.datasets[0]);
const address = (wnid: string): string => `https://canopy.example/synset/${wnid}`;
const words = { taxonomy: mini.taxonomy, lexicon: mini.lexicon, address };
const node = (name: string): NodeIndex => mini.taxonomy.node(parseWnid(miniWnid(name))!)!;

describe('synsets.csv', () => {
  it('has a row for each synset, with the first of its hypernyms', () => {
    const rows = [...synsetTable(words, selection.nodes)];
    expect(rows[0]).toBe('wnid,name,words,definition,parent,url\n');
    expect(rows).toContain(
      `${miniWnid('dog')},dog.n.01,"dog, domestic dog",a barking animal,${miniWnid('animal')},${address(miniWnid('dog'))}\n`,
    );
    expect(rows).toHaveLength(1 + 8);
  });

  it('names no parent that parents.csv does not have', () => {
    const wnids = (rows: Iterable<string>): string[] => [...rows].slice(1).map((row) => row.slice(0, 9));
    const parents = wnids(synsetTable(words, allAbove(mini.taxonomy, selection.nodes)));
    expect(parents).toEqual(['entity', 'animal', 'dog', 'pet', 'place', 'planet'].map(miniWnid).sort());
  });

  it.skipIf(!isThere('python3'))('is read by Python’s csv, quotation marks and all', () => {
    const release = selectDataset(catalogue.taxonomy, catalogue.datasets[0]);
    const rows = python(
      'import csv, io, json, sys; json.dump(list(csv.reader(io.StringIO(json.load(sys.stdin), newline=""))), sys.stdout)',
      [...synsetTable({ taxonomy: catalogue.taxonomy, lexicon: catalogue.lexicon, address }, release.nodes)].join(''),
    ) as string[][];
    expect(rows).toHaveLength(21_842);
    rows.slice(1).forEach((row, i) => {
      const at = release.nodes[i]!;
      expect(row).toHaveLength(TABLE_COLUMNS.length);
      expect(row[3]).toBe(catalogue.lexicon.gloss(at).definition);
    });
  });
});

describe('addresses of images', () => {
  const urls = {
    nodes: () => [node('dog')],
    itemsOf: (at: NodeIndex) =>
      Promise.resolve(at === node('dog') ? [{ id: `${miniWnid('dog')}_7`, url: 'http://example.org/a.jpg' }] : []),
  };
  const all = async (chunks: AsyncIterable<string>): Promise<string> => (await Array.fromAsync(chunks)).join('');

  it('in ImageNet’s form are image, tab, address', async () => {
    expect(await all(urlLines(urls))).toBe(`${miniWnid('dog')}_7\thttp://example.org/a.jpg\n`);
  });

  it('for img2dataset have a head and a caption', async () => {
    expect(await all(img2datasetLines(mini, urls))).toBe(
      `url\tcaption\timage\twnid\nhttp://example.org/a.jpg\tdog, domestic dog\t${miniWnid('dog')}_7\t${miniWnid('dog')}\n`,
    );
  });
});

describe('Croissant', () => {
  const file = (name: string) => ({
    name,
    address: `https://canopy.example/${name}`,
    bytes: 1,
    sha256: 'a'.repeat(64),
  });
  const parts: CroissantParts = {
    description: mini.datasets[0].description,
    address: 'https://canopy.example/datasets#mini',
    synsets: file('synsets.csv'),
    parents: file('parents.csv'),
    images: file('img2dataset.tsv'),
  };
  const asWritten = (value: object): CroissantDocument => JSON.parse(JSON.stringify(value)) as CroissantDocument;
  const document = asWritten(croissant(parts));

  it('is as the reference reader expects it, and names columns that the tables have', async () => {
    const [head] = synsetTable(words, selection.nodes);
    const [first = ''] = await Array.fromAsync(
      img2datasetLines(mini, { nodes: () => [], itemsOf: () => Promise.resolve([]) }),
    );
    const columns: Readonly<Record<string, string[]>> = {
      'synsets.csv': head!.trim().split(','),
      'parents.csv': head!.trim().split(','),
      'img2dataset.tsv': first.trim().split('\t'),
    };
    expect(croissantFaults(document, (name) => columns[name])).toEqual([]);
    expect(document['datePublished']).toBe('2011-09-01');
    for (const { contentUrl } of document.distribution)
      expect(new URL(contentUrl).origin).toBe('https://canopy.example');
    // The check itself: a description without a context, or that refers to itself, is refused.
    expect(croissantFaults({ ...document, '@context': {} }, (name) => columns[name])).toContain('the context lacks cr');
    const [parents, classes] = document.recordSet;
    const circle = [{ ...parents!, field: classes!.field }, classes!];
    expect(croissantFaults({ ...document, recordSet: circle }, (name) => columns[name])).toContain(
      'record sets refer to each other in a circle',
    );
  });

  it('has classes as an enumeration that refers to its parents', () => {
    const [parents, classes] = document.recordSet;
    for (const set of [parents!, classes!]) {
      expect(set).toHaveProperty('dataType', 'sc:Enumeration');
      expect(set.key['@id']).toBe(`${set['@id']}/wnid`);
      // The specification asks of an enumeration a name, and a url that stands for each of its values.
      expect(set.field.map((field) => field['@id'])).toEqual(
        expect.arrayContaining([`${set['@id']}/name`, `${set['@id']}/url`]),
      );
    }
    expect(classes!.field.find(({ name }) => name === 'classes/parent')?.references).toEqual({
      field: { '@id': 'parents/wnid' },
    });
    // A record set that refers to itself cannot be read: its reader sorts them by their references.
    expect(parents!.field.some(({ references }) => references !== undefined)).toBe(false);
  });

  it('leaves images out of a dataset without addresses', () => {
    const bare = asWritten(croissant({ ...parts, images: undefined }));
    expect(bare.recordSet.map((set) => set['@id'])).toEqual(['parents', 'classes']);
    expect(bare.distribution).toHaveLength(2);
  });
});
