import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FOLDERS } from '../../../scripts/pipeline/builds/ensure-data.ts';
import { exportFiles, type ExportParts } from '../../../src/format/exports/export-files.ts';
import { pythonObject, pythonString } from '../../../src/format/exports/python-json.ts';
import { selectClassList, selectDataset, type Selection } from '../../../src/format/exports/selection.ts';
import { ANY_CHARACTER } from '../../fixtures/any-character.ts';
import { isThere, python } from '../../fixtures/python.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { releaseDataset } from '../../../src/domain/dataset/dataset.ts';

const { taxonomy, lexicon, classLists } = catalogue;
const parts: ExportParts = {
  taxonomy,
  lexicon,
  classLists,
  holdings: {},
  origin: 'https://canopy.example',
  address: (wnid) => `https://canopy.example/synset/${wnid}`,
};
const release = selectDataset(catalogue.taxonomy, releaseDataset(catalogue.datasets));
const list = (name: string): Selection => selectClassList(catalogue.classLists.find((one) => one.name === name)!);

async function written(selection: Selection, name: string): Promise<string> {
  const file = exportFiles(parts, selection).find((one) => one.name === name)!;
  return (await Array.fromAsync<string>(file.chunks())).join('');
}

function lines(text: string): string[] {
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

describe('Keras', () => {
  it('gets the imagenet_class_index.json whose MD5 its own source has', async () => {
    const json = await written(list('in1k'), 'imagenet_class_index.json');
    expect(createHash('md5').update(json).digest('hex')).toBe('c2c37ea517e94d9795004a39431a14cb');
  });
});

describe('TensorFlow', () => {
  it('gets the 21,842 lines of its imagenet_metadata.txt', async () => {
    const text = await written(release, 'imagenet_metadata.txt');
    // The length is that of the file in its repository, where its readers assert the number of lines.
    expect(text).toHaveLength(741_401);
    expect(lines(text)).toHaveLength(21_842);
    expect(lines(text).slice(0, 3)).toEqual([
      'n00004475\torganism, being',
      'n00005787\tbenthos',
      'n00006024\theterotroph',
    ]);
    expect(lines(text)).toContain('n04399382\tteddy, teddy bear');
    expect(lines(text)).not.toContain('n03931044\tpicture, image, icon, ikon');
    expect([...lines(text)].sort()).toEqual(lines(text));
  });

  it('gets the synsets of the challenge under the name it asks for', async () => {
    const own = await readFile(path.join(DEFAULT_FOLDERS.data, 'imagenet-1k.txt'), 'utf8');
    expect(await written(list('in1k'), 'imagenet_lsvrc_2015_synsets.txt')).toBe(own);
    expect(own).toHaveLength(10_000);
  });
});

describe('timm', () => {
  // Lengths are those of the files in its package.
  it.each([
    ['in21k-goog', 'imagenet21k_goog_synsets.txt', 218_430, 21_843, 'n15102894'],
    ['in21k-p', 'imagenet21k_miil_synsets.txt', 112_210, 11_221, 'n15102894'],
    ['in22k', 'imagenet22k_synsets.txt', 218_410, 21_841, 'n15102894'],
    ['in1k', 'imagenet_synsets.txt', 10_000, 1000, 'n15075141'],
  ])('gets %s as %s', async (name, file, bytes, count, last) => {
    const text = await written(list(name), file);
    expect(text).toHaveLength(bytes);
    expect(lines(text)).toHaveLength(count);
    expect(new Set(lines(text)).size).toBe(count);
    expect(lines(text).at(-1)).toBe(last);
  });

  it.each([
    ['in12k', 'imagenet21k_goog_to_12k_indices.txt', 'in21k-goog', 11_821],
    ['in12k', 'imagenet22k_to_12k_indices.txt', 'in22k', 11_821],
    ['in12k', 'imagenet22k_ms_to_12k_indices.txt', 'in22k-ms', 11_821],
    ['in22k', 'imagenet21k_goog_to_22k_indices.txt', 'in21k-goog', 21_841],
  ])('gets the rows of %s as %s', async (part, file, trained, count) => {
    const indices = lines(await written(list(part), file)).map(Number);
    expect(indices).toHaveLength(count);
    const rows = lines(await written(list(trained), 'synsets.txt'));
    expect(indices.map((index) => rows[index])).toEqual(lines(await written(list(part), 'synsets.txt')));
  });

  it('gets no rows of a list that holds others, too', () => {
    expect(exportFiles(parts, list('in1k')).filter(({ name }) => name.includes('_indices'))).toEqual([]);
  });

  it('gets the words of every synset it may look up', async () => {
    const text = await written(release, 'imagenet_synset_to_lemma.txt');
    expect(text).toHaveLength(741_457);
    expect(lines(text)).toContain('n09859684\tbleacher');
  });

  it('gets a definition for each, which Python’s csv reads as one field', async () => {
    const text = await written(release, 'imagenet_synset_to_definition.txt');
    const rows = lines(text).map((line) => line.split('\t'));
    // The length is that of the file in its package, one wild semicolon of WordNet's included.
    expect(text).toHaveLength(1_748_917);
    expect(rows).toContainEqual(['n12084400', 'similar to Spiranthes romanzoffiana;States']);
    expect(rows).toHaveLength(21_844);
    expect(rows).toContainEqual(['n00007846', 'a human being']);
    expect(rows).toContainEqual([
      'n01035504',
      'the traditional Passover supper of Jesus with his disciples on the eve of his crucifixion',
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(2);
      expect(row[1]).toMatch(/^[^"]/);
    }
  });
});

describe('Caffe and Kaggle', () => {
  it.each(['synset_words.txt', 'LOC_synset_mapping.txt'])('get wnids and words in %s', async (name) => {
    const rows = lines(await written(list('in1k'), name));
    expect(rows).toHaveLength(1000);
    expect(rows[0]).toBe('n01440764 tench, Tinca tinca');
    expect(rows[999]).toBe('n15075141 toilet tissue, toilet paper, bathroom tissue');
  });
});

describe('torchvision', () => {
  it('gets each wnid with its index', async () => {
    const index = JSON.parse(await written(list('in1k'), 'class_to_idx.json')) as Record<string, number>;
    expect(index['n01440764']).toBe(0);
    expect(index['n15075141']).toBe(999);
    expect(Object.keys(index)).toHaveLength(1000);
  });
});

describe('python-json', () => {
  it.skipIf(!isThere('python3'))('writes what Python’s json.dumps writes', () => {
    const objects = fc.sample(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: ANY_CHARACTER })), 200);
    const values = objects.map((object) =>
      Object.entries(object).filter(([name, value]) => (name + value).isWellFormed()),
    );
    const expected = python(
      'import json, sys; json.dump([json.dumps(dict(v)) for v in json.load(sys.stdin)], sys.stdout)',
      values,
    );
    expect(
      values.map((entries) =>
        [...pythonObject(entries.map(([name, value]) => [name, pythonString(value)] as const))].join(''),
      ),
    ).toEqual(expected);
  });
});
