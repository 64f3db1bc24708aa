import { expect, test } from 'vitest';
import type { DatasetReport } from '../../src/domain/dataset/check.ts';
import { datasetsPage } from '../../src/view/datasets-page.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { contextOf } from './context.ts';

test('each dataset comes with what its build reports', async () => {
  const { datasets } = datasetsPage(contextOf(), await catalogue.datasetReports());
  expect(datasets.map(({ name }) => name)).toEqual(catalogue.datasets.map(({ name }) => name));
  const fall2011 = datasets.find(({ name }) => name === 'fall2011')!;
  expect(fall2011).toMatchObject({ addresses: undefined, downloadsUrl: '/exports/datasets/fall2011' });
  expect(fall2011.checks).toEqual([
    expect.objectContaining({ code: 'W07', title: 'Images of people', count: 1_178_527 }),
  ]);
});

test('checks say what they look at, and skipped lines why', () => {
  const addresses = { lines: 10, images: 7, leftOut: [{ reason: 'no host', lines: 3 }], check: undefined };
  const reports = new Map(
    catalogue.datasets.map(({ name }): [string, DatasetReport] => [
      name,
      { findings: [{ code: 'W02', count: 3, examples: ['a.txt:4: n02084071_1'] }], addresses },
    ]),
  );
  for (const dataset of datasetsPage(contextOf(), reports).datasets) {
    expect(dataset.checks).toEqual([
      {
        code: 'W02',
        count: 3,
        examples: ['a.txt:4: n02084071_1'],
        title: 'Image twice',
        meaning: 'A line came a second time and is listed once.',
      },
    ]);
    expect(dataset.addresses).toEqual(addresses);
  }
});
