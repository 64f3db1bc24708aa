import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { ServerProcess } from './server-process.ts';
import { benchFolder, makeAddresses } from './urls-benchmark.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = benchFolder();
const [data, out] = [path.join(folder, 'data'), path.join(folder, 'built')];
cpSync(path.join(root, 'data'), data, { recursive: true });
const declaration = path.join(data, 'datasets/fall2011.json');
writeFileSync(
  declaration,
  JSON.stringify({
    ...(JSON.parse(readFileSync(declaration, 'utf8')) as object),
    urls: makeAddresses(folder, 'grouped'),
  }),
);
await ensureData({ data, out });
const site = { root, out: path.join(root, 'built/site') };
const canopy = await ServerProcess.start('canopy', (await currentSite(site)) ?? (await buildSite(site)), out);

/** Artifact, the largest subtree of the release with 5.9 million addresses. */
const LISTS = '/synset/n00021939/urls/subtree';
const whole = await (await fetch(`http://127.0.0.1:${String(canopy.port)}${LISTS}/pictures.tsv`)).bytes();
const file = path.join(folder, 'same-bytes.tsv');
writeFileSync(file, whole);
const plain = await ServerProcess.start('file', file);

function downloading(name: string, server: ServerProcess, target: string): Case {
  return {
    name,
    run: async () => {
      const { p50, megabytes } = await server.measure([target], 'Accept-Encoding: identity\r\n');
      return { ms: p50, megabytes };
    },
  };
}

export default {
  question: `How long does it take to download ${(whole.length / 1e6).toFixed(0)} MB of addresses, those of artifact and below?`,
  cases: [
    downloading("a file of the same bytes from Node's own server", plain, '/'),
    downloading('pictures.tsv', canopy, `${LISTS}/pictures.tsv`),
    downloading('mapping.txt', canopy, `${LISTS}/mapping.txt`),
    downloading('urls.txt', canopy, `${LISTS}/urls.txt`),
    downloading(
      'the file of the whole release in the old interface',
      canopy,
      '/imagenet_data/urls/imagenet_fall11_urls.txt',
    ),
  ],
} satisfies Benchmark;
