import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Benchmark, Case } from './benchmark.ts';
import { ensureBuilt, ROOT } from './built.ts';
import { ServerProcess } from './server-process.ts';
import { benchFolder, makeAddresses } from './urls-benchmark.ts';

const folder = benchFolder();
const [data, out] = [path.join(folder, 'data'), path.join(folder, 'built')];
cpSync(path.join(ROOT, 'data'), data, { recursive: true });
const declaration = path.join(data, 'datasets/fall2011.json');
writeFileSync(
  declaration,
  JSON.stringify({
    ...(JSON.parse(readFileSync(declaration, 'utf8')) as object),
    urls: makeAddresses(folder, 'grouped'),
  }),
);
const { site } = await ensureBuilt({ data, out });
const canopy = await ServerProcess.start('canopy', site, out);

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
      const { ms, megabytes } = await server.measure([target], 'Accept-Encoding: identity\r\n');
      return { ms, megabytes };
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
