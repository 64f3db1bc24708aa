import {
  COPY_PACK_START,
  packFor,
  type PackedEntry,
  type PackPlace,
  PACK_FOLDER,
  PACK_INDEX,
  parseDirectory,
  parseIndex,
  typeOfPath,
} from '../../format/copy-pack.ts';
import { plainFile } from '../../view/plain/address.ts';

/**
 * The service worker of a packed copy: it answers from packs what a host with a file for everything would give out.
 *
 * Whatever is in no pack goes to the host, so that files outside the packs need no list.
 */

/** Members of a service worker that the DOM's own types lack. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(
    type: 'install' | 'activate',
    listen: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listen: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Maximum number of cached directories; the least recently used is evicted. */
const KEPT = 24;
/** The index is looked after this often; packs have names of their own bytes, so an old index is whole in itself while they are there. */
const INDEX_MS = 60_000;

let index: { readonly packs: Promise<PackPlace[]>; readonly at: number } | undefined;
const directories = new Map<string, Promise<Map<string, PackedEntry>>>();

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Ranges are of files that are in no pack.
  if (
    request.method !== 'GET' ||
    url.origin !== location.origin ||
    url.pathname.startsWith(`${PACK_FOLDER}/`) ||
    request.headers.has('Range')
  )
    return;
  event.respondWith(answer(request, url.pathname));
});

async function answer(request: Request, pathname: string): Promise<Response> {
  try {
    const names = [...new Set([plainFile(pathname, false), plainFile(pathname, true)])];
    for (const name of names) {
      const found = await fromPack(decodeURIComponent(name));
      if (found !== undefined) return found;
    }
  } catch {
    // A pack of an old index may be gone: the next request looks at the new one.
    index = undefined;
    directories.clear();
  }
  return fetch(request);
}

async function fromPack(path: string): Promise<Response | undefined> {
  if (index === undefined || Date.now() - index.at > INDEX_MS) index = { packs: readIndex(), at: Date.now() };
  const pack = packFor(await index.packs, path);
  const entry = pack && (await directoryOf(pack)).get(path);
  if (pack === undefined || entry === undefined) return undefined;
  const file = await range(pack, entry.start, entry.start + entry.length);
  const headers = { 'Content-Type': typeOfPath(path) };
  return new Response(entry.isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file, { headers });
}

async function readIndex(): Promise<PackPlace[]> {
  const read = await fetch(PACK_INDEX, { cache: 'no-cache' });
  if (!read.ok) throw new Error(`${PACK_INDEX}: HTTP ${String(read.status)}`);
  return parseIndex(await read.text());
}

function directoryOf(pack: PackPlace): Promise<Map<string, PackedEntry>> {
  const known = directories.get(pack.name);
  directories.delete(pack.name);
  const directory = known ?? readDirectory(pack);
  directory.catch(() => directories.delete(pack.name));
  directories.set(pack.name, directory);
  if (directories.size > KEPT) directories.delete(directories.keys().next().value!);
  return directory;
}

async function readDirectory(pack: PackPlace): Promise<Map<string, PackedEntry>> {
  const packed = await range(pack, COPY_PACK_START, pack.head);
  return parseDirectory(
    await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).text(),
    pack.head,
  );
}

/** Some bytes of a pack; of a host that knows no ranges, cut from the whole. */
async function range({ name }: PackPlace, start: number, end: number): Promise<Blob> {
  const read = await fetch(`${PACK_FOLDER}/${name}`, {
    headers: { Range: `bytes=${String(start)}-${String(end - 1)}` },
  });
  if (!read.ok) throw new Error(`${name}: HTTP ${String(read.status)}`);
  const blob = await read.blob();
  const part = read.status === 206 ? blob : blob.slice(start, end);
  if (part.size !== end - start)
    throw new Error(`${name}: expected ${String(end - start)} bytes, came ${String(part.size)}`);
  return part;
}
