import type { Source } from '../../store/source.ts';
import { CATALOGUE_FOLDER } from '../../view/plain/data.ts';
import { request } from '../request.ts';

/**
 * Reads the catalogue's files on a copy of plain files.
 *
 * The files are gzip files, whatever a host compresses. A host that treats them as compressed for transfer delivers
 * them unpacked; the first two bytes show it.
 *
 * @param onBytes called with the number of bytes that have arrived.
 */
export function fetchSource(onBytes: (bytes: number) => void): Source {
  const read = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
    // The one file that changes is small, and not compressed.
    const name = file.includes('/') ? `${file}.gz` : file;
    const answer = await request(`${CATALOGUE_FOLDER}/${name}`, file.includes('/') ? {} : { cache: 'no-cache' });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    onBytes(bytes.length);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
  };
  return {
    name: CATALOGUE_FOLDER,
    read,
    // Of what is compressed as a whole a part cannot be had alone.
    size: async (file) => (await read(file)).length,
    range: async (file, start, end) => (await read(file)).subarray(start, end),
  };
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
}
