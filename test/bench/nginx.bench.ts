import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_FOLDERS, ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { buildSite, currentSite } from '../../scripts/site.ts';
import { decodePagePackHead, PAGE_PACK_START, readPagePackLength } from '../../src/format/page-pack.ts';
import { packFile } from '../../src/server/packed-pages.ts';
import { Random } from '../fuzz/random.ts';
import { type Benchmark, type Case } from './benchmark.ts';
import { paced } from './http-load.ts';
import { NginxProcess } from './nginx-process.ts';
import { ServerProcess } from './server-process.ts';

/**
 * All synset pages in random order, compressed: this server from its page pack, and nginx from a file a page with the
 * same bytes. It needs nginx, and the pack: `npm run pages`.
 */

const ASKED = 20_000;
const PER_SECOND = 500;
const BROTLI = 'Accept-Encoding: br\r\n';

const root = path.resolve(import.meta.dirname, '../..');
const { build } = await ensureData();
const siteBuild = { root, out: path.join(root, 'built/site') };
const site = (await currentSite(siteBuild)) ?? (await buildSite(siteBuild));
const pack = packFile(site, build.version);
if (!existsSync(pack))
  throw new Error('Expected the packed pages of the current data and site; write them with: npm run pages');

const folder = await mkdtemp(path.join(tmpdir(), 'canopy-pages-'));
process.once('exit', () => void rm(folder, { recursive: true, force: true }));
await mkdir(path.join(folder, 'synset'));
const { targets, origin } = await unpack(pack, path.join(folder, 'synset'));

const random = new Random(2011);
for (let i = targets.length - 1; i > 0; i--) {
  const j = random.below(i + 1);
  [targets[i], targets[j]] = [targets[j]!, targets[i]!];
}
let next = 0;

const nginx = await NginxProcess.start(folder, 45_080);
const packed = await ServerProcess.start('canopy', site, DEFAULT_FOLDERS.out, origin);
const rendering = await ServerProcess.start('canopy', site, DEFAULT_FOLDERS.out, 'https://unpacked.example');

/** Writes each page of a pack to a file of its own. */
async function unpack(file: string, to: string): Promise<{ targets: string[]; origin: string }> {
  const handle = await open(file);
  const start = Buffer.alloc(PAGE_PACK_START);
  await handle.read(start, 0, start.length, 0);
  const bytes = new Uint8Array(readPagePackLength(start, file));
  await handle.read(bytes, 0, bytes.length, 0);
  const { columns, description, length } = await decodePagePackHead(bytes, file);
  const found: string[] = [];
  for (const [page, offset] of columns.offset.entries()) {
    const body = Buffer.alloc(columns.start[page + 1]! - columns.start[page]!);
    await handle.read(body, 0, body.length, length + columns.start[page]!);
    const name = `n${String(offset).padStart(8, '0')}`;
    await writeFile(path.join(to, `${name}.br`), body);
    found.push(`/synset/${name}`);
  }
  await handle.close();
  return { targets: found, origin: description.origin };
}

/** The next pages of the random order. */
function some(): string[] {
  const chosen = Array.from({ length: ASKED }, (_, i) => targets[(next + i) % targets.length]!);
  next = (next + ASKED) % targets.length;
  return chosen;
}

function cpu(name: string, server: NginxProcess | ServerProcess, asked = some): Case {
  return { name, run: async () => ({ ms: (await server.measure(asked(), BROTLI)).cpu / 1000 }) };
}

function late(name: string, server: NginxProcess | ServerProcess): Case {
  return {
    name,
    run: async () => ({ ms: (await paced(server.port, some().slice(0, 4 * PER_SECOND), BROTLI, PER_SECOND)).p99 }),
  };
}

export default {
  question:
    'What processor time does a synset page take, all of them in random order and compressed, in ms per request; and how late is one in a hundred at 500 requests a second, in ms?',
  cases: [
    cpu('nginx, a file a page', nginx),
    cpu('from the page pack', packed),
    cpu('rendered, each for the first time', rendering, () => some().slice(0, 1000)),
    late('nginx, at 500 a second', nginx),
    late('from the page pack, at 500 a second', packed),
    late('rendered or kept, at 500 a second', rendering),
  ],
} satisfies Benchmark;
