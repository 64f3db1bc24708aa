import { describe, expect, it } from 'vitest';
import { type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { croissant, type CroissantParts } from '../../../src/format/exports/croissant.ts';
import { img2datasetLines, urlLines } from '../../../src/format/exports/image-urls.ts';
import { selectDataset } from '../../../src/format/exports/selection.ts';
import { parentTable, synsetTable, TABLE_COLUMNS } from '../../../src/format/exports/synset-table.ts';
import { miniInputs, miniWnid } from '../../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { isThere, python } from '../../fixtures/python.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';

const mini = await buildAndOpen(miniInputs());
const selection = selectDataset(mini.taxonomy, mini.datasets[0]);
const address = (wnid: string): string => `https://canopy.example/synset/${wnid}`;
const node = (name: string): NodeIndex => mini.taxonomy.node(parseWnid(miniWnid(name))!)!;

describe('synsets.csv', () => {
  it('has a row for each synset, with the first of its hypernyms', () => {
    const rows = [...synsetTable({ taxonomy: mini.taxonomy, lexicon: mini.lexicon, address }, selection)];
    expect(rows[0]).toBe('wnid,name,words,definition,parent,url\n');
    expect(rows).toContain(
      `${miniWnid('dog')},dog.n.01,"dog, domestic dog",a barking animal,${miniWnid('animal')},${address(miniWnid('dog'))}\n`,
    );
    expect(rows).toHaveLength(1 + 8);
  });

  it('names no parent that parents.csv does not have', () => {
    const wnids = (rows: Iterable<string>): string[] => [...rows].slice(1).map((row) => row.slice(0, 9));
    const parents = wnids(parentTable({ taxonomy: mini.taxonomy, lexicon: mini.lexicon, address }, selection));
    expect(parents).toEqual(['entity', 'animal', 'dog', 'pet', 'place', 'planet'].map(miniWnid).sort());
  });

  it.skipIf(!isThere('python3'))('is read by Python’s csv, quotation marks and all', () => {
    const release = selectDataset(catalogue.taxonomy, catalogue.datasets[0]);
    const rows = python(
      'import csv, io, json, sys; json.dump(list(csv.reader(io.StringIO(json.load(sys.stdin), newline=""))), sys.stdout)',
      [...synsetTable({ taxonomy: catalogue.taxonomy, lexicon: catalogue.lexicon, address }, release)].join(''),
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
    of: (at: NodeIndex) =>
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
  interface Reference {
    readonly '@id': string;
  }
  interface Field extends Reference {
    '@type': string;
    dataType: string;
    references?: Reference;
    source: { fileObject: Reference; extract: { column: string } };
  }
  interface RecordSet extends Reference {
    '@type': string;
    dataType?: string;
    key: Reference;
    field: Field[];
  }
  interface FileObject extends Reference {
    '@type': string;
    name: string;
    contentUrl: string;
    encodingFormat: string;
    sha256: string;
  }
  type Document = Record<string, unknown> & {
    '@context': Record<string, unknown>;
    distribution: FileObject[];
    recordSet: RecordSet[];
  };
  const document = JSON.parse(JSON.stringify(croissant(parts))) as Document;

  it('has every property that the specification requires', () => {
    for (const property of [
      '@context',
      '@type',
      'conformsTo',
      'description',
      'license',
      'name',
      'url',
      'creator',
      'datePublished',
      'distribution',
    ]) {
      expect(document[property], property).toBeTruthy();
    }
    expect(document['@type']).toBe('sc:Dataset');
    expect(document['conformsTo']).toBe('http://mlcommons.org/croissant/1.1');
    expect(document['datePublished']).toBe('2011-09-01');
    expect(document['@context']).toMatchObject({
      '@vocab': 'https://schema.org/',
      sc: 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      conformsTo: 'dct:conformsTo',
      recordSet: 'cr:recordSet',
    });
    for (const { '@type': type, name, contentUrl, encodingFormat, sha256 } of document.distribution) {
      expect(type).toBe('cr:FileObject');
      expect(name && encodingFormat).toBeTruthy();
      expect(new URL(contentUrl).origin).toBe('https://canopy.example');
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('has classes as an enumeration that refers to its parents', () => {
    const [parents, classes] = document.recordSet;
    for (const set of [parents!, classes!]) {
      expect(set.dataType).toBe('sc:Enumeration');
      expect(set.key['@id']).toBe(`${set['@id']}/wnid`);
      // The specification asks of an enumeration a name, and a url that stands for each of its values.
      expect(set.field.map((field) => field['@id'])).toEqual(
        expect.arrayContaining([`${set['@id']}/name`, `${set['@id']}/url`]),
      );
      expect(set.field.find((field) => field['@id'].endsWith('/parent'))?.references).toEqual({
        '@id': 'parents/wnid',
      });
    }
  });

  it('gives every id once, and refers to none that is not there', () => {
    const ids = [
      ...document.distribution,
      ...document.recordSet,
      ...document.recordSet.flatMap(({ field }) => field),
    ].map((thing) => thing['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { key, field } of document.recordSet) {
      expect(ids).toContain(key['@id']);
      for (const { references, source } of field) {
        expect(ids).toContain(source.fileObject['@id']);
        if (references !== undefined) expect(ids).toContain(references['@id']);
      }
    }
  });

  it('names columns that the tables have', async () => {
    const [head] = synsetTable({ taxonomy: mini.taxonomy, lexicon: mini.lexicon, address }, selection);
    const columns = head!.trim().split(',');
    const [first = ''] = await Array.fromAsync(
      img2datasetLines(mini, { nodes: () => [], of: () => Promise.resolve([]) }),
    );
    for (const { field } of document.recordSet) {
      for (const { source } of field) {
        const known = source.fileObject['@id'] === 'img2dataset.tsv' ? first.trim().split('\t') : columns;
        expect(known).toContain(source.extract.column);
      }
    }
  });

  it('leaves images out of a dataset without addresses', () => {
    const bare = croissant({ ...parts, images: undefined }) as Document;
    expect(bare.recordSet.map((set) => set['@id'])).toEqual(['parents', 'classes']);
    expect(bare.distribution).toHaveLength(2);
  });
});
