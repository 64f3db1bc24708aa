import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { z } from 'zod';
import { parseJson } from '../src/format/parse-json.ts';
import { COPIES, filesOf } from '../src/server/static-files.ts';
import { renameDurably, replaceDurably, syncTree } from './pipeline/builds/durable.ts';
import { takeLock } from './pipeline/builds/lock.ts';
import { sourceFiles } from './pipeline/builds/source-files.ts';

/** Sources of the site's build, in the project's folder. */
const SOURCES = ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package-lock.json'];

/** File that names the current build, a folder next to it. */
const CURRENT = 'current.json';
const PARTIAL = '.partial-';
/** Taken by the one process that builds. */
const LOCK = '.lock';
/** Note about the current build: its sources, and the server built with it; older builds lack the latter. */
const note = z.object({ version: z.string().regex(/^[0-9a-f]{12}$/), server: z.string().optional() });

/** Entry of the server without the pages; it imports all of it. */
const SERVER = 'src/server/processes/worker.ts';

/** Options of a site build. */
export interface SiteBuild {
  /** The project's folder. */
  readonly root: string;
  /** The folder of builds, each in a folder named after what it was made from. */
  readonly out: string;
}

/** The folder of the current build if it was made from the sources as they are, or `undefined`. */
export async function currentSite({ root, out }: SiteBuild): Promise<string | undefined> {
  const version = await versionOf(root);
  const folder = path.join(out, version);
  const noted = await currentNote(out);
  return noted.version === version && noted.server !== undefined && (await isFolder(folder)) ? folder : undefined;
}

/** Returns the folder of the current build, whatever its sources, or `undefined` before the first. */
export async function lastSite(out: string): Promise<string | undefined> {
  const { version } = await currentNote(out);
  return version === undefined ? undefined : path.join(out, version);
}

/**
 * The folder of the current build if the server as it is now can serve it: its pages may be older, but what stands before
 * them is made for each other.
 *
 * @throws Error in a sentence with what to do, if there is no build, or the server's code has changed since.
 */
export async function servableSite({ root, out }: SiteBuild): Promise<string> {
  const { version, server } = await currentNote(out);
  if (version === undefined || !(await isFolder(path.join(out, version))))
    throw new Error('The site is not built yet. Build and serve it with: npm start');
  if (server !== (await serverDigest(root))) {
    throw new Error(
      'The site was built before the code of the server changed, and the two do not fit together. Build and serve it again with: npm start',
    );
  }
  return path.join(out, version);
}

/**
 * Builds the site into a folder of its own, makes it the current one and gives its path.
 *
 * Killed at any moment, also by a loss of power, it leaves the last build current and whole; that one stays for servers
 * that still run from it, older ones are removed. Of several processes one builds, and the others take its build.
 *
 * @throws Error with what the build printed, if it fails.
 */
export async function buildSite({ root, out }: SiteBuild): Promise<string> {
  const [version, server] = [await versionOf(root), await serverDigest(root)];
  const partial = path.join(out, `${PARTIAL}${randomBytes(6).toString('hex')}`);
  const folder = path.join(out, version);
  await mkdir(out, { recursive: true });
  const unlock = await takeLock(path.join(out, LOCK));
  try {
    const current = await currentSite({ root, out });
    if (current !== undefined) return current;
    const { version: previous } = await currentNote(out);
    await runAstro(root, partial);
    await compressFiles(path.join(partial, 'client'));
    await syncTree(partial);
    await rm(folder, { recursive: true, force: true });
    await renameDurably(partial, folder);
    const pointer = path.join(out, `${PARTIAL}${randomBytes(6).toString('hex')}.json`);
    await writeFile(pointer, `${JSON.stringify({ version, server })}\n`);
    await replaceDurably(path.join(out, CURRENT), pointer);
    for (const entry of await readdir(out)) {
      if (![CURRENT, LOCK, version, previous].includes(entry))
        await rm(path.join(out, entry), { recursive: true, force: true });
    }
    return folder;
  } finally {
    await rm(partial, { recursive: true, force: true });
    await unlock();
  }
}

/** A digest of all sources of the site, by name and content. */
async function versionOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const place = path.join(root, source);
    const names = (await isFolder(place)) ? (await filesOf(place)).map((name) => path.join(place, name)) : [place];
    for (const name of names) {
      const bytes = await readFile(name);
      hash.update(`${path.relative(root, name)}\0${String(bytes.byteLength)}\0`).update(bytes);
    }
  }
  return hash.digest('hex').slice(0, 12);
}

async function runAstro(root: string, out: string): Promise<void> {
  const astro = path.join(root, 'node_modules/astro/bin/astro.mjs');
  // A separate process, so that the bundler's memory does not stay with the server.
  const child = spawn(process.execPath, [astro, 'build', '--outDir', out], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The site could not be built.\n${Buffer.concat(printed).toString()}`);
}

/** Writes a compressed copy next to each file that shrinks by it. */
async function compressFiles(folder: string): Promise<void> {
  for (const name of await filesOf(folder)) {
    if (!/\.(?:css|html|js|json|mjs|svg|txt|webmanifest|xml)$/.test(name)) continue;
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    const copies = {
      br: await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength } }),
      gzip: await promisify(gzip)(bytes, { level: 9 }),
    };
    for (const encoding of ['br', 'gzip'] as const) {
      if (copies[encoding].byteLength < bytes.byteLength) await writeFile(file + COPIES[encoding], copies[encoding]);
    }
  }
}

/** Returns the note of the current build; nothing before the first, or where the file is another's: both are built again. */
async function currentNote(out: string): Promise<Partial<z.infer<typeof note>>> {
  const text = await readFile(path.join(out, CURRENT), 'utf8').catch(() => '');
  return note.safeParse(parseJson(text)).data ?? {};
}

/** A digest of all that runs before the pages, which the build does not hold. */
async function serverDigest(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sourceFiles([path.join(root, SERVER)]))
    hash.update(`${path.relative(root, file)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() ?? false;
}
