import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, crc32 } from 'node:zlib';
import { BROTLI_QUALITY } from '../../../src/server/compress.ts';
import { digestOf } from '../../../src/server/etag.ts';
import { PAGE_TYPE } from '../../../src/server/headers.ts';
import { withCharset } from '../../../src/server/rendered.ts';
import { type OpenedSite, openSite } from '../../../src/server/site.ts';

/** What a thread is told when it is started. */
export interface PagesWork {
  /** The folder of the built site. */
  readonly siteFolder: string;
  readonly origin: string;
}

/** Pages asked of a thread, by their addresses. */
export interface PagesAsked {
  readonly part: number;
  readonly targets: readonly string[];
}

/** Pages made by a thread, in the order they were asked for. */
export interface PagesMade {
  readonly part: number;
  /** The compressed pages, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of each page: its length, its CRC-32, and the digest of its tag. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly checksums: Uint32Array<ArrayBuffer>;
  readonly digests: Uint8Array<ArrayBuffer>;
}

async function make(site: OpenedSite, origin: string, { part, targets }: PagesAsked): Promise<PagesMade> {
  const pages: Uint8Array[] = [];
  const digests: Uint8Array[] = [];
  for (const target of targets) {
    const page = await site.write(origin + target);
    // The server sends packed pages as of this type and no other.
    if (page === undefined || withCharset(page.type) !== PAGE_TYPE)
      throw new Error(
        `${target}: expected a page that anyone may keep, came ${page === undefined ? 'none' : page.type}.`,
      );
    const plain = Buffer.from(page.text);
    pages.push(
      brotliCompressSync(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
        },
      }),
    );
    digests.push(digestOf(plain));
  }
  return {
    part,
    bytes: joined(pages),
    lengths: Uint32Array.from(pages, ({ byteLength }) => byteLength),
    checksums: Uint32Array.from(pages, (page) => crc32(page)),
    digests: joined(digests),
  };
}

/** All in memory of its own, so that it can be given away. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** Whether a thread was started for this, and not by a test runner that works in threads itself. */
function isWork(data: unknown): data is PagesWork {
  return typeof data === 'object' && data !== null && 'siteFolder' in data;
}

if (!isMainThread && parentPort !== null && isWork(workerData)) {
  const port = parentPort;
  const { siteFolder, origin } = workerData;
  const site = await (await openSite(siteFolder, { data: process.env['CANOPY_DATA']!, origin: () => origin })).open();
  port.on('message', (asked: PagesAsked) => {
    void make(site, origin, asked).then((made) => {
      port.postMessage(made, [made.bytes.buffer, made.lengths.buffer, made.checksums.buffer, made.digests.buffer]);
    });
  });
}
