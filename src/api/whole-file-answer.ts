import parseRange from 'range-parser';
import type { RangedBytes } from '../domain/ranged-bytes.ts';
import { ANY_ORIGIN } from './text-answer.ts';
import { type StoredFile, WHOLE_FILE } from '../store/stored-file.ts';
import { streamOf } from '../store/streams.ts';

/**
 * Answers with a file, or with the requested part of it.
 *
 * One range is answered by a part (RFC 9110, 14.2), several by the whole, as is a range of another state of the file.
 * The entity tag is the one that the server makes of a body that it sends uncompressed.
 */
export function wholeFileAnswer(file: StoredFile, contentType: string, request: Headers): Response {
  const tag = `"${Buffer.from(file.sha256, 'hex').toString('base64url').slice(0, 16)}"`;
  return rangedAnswer(
    { size: file.size, tag, pieces: (start, end) => file.pieces(start, end) },
    { ...ANY_ORIGIN, 'Content-Type': contentType, [WHOLE_FILE]: '1' },
    request,
  );
}

/** Answers with bytes, or with the requested part of them. @param about lines that go with both. */
export function rangedAnswer(
  { size, tag, pieces }: RangedBytes,
  about: Readonly<Record<string, string>>,
  request: Headers,
): Response {
  const headers = { ...about, 'Accept-Ranges': 'bytes', ETag: tag };
  const wanted = request.get('range');
  const condition = request.get('if-range');
  const ranges = wanted === null || (condition !== null && condition !== tag) ? undefined : readRange(wanted, size);
  if (ranges === -1) {
    return new Response(null, {
      status: 416,
      headers: { 'Accept-Ranges': 'bytes', 'Content-Range': `bytes */${String(size)}` },
    });
  }
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) {
    return new Response(streamOf(pieces(0, size)), { headers: { ...headers, 'Content-Length': String(size) } });
  }
  const { start, end } = ranges[0]!;
  return new Response(streamOf(pieces(start, end + 1)), {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(end + 1 - start),
      'Content-Range': `bytes ${String(start)}-${String(end)}/${String(size)}`,
    },
  });
}

/**
 * Reads a `Range` header by `range-parser`, but for two forms that it takes for none that can be had (RFC 9110, 14.1.2): a suffix longer than the
 * file is the whole of it, and a range that ends before it begins is no range.
 */
function readRange(header: string, size: number): ReturnType<typeof parseRange> {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === '' && last === '') return header.includes(',') ? parseRange(size, header) : -2;
  if (first === '') return parseRange(size, Number(last) > size ? 'bytes=0-' : header);
  return last !== '' && Number(last) < Number(first) ? -2 : parseRange(size, header);
}
