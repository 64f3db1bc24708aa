import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { wnidOf } from '../../../src/domain/wnid.ts';
import {
  encodePagePackHead,
  type PagePackDescription,
  pagePackHeadLength,
  TAG_BYTES,
} from '../../../src/format/page-pack.ts';
import { type PagesAsked, type PagesMade, type PagesWork } from './pages-worker.ts';

/** What to write. */
export interface PagesToWrite {
  /** The folder of the built site, whose pages are rendered. */
  readonly siteFolder: string;
  /** The folder of builds of the data. */
  readonly dataFolder: string;
  readonly description: PagePackDescription;
  /** The numbers of all wnids, in preorder. */
  readonly offsets: Uint32Array;
  readonly wnidOrder: Uint32Array;
  /** The pack; its folder holds nothing else afterwards. */
  readonly target: string;
  readonly onProgress: (done: number) => void;
}

/** Pages that a thread makes at a time. */
const PART = 256;

/**
 * Renders and compresses the pages of all synsets with every core, and writes them as one pack.
 *
 * The pack is written aside and renamed when it is whole; packs of other versions are removed then.
 *
 * @returns the bytes of the pack.
 * @throws Error naming the address of a page that is none.
 */
export async function writePages({
  siteFolder,
  dataFolder,
  description,
  offsets,
  wnidOrder,
  target,
  onProgress,
}: PagesToWrite): Promise<number> {
  const [before = '', after = ''] = description.address.split('{wnid}');
  const pages = offsets.length;
  const headLength = pagePackHeadLength(description, pages);
  const columns = {
    offset: offsets,
    wnidOrder,
    start: new Float64Array(pages + 1),
    checksum: new Uint32Array(pages),
    tag: new Uint8Array(pages * TAG_BYTES),
  };
  const partial = `${target}.partial`;
  await mkdir(path.dirname(target), { recursive: true });
  const file = await open(partial, 'w');
  const makers = Array.from(
    { length: availableParallelism() },
    () => new Maker(dataFolder, { siteFolder, origin: description.origin }),
  );
  try {
    const parts = Array.from({ length: Math.ceil(pages / PART) }, (_, part): PagesAsked => ({
      part,
      targets: Array.from(
        offsets.subarray(part * PART, (part + 1) * PART),
        (offset) => before + wnidOf(offset) + after,
      ),
    }));
    let page = 0;
    for await (const { bytes, lengths, checksums, digests } of inOrder(makers, parts)) {
      await file.write(bytes, 0, bytes.length, headLength + columns.start[page]!);
      columns.checksum.set(checksums, page);
      columns.tag.set(digests, page * TAG_BYTES);
      for (const length of lengths) {
        columns.start[page + 1] = columns.start[page]! + length;
        page++;
      }
      onProgress(page);
    }
    await file.write(await encodePagePackHead(description, columns), 0, headLength, 0);
    await file.datasync();
  } finally {
    await Promise.all(makers.map((maker) => maker.end()));
    await file.close();
  }
  await rename(partial, target);
  for (const name of await readdir(path.dirname(target))) {
    if (name !== path.basename(target)) await rm(path.join(path.dirname(target), name));
  }
  return headLength + columns.start[pages]!;
}

/** What the makers make of all parts, in their order; no maker is more than a few parts ahead. */
async function* inOrder(makers: readonly Maker[], parts: readonly PagesAsked[]): AsyncGenerator<PagesMade> {
  const running: Promise<PagesMade>[] = [];
  let next = 0;
  const ask = (): void => {
    const part = parts[next];
    if (part === undefined) return;
    const made = makers[next++ % makers.length]!.make(part);
    made.catch(() => undefined); // awaited in its turn
    running.push(made);
  };
  // Two for each: one in work and one that waits.
  for (let i = 0; i < 2 * makers.length; i++) ask();
  for (let first = running.shift(); first !== undefined; first = running.shift()) {
    yield await first;
    ask();
  }
}

/** A thread that makes pages. */
class Maker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (made: PagesMade) => void>();
  readonly #failed: Promise<never>;

  constructor(dataFolder: string, work: PagesWork) {
    this.#worker = new Worker(new URL('pages-worker.ts', import.meta.url), {
      workerData: work,
      env: { ...process.env, CANOPY_DATA: dataFolder, CANOPY_ORIGIN: work.origin },
    });
    this.#worker.on('message', (made: PagesMade) => {
      this.#waiting.get(made.part)?.(made);
      this.#waiting.delete(made.part);
    });
    this.#failed = new Promise((_, reject) => this.#worker.once('error', reject));
    this.#failed.catch(() => undefined); // seen by whoever waits for a part
  }

  make(asked: PagesAsked): Promise<PagesMade> {
    const made = new Promise<PagesMade>((resolve) => this.#waiting.set(asked.part, resolve));
    this.#worker.postMessage(asked);
    return Promise.race([made, this.#failed]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
