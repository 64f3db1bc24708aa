import { describe, expect, it } from 'vitest';
import { croissant, type CroissantParts } from '../../../src/format/exports/croissant.ts';
import { img2datasetLines } from '../../../src/format/exports/image-urls.ts';
import { selectDataset } from '../../../src/format/exports/selection.ts';
import { synsetTable, TABLE_COLUMNS } from '../../../src/format/exports/synset-table.ts';
import { type CroissantDocument, croissantFaults } from '../../fixtures/croissant-faults.ts';
import { miniInputs } from '../../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../../fixtures/open-files.ts';
import { isThere, python } from '../../fixtures/python.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';

const mini = await buildAndOpen(miniInputs());
const selection = selectDataset(mini.taxonomy, mini.datasets[0]);
const address = (wnid: string): string => `https://canopy.example/synset/${wnid}`;
const words = { taxonomy: mini.taxonomy, lexicon: mini.lexicon, address };

describe('synsets.csv', () => {
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
});
