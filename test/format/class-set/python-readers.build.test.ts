import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type SetFile, setFiles } from '../../../src/format/class-set/set-files.ts';
import { openCode, openPublished, type OpenedSet } from '../../../src/view/sets/opened-set.ts';
import { chooseCut } from '../../../src/domain/class-set/cut.ts';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { balancedTable } from '../../../src/domain/class-set/cut-rule.ts';
import { encodeClassSet } from '../../../src/format/class-set/class-code.ts';
import { parseClassTable } from '../../../src/format/class-set/class-table.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';
import { type CroissantDocument, croissantFaults } from '../../fixtures/croissant-faults.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const [dataset] = catalogue.datasets;
const top = at('n00015388');
const rule = { balance: 'images', familiar: 'prefer', ownImages: 500, depth: [0, 99], not: [] } as const;
const animals = chooseCut(
  balancedTable(catalogue.taxonomy, dataset, catalogue.treeDepth, top, 20, rule),
  top,
  20,
).nodes;
const opened = openCode(
  catalogue,
  dataset,
  encodeClassSet(catalogue.taxonomy, setOfNodes(animals, 'subtree', '20 animals')),
);
if ('fault' in opened) throw new Error(opened.fault);

function filesOf(set: OpenedSet): SetFile[] {
  const { names, measured, fingerprint, title } = set;
  const site = {
    address: 'https://example.org/set/x',
    files: 'https://example.org/set/x/classes.tsv',
    urls: undefined,
  };
  return setFiles({ catalogue, set: set.set, title, names, measured, dataset, fingerprint, ...site });
}

/** Writes all files of a set into a folder. */
async function writeAll(set: OpenedSet): Promise<string> {
  const folder = await temporaryFolder();
  for (const { name, chunks } of filesOf(set))
    writeFileSync(path.join(folder, name), [...(chunks() as Iterable<string>)].join(''));
  return folder;
}

