import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
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
