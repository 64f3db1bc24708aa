import { describe, expect, it } from 'vitest';
import { LIST_FORMS, LIST_SUBJECTS, synsetList } from '../../../src/format/lists/synset-lists.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const dataset = catalogue.datasets[0];
const { taxonomy } = catalogue;

function textOf(wnid: string, subject: (typeof LIST_SUBJECTS)[number], form: (typeof LIST_FORMS)[number]): string {
  return [...synsetList(catalogue, dataset, subject, form).chunks(taxonomy.descendants(at(wnid)))].join('');
}

describe('lists of synsets', () => {
  it('hold each synset of a subtree once, the synset itself first', () => {
    const lines = textOf('n02084071', 'wnids', 'txt').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines[0]).toBe('n02084071');
    expect(lines).toHaveLength(190);
    expect(new Set(lines).size).toBe(190);
  });

  it('give words as the release’s words.txt does', () => {
    expect(textOf('n02110185', 'words', 'txt')).toBe('n02110185\tSiberian husky\n');
  });

  it('give counts with a head that names them', () => {
    const [head, first] = textOf('n09287968', 'counts', 'tsv').split('\n');
    expect(head).toBe('wnid\town_images\tsubtree_images\tsubtree_synsets\tpopularity_percentile\timage_percentile');
    expect(first?.split('\t').slice(0, 4)).toEqual(['n09287968', '1808', '126567', '176']);
  });

  it('leave out of class indices what has none, and leave blank what a list does not hold', () => {
    const [head, husky] = textOf('n02110185', 'classes', 'tsv').split('\n');
    expect(head?.split('\t')[0]).toBe('wnid');
    expect(husky?.split('\t').slice(0, 2)).toEqual(['n02110185', '250']);
    expect(textOf('n00001740', 'classes', 'txt').trim().split('\n')).toHaveLength(21841 + 3 - 4); // three that no image has; four instances are below entity by no hyponym
  });

  it.each(LIST_SUBJECTS.flatMap((subject) => LIST_FORMS.map((form) => [subject, form] as const)))(
    'tell their size before they are written: %s.%s',
    (subject, form) => {
      const list = synsetList(catalogue, dataset, subject, form);
      for (const wnid of ['n02110185', 'n02084071', 'n09287968', 'n08524735', 'n08691669']) {
        const slices = taxonomy.descendants(at(wnid));
        const text = [...list.chunks(slices)].join('');
        const lines =
          form === 'json'
            ? (JSON.parse(text) as unknown[]).length
            : text.split('\n').length - 1 - (form === 'tsv' ? 1 : 0);
        expect(list.size(slices), wnid).toEqual({ lines: Math.max(0, lines), bytes: Buffer.byteLength(text) });
      }
    },
  );
});