function python(folder: string, code: string): unknown {
  const run = spawnSync('python3', ['-c', `import json\n${code}`], { cwd: folder, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as unknown;
}

/** What set_folder.py needs of torchvision: an ImageFolder that lists folders and files as torchvision's does. */
const TORCHVISION = `
import os
class ImageFolder:
    def __init__(self, root):
        self.classes, self.class_to_idx = self.find_classes(root)
        self.samples = [(os.path.join(root, c, f), self.class_to_idx[c]) for c in sorted(self.class_to_idx) for f in sorted(os.listdir(os.path.join(root, c)))]
`;

test('a training script labels folders of ImageNet by the set, and leaves the others out', async () => {
  const folder = await writeAll(opened);
  mkdirSync(path.join(folder, 'torchvision'));
  writeFileSync(path.join(folder, 'torchvision', '__init__.py'), '');
  writeFileSync(path.join(folder, 'torchvision', 'datasets.py'), TORCHVISION);
  // A husky, a tabby, an orca and, in no class, a strawberry.
  for (const wnid of ['n02110185', 'n02123045', 'n02071294', 'n07745940']) {
    mkdirSync(path.join(folder, 'images', wnid), { recursive: true });
    writeFileSync(path.join(folder, 'images', wnid, `${wnid}_1.JPEG`), '');
  }
  const samples = python(
    folder,
    'from set_folder import SetFolder\nnames = {v: k for k, v in json.load(open("class_to_idx.json")).items()}\nprint(json.dumps([[p.split("/")[-2], names[c]] for p, c in SetFolder("images").samples]))',
  );
  expect(samples).toEqual([
    ['n02071294', 'whale'],
    ['n02110185', 'dog'],
    ['n02123045', 'cat'],
  ]);
});

test('each file is read as its tool reads it, and all say the same', async () => {
  const folder = await writeAll(opened);
  const read = python(
    folder,
    `import csv
lines = lambda name: open(name, encoding="utf-8").read().splitlines()
table = list(csv.DictReader(open("classes.tsv", newline=""), delimiter="\\t", quoting=csv.QUOTE_NONE))
keras = json.load(open("class_index.json"))
yolo = [line.split(": ", 1)[1] for line in lines("data.yaml")[2:]]
print(json.dumps({
  "idx": [k for k, v in sorted(json.load(open("class_to_idx.json")).items(), key=lambda kv: kv[1])],
  "keras": [keras[str(i)][1].replace("_", " ") for i in range(len(keras))],
  "yolo": [json.loads(name) for name in yolo],
  "caffe": [line.split(" ", 1)[1] for line in lines("synset_words.txt")],
  "table": [row["name"] for row in table],
  "timm": [lines("synsets.txt"), [line.split("\\t")[0] for line in lines("synset_to_lemma.txt")], [line.split("\\t")[0] for line in lines("synset_to_definition.txt")]],
  "members": [row["synsets"] for row in table], "wnids": lines("wnids.txt"),
  "folders": [line[:-1] for line in lines("folders.txt")], "tars": [line[:-4] for line in lines("tars.txt")],
  "labels": [row["wnid"] for row in csv.DictReader(open("wnid_to_class.tsv", newline=""), delimiter="\\t", quoting=csv.QUOTE_NONE)],
  "outputs": json.load(open("imagenet_to_set.json")),
}))`,
  ) as Record<string, string[]> & { timm: string[][]; outputs: Record<string, number> };
  for (const form of ['idx', 'keras', 'yolo', 'caffe', 'table']) expect(read[form], form).toEqual(opened.names);
  const firsts = animals.map((node) => catalogue.taxonomy.wnid(node));
  for (const list of read.timm) expect(list).toEqual(firsts);
  expect(read['members']).toEqual(read['wnids']);
  expect(read['folders']).toHaveLength(opened.measured.totalSynsets);
  expect(read['tars']).toEqual(read['folders']);
  expect(read['labels']).toEqual(read['folders']);
  // 151 is the Chihuahua, 281 the tabby; 949 is the strawberry.
  const { outputs } = read;
  expect([opened.names[outputs['151']!], opened.names[outputs['281']!], outputs['949']]).toEqual([
    'dog',
    'cat',
    undefined,
  ]);
  expect(Object.keys(outputs)).toHaveLength(288);
});

test('folders of a set of single synsets are its classes', () => {
  const living17 = openPublished(catalogue, dataset, 'living17')!;
  const in1k = openPublished(catalogue, dataset, 'in1k')!;
  const idx = (set: OpenedSet): unknown =>
    JSON.parse(
      [
        ...(filesOf(set)
          .find(({ name }) => name === 'class_to_idx.json')!
          .chunks() as Iterable<string>),
      ].join(''),
    );
  expect(idx(in1k)).toMatchObject({ n01440764: 0, n15075141: 999 });
  expect(idx(living17)).toMatchObject({ salamander: 0, dog: 8, monkey: 16 });
});

test.each(catalogue.publishedSets.map(({ name }) => name))('the table of %s opens as the same set', (name) => {
  const set = openPublished(catalogue, dataset, name)!;
  const table = filesOf(set).find((file) => file.name === 'classes.tsv')!;
  const read = parseClassTable(catalogue.taxonomy, [...(table.chunks() as Iterable<string>)].join(''), () => '');
  if ('came' in read) throw new Error(read.came);
  expect(read.classes.map(({ includes, excludes }) => ({ includes, excludes }))).toEqual(
    set.set.classes.map(({ includes, excludes }) => ({ includes, excludes })),
  );
});

test('the Croissant description is as its reference reader expects, and is of the table beside it', () => {
  const files = new Map(
    filesOf(opened).map(({ name, chunks }) => [name, [...(chunks() as Iterable<string>)].join('')]),
  );
  const document = JSON.parse(files.get('croissant.json')!) as CroissantDocument;
  const table = files.get('classes.tsv')!;
  expect(croissantFaults(document, () => table.split('\n')[0]!.split('\t'))).toEqual([]);
  const [{ sha256, contentSize } = { sha256: '', contentSize: '' }] = document.distribution;
  expect(sha256).toBe(createHash('sha256').update(table).digest('hex'));
  expect(contentSize).toBe(`${String(Buffer.byteLength(table))} B`);
});
