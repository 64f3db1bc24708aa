import path from 'node:path';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import type { Inputs } from '../../scripts/pipeline/builds/inputs.ts';
import type { OutputFile } from '../../scripts/pipeline/builds/output-file.ts';
import { writeBuild } from '../../scripts/pipeline/builds/write-build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { miniInputs } from '../fixtures/mini-inputs.ts';
import { build, memorySource } from '../fixtures/open-files.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';
import { ownFolder } from './own-folder.ts';
import { json, named } from './small-file.ts';
import { withOffsets } from './with-offsets.ts';

/** Builds of which one input is spoilt, written to disk: either all of it is there afterwards, or what was there before. */
export function wholeBuilds(inputs: Inputs): FuzzedReader[] {
  const changes: readonly (readonly [string, Uint8Array, (bytes: Uint8Array) => Partial<Inputs>])[] = [
    ['data.noun', inputs.nounData.bytes, (bytes) => ({ nounData: named('data.noun', bytes) })],
    ['index.sense', inputs.senseIndex.bytes, (bytes) => ({ senseIndex: named('index.sense', bytes) })],
    ['index.sense of 3.1', inputs.senseIndex31.bytes, (bytes) => ({ senseIndex31: named('3.1/index.sense', bytes) })],
    [
      'word frequencies',
      inputs.wordFrequencies.bytes,
      (bytes) => ({ wordFrequencies: named('frequencies.json', bytes) }),
    ],
    ['noun.exc', inputs.nounExceptions.bytes, (bytes) => ({ nounExceptions: named('noun.exc', bytes) })],
    [
      'declaration of a dataset',
      inputs.datasets.get('mini')!.bytes,
      (bytes) => ({ datasets: new Map([['mini', named('mini.json', bytes)]]) }),
    ],
    [
      'declaration of a class list',
      inputs.classLists.get('ruled')!.bytes,
      (bytes) => ({ classLists: new Map([['ruled', named('ruled.json', bytes)]]) }),
    ],
    [
      'image counts',
      inputs.tables.get('mini.tsv')!.bytes,
      (bytes) => ({ tables: new Map([...inputs.tables, ['mini.tsv', named('mini.tsv', bytes)]]) }),
    ],
  ];
  return changes.map(([name, seed, change]) => ({
    name: `build from ${name}`,
    seeds: [seed],
    isSlow: true,
    read: (bytes) => buildWith(change(bytes)),
    ...(name === 'data.noun' ? { mend: withOffsets } : {}),
  }));
}

async function buildWith(changes: Partial<Inputs>): Promise<void> {
  const root = path.join(ownFolder(), 'builds');
  const before = await currentBuild(root);
  let built: OutputFile[];
  try {
    built = await build(miniInputs(changes));
  } catch (error) {
    if ((await currentBuild(root))?.version !== before?.version)
      throw new TypeError('a refused build changed what was there', { cause: error });
    throw error;
  }
  const { version } = await writeBuild(root, 'fuzz', built);
  if ((await currentBuild(root))?.version !== version) throw new TypeError('the build is not whole');
  await openCatalogue(folderSource(root));
}

/** Built folders of which one file is spoilt after its sum was taken, or before; of the first kind none must open. */
export function builtFolders(files: readonly OutputFile[]): FuzzedReader[] {
  const opened = files.filter((file) => /\.(?:columns|json)$/.test(file.path));
  const damaged = opened.map((file): FuzzedReader => ({
    name: `opening a damaged ${file.path}`,
    seeds: [file.bytes],
    isBuilt: true,
    isSlow: true,
    read: async (bytes) => {
      const source = memorySource(files, (stored) => {
        for (const known of stored.keys()) if (known.endsWith(`/${file.path}`)) stored.set(known, bytes);
      });
      const read: string[] = [];
      await openCatalogue({
        ...source,
        read: (name) => {
          read.push(name);
          return source.read(name);
        },
      });
      if (read.some((name) => name.endsWith(`/${file.path}`)) && !Buffer.from(bytes).equals(file.bytes))
        throw new TypeError('a damaged file was taken for a whole one');
    },
  }));
  const wrong = opened
    .filter((file) => file.path.endsWith('.json'))
    .map((file): FuzzedReader => ({
      name: `opening another ${file.path}`,
      seeds: [file.bytes],
      isBuilt: true,
      isSlow: true,
      read: (bytes) => openCatalogue(memorySource(files.map((one) => (one === file ? { ...file, bytes } : one)))),
    }));
  const [current, manifest] = ['current.json', 'manifest.json'].map((name): FuzzedReader => ({
    name: `opening by another ${name}`,
    seeds: [json({ version: '0123456789ab' })],
    isBuilt: true,
    isSlow: true,
    read: (bytes) =>
      openCatalogue(
        memorySource(files, (stored) => {
          for (const known of stored.keys()) if (known === name || known.endsWith(`/${name}`)) stored.set(known, bytes);
        }),
      ),
  }));
  return [...damaged, ...wrong, current!, manifest!];
}
