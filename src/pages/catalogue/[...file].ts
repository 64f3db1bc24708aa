import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIRoute } from 'astro';
import { lazyMap } from '../../domain/lazy.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../format/catalogue-files.ts';
import { jsonNotFound } from '../../site/json.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { catalogue } from '../../store/served.ts';
import { isOfCatalogue } from '../../view/plain/data.ts';

const YEAR = 'public, max-age=31536000, immutable';

type CompressFile = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The compressed files of each open build, each compressed on the first request. */
const compressed = new WeakMap<OpenedCatalogue, CompressFile>();

/**
 * A file of the catalogue for a search in the browser, in the form that a copy of plain files has: the version of the
 * current build, or a file of the build, compressed.
 */
export const GET: APIRoute = async ({ params }) => {
  const opened = catalogue();
  const { build, version } = opened;
  const path = params['file'] ?? '';
  if (path === CURRENT_FILE) return Response.json({ version }, { headers: { 'Cache-Control': 'no-cache' } });
  const file = path.startsWith(`${version}/`) && path.endsWith('.gz') ? path.slice(version.length + 1, -3) : '';
  if (file !== MANIFEST_FILE && !(isOfCatalogue(file) && build.has(file))) return jsonNotFound('such file');
  let compress = compressed.get(opened);
  if (compress === undefined) {
    compress = lazyMap(async (name) =>
      Uint8Array.from(await promisify(gzip)(await build.source.read(`${version}/${name}`))),
    );
    compressed.set(opened, compress);
  }
  return new Response(await compress(file), {
    headers: { 'Content-Type': 'application/gzip', 'Cache-Control': YEAR },
  });
};
