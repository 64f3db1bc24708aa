import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { ImageUrl } from '../../src/domain/dataset/image-holdings.ts';
import { fetchImages } from '../../scripts/pipeline/fetch/fetch-images.ts';
import { PoliteClient } from '../../scripts/pipeline/fetch/polite-client.ts';
import type { Benchmark } from './benchmark.ts';

const [IMAGES, CONNECTIONS] = [2000, 4];
/** Milliseconds to the host and back: a near one, unless `DELAY_MS` names another; 0 leaves the programs' own time. */
const DELAY = process.env.DELAY_MS ?? '10';
const server = spawn(process.execPath, [path.join(import.meta.dirname, 'image-server.ts'), DELAY], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = (await once(createInterface(server.stdout), 'line')) as [string];
const host = `127.0.0.1:${port}`;
const root = await mkdtemp(path.join(tmpdir(), 'canopy-fetch-'));
const images = Array.from({ length: IMAGES }, (_, i): ImageUrl => {
  const wnid = `n${String(i % 200).padStart(8, '0')}`;
  return { id: `${wnid}_${String(i)}`, url: `http://${host}/${String(i)}.jpg` };
});
const config = path.join(root, 'curl.txt');
await writeFile(config, images.map(({ id, url }) => `url = "${url}"\noutput = "curl/${id}.jpg"\n`).join(''));

async function* listed(): AsyncGenerator<ImageUrl, undefined> {
  await Promise.resolve();
  yield* images;
  return undefined;
}

export default {
  question: `How long do ${String(IMAGES)} photographs of a host ${DELAY} ms away take over ${String(CONNECTIONS)} connections, each looked at, noted with its hash and renamed?`,
  cases: [
    {
      name: 'curl --parallel, which only writes them',
      run: async () => {
        await rm(path.join(root, 'curl'), { recursive: true, force: true });
        const options = ['--silent', '--fail', '--create-dirs', '--parallel', '--parallel-max', String(CONNECTIONS)];
        await promisify(execFile)('curl', [...options, '--config', config], { cwd: root });
      },
    },
    {
      name: 'fetch',
      run: async () => {
        const folder = await mkdtemp(path.join(root, 'fetch-'));
        const client = new PoliteClient({
          userAgent: 'bench',
          connections: CONNECTIONS,
          rate: 1_000_000,
          allowPrivate: new Set([host]),
        });
        let fetched = 0;
        await fetchImages({
          folder,
          images: listed(),
          client,
          accepts: (one) => one === host,
          placeholders: [],
          connections: CONNECTIONS,
          today: '2026-12-01',
          onImage: (outcome) => {
            if (outcome === 'fetched') fetched++;
          },
        });
        client.close();
        if (fetched !== IMAGES) throw new Error(`expected ${String(IMAGES)} images, came ${String(fetched)}`);
        await rm(folder, { recursive: true });
      },
    },
  ],
  end: async () => {
    server.kill();
    await rm(root, { recursive: true, force: true });
  },
} satisfies Benchmark;
