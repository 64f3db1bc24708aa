import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { ListRanges, parseRangeFragment, rangeFragment } from '../../../src/format/lists/list-ranges.ts';
import { LIST_FORMS, LIST_SUBJECTS } from '../../../src/format/lists/synset-lists.ts';
import { listRanges } from '../../../scripts/export/list-files.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';
import { wholeSlices } from '../../../src/domain/taxonomy/descendants.ts';

const {
  taxonomy,
  datasets: [dataset],
} = catalogue;

describe.each(LIST_SUBJECTS)('a file of the %s of all synsets', (subject) => {
  it.each(LIST_FORMS)('as %s holds the list of any subtree in ranges', (form) => {
    const list = catalogue.openList(dataset, subject, form);
    const whole = Buffer.from([...list.chunks(wholeSlices(taxonomy.columns.level))].join(''));
    const ranges = listRanges(catalogue, list, form);
    expect(ranges.bytes).toBe(whole.length);
    const nodes = [at('n00001740'), at('n08524735'), at('n02084071'), at('n00007846'), nodeIndex(taxonomy.size - 1)];
    // A step of a prime scatters them the same way each time.
    while (nodes.length < 60) nodes.push(nodeIndex((nodes.length * 15_485_863) % taxonomy.size));
    for (const node of nodes) {
      for (const slices of [taxonomy.descendants(node), taxonomy.descendantsWithInstances(node)]) {
        const pieces = ranges.rangesOf(slices).map(({ start, end }) => whole.subarray(start, end));
        expect(Buffer.concat(pieces).toString(), taxonomy.wnid(node)).toBe([...list.chunks(slices)].join(''));
      }
    }
  });
});

it('lends the comma of another row to the last one, where that is not the last of a list', () => {
  // Nodes 0 and 2 at level 0, node 1 at level 1: the file is 0, 2, 1.
  const rows = ['"a"', '"bb"', '"ccc"'];
  const file = new ListRanges({
    level: Uint8Array.of(0, 1, 0),
    rowBytes: rows.map((row) => row.length + 2),
    head: 2,
    between: 2,
    foot: 3,
  });
  const whole = `[\n${[rows[0], rows[2], rows[1]].join(',\n')}\n]\n`;
  expect(file.bytes).toBe(whole.length);
  const slices = [
    { start: 1, end: 2, level: 1 },
    { start: 2, end: 3, level: 0 },
  ];
  expect(
    file
      .rangesOf(slices)
      .map(({ start, end }) => whole.slice(start, end))
      .join(''),
  ).toBe('[\n"bb",\n"ccc"\n]\n');
  expect(
    file
      .rangesOf([])
      .map(({ start, end }) => whole.slice(start, end))
      .join(''),
  ).toBe('[\n\n]\n');
});

it('writes ranges into an address and reads them back', () => {
  const ranges = [
    { start: 0, end: 12 },
    { start: 40, end: 41 },
  ];
  expect(rangeFragment(ranges)).toBe('bytes=0-11,40-40');
  expect(parseRangeFragment('#bytes=0-11,40-40')).toEqual(ranges);
  for (const text of ['', '#', '#bytes=', '#bytes=1', '#bytes=1-2,', '#other'])
    expect(parseRangeFragment(text), text).toBeUndefined();
});
