import { hash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CommonsWidth, parseCommonsUrl } from '../../../src/domain/pictures/commons-file.ts';
import { wnidOfImage } from '../../../src/format/pictures/picture-list.ts';
import { sha256 } from '../builds/current-build.ts';
import type { FileFault } from '../images/file-fault.ts';
import { type LookedAt, lookAtImage } from '../images/look-at-image.ts';
import {
  ADDRESS_COLUMNS,
  type AddressRow,
  aliveRow,
  CREDIT_COLUMNS,
  type CreditRow,
  faultRow,
  type ListedImage,
} from './address-table.ts';
import { ByteBudget, type MemoryShare } from './byte-budget.ts';
import { type CommonsApi, TITLES_PER_REQUEST } from './commons-api.ts';
import { FETCH_FAULTS, FetchFault, type FetchFaultReason, isRepeated } from './fetch-fault.ts';
import { GrowingTable } from './growing-table.ts';
import { isPlaceholder, type Placeholder } from './placeholders.ts';
import type { Answer } from './http-request.ts';
import type { PoliteClient } from './polite-client.ts';
import { runWorkers } from './run-workers.ts';
import { ifExists } from '../../../src/store/file-fault.ts';

/** Maximum number of bytes of an image; small copies have a hundredth of it. */
export const MAX_BYTES = 64 * 2 ** 20;
/** Bytes of images that are held at the same time: four of the largest, or hundreds of small ones. */
const MAX_HELD = 4 * MAX_BYTES;
/** The endings of kinds of images. */
const ENDINGS = { jpeg: 'jpg', tiff: 'tif' } as Readonly<Record<string, string>>;

/** Images to fetch, and the options of fetching. */
export interface FetchJob {
  /** Folder of the tables and of the images; it exists. */
  readonly folder: string;
  /** A generator, which answers one call after the other. */
  readonly images: AsyncGenerator<ListedImage, undefined>;
  readonly client: PoliteClient;
  /** Whether a host is declared. */
  readonly accepts: (host: string) => boolean;
  readonly placeholders: readonly Placeholder[];
  /** For files of Wikimedia Commons: its API, and the width of the copies. */
  readonly commons?: { readonly api: CommonsApi; readonly width: CommonsWidth } | undefined;
  /** Requests at the same time. */
  readonly connections: number;
  /** Maximum number of bytes of images that are held at the same time; {@link MAX_HELD} unless given. */
  readonly maxHeld?: number;
  /** ISO date of today. */
  readonly today: string;
  /** Called after each image. */
  readonly onImage?: (outcome: FetchOutcome, bytes: number) => void;
}

/** Result for an image in this run: `known` is one that is here, or known to be gone. */
export type FetchOutcome = 'known' | 'fetched' | 'failed';

/** Files of a folder of fetched images. */
export const FETCHED = { images: 'images', addresses: 'addresses.tsv', credits: 'credits.tsv' } as const;

/** Something to fetch: a file, and the images that it is. */
interface Download {
  readonly images: readonly ListedImage[];
  readonly address: string;
  /** SHA-1 of the expected file, where it is known. */
  readonly sha1: string;
}

/**
 * Fetches images into a folder. Each is written to a temporary file, noted with its hash, and renamed, so that a run
 * killed at any moment is resumed by the next one; what is there with the hash noted is not fetched again.
 *
 * No failure of an image ends the run: each is noted with its reason. @throws the errors of the disk.
 */
export async function fetchImages(job: FetchJob): Promise<void> {
  const run = new FetchRun(
    job,
    await GrowingTable.open(path.join(job.folder, FETCHED.addresses), ADDRESS_COLUMNS),
    await GrowingTable.open(path.join(job.folder, FETCHED.credits), CREDIT_COLUMNS),
  );
  await run.fetchAll();
}

class FetchRun {
  readonly #job: FetchJob;
  readonly #addresses: GrowingTable<keyof AddressRow>;
  readonly #credits: GrowingTable<keyof CreditRow>;
  readonly #partial: string;
  readonly #held: ByteBudget;
  /** Folders that were made in this run. */
  readonly #folders = new Set<string>();

  constructor(job: FetchJob, addresses: GrowingTable<keyof AddressRow>, credits: GrowingTable<keyof CreditRow>) {
    this.#job = job;
    this.#addresses = addresses;
    this.#credits = credits;
    this.#partial = path.join(job.folder, 'partial');
    this.#held = new ByteBudget(job.maxHeld ?? MAX_HELD);
  }

  async fetchAll(): Promise<void> {
    const { folder, client, connections } = this.#job;
    await rm(this.#partial, { recursive: true, force: true });
    await mkdir(this.#partial, { recursive: true });
    await mkdir(path.join(folder, FETCHED.images), { recursive: true });
    const downloads = this.#downloads();
    const work = async (): Promise<void> => {
      let storing = Promise.resolve();
      // A generator answers one call after the other, so that each download is taken once.
      try {
        for (let next = await downloads.next(); next.done !== true; next = await downloads.next()) {
          const download = next.value;
          const share = this.#held.share();
          const answer = await this.#ask(download, share);
          const previous = storing;
          storing = previous.then(() => this.#store(download, answer)).finally(share.release);
          storing.catch(() => undefined); // thrown where it is awaited
          await previous; // the connection serves the next one while this one is stored
        }
      } finally {
        await storing;
      }
    };
    try {
      await runWorkers(connections, client, work);
    } finally {
      await rm(this.#partial, { recursive: true, force: true });
    }
    await this.#addresses.close();
    await this.#credits.close();
  }

  /** Yields what is not here, some images at a time so that one request describes many of them. */
  async *#downloads(): AsyncGenerator<Download, undefined, undefined> {
    let batch: ListedImage[] = [];
    for await (const image of this.#job.images) {
      if (await this.#isKnown(image)) {
        this.#job.onImage?.('known', 0);
        continue;
      }
      batch.push(image);
      if (batch.length < TITLES_PER_REQUEST) continue;
      yield* await this.#describe(batch);
      batch = [];
    }
    yield* await this.#describe(batch);
    return undefined;
  }

  /** Returns whether an image is here with its hash, or is known to be gone. */
  async #isKnown({ id, url }: ListedImage): Promise<boolean> {
    const row = this.#addresses.find(id);
    if (row?.url !== url) return false;
    if (row.state === 'dead' || row.state === 'placeholder') return !isRepeated(row.reason);
    if (row.file === '') return false;
    const bytes = await ifExists(path.join(this.#job.folder, FETCHED.images, row.file), (file) => readFile(file));
    return bytes !== undefined && sha256(bytes) === row.sha256;
  }

  /** Groups images by file; queries Commons about those without a known description. */
  async #describe(images: readonly ListedImage[]): Promise<Download[]> {
    const { commons } = this.#job;
    const byUrl = [...Map.groupBy(images, ({ url }) => url)];
    if (commons === undefined) return byUrl.map(([address, same]) => ({ images: same, address, sha1: '' }));
    const files = byUrl.map(([url, same]) => ({ same, file: parseCommonsUrl(url) }));
    const strange = files.filter(({ file }) => file === undefined).flatMap(({ same }) => same);
    this.#fail(strange, new FetchFault('bad-address', 'no file of Wikimedia Commons'));
    const unknown = files.filter(({ same }) => same.some(({ id }) => this.#credits.find(id) === undefined));
    const asked = unknown.flatMap(({ file }) => file ?? []);
    try {
      const described =
        asked.length === 0 ? new Map<string, undefined>() : await commons.api.describe(asked, commons.width);
      for (const { same, file } of unknown) {
        if (file === undefined) continue;
        const info = described.get(file.name);
        if (info === undefined) this.#fail(same, new FetchFault('deleted', file.name));
        else
          for (const { id } of same)
            this.#credits.add({
              image_id: id,
              url: info.url,
              page: info.page,
              title: info.title,
              author: info.author,
              author_url: info.authorUrl ?? '',
              licence: info.licence,
              licence_url: info.licenceUrl ?? '',
              copy: info.copy,
              width: String(info.width),
              height: String(info.height),
              sha1: info.sha1,
            });
      }
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      this.#fail(
        unknown.flatMap(({ same, file }) => (file === undefined ? [] : same)),
        error,
      );
    }
    return files.flatMap(({ same }) => {
      const credit = this.#credits.find(same[0]!.id);
      if (credit === undefined) return [];
      return { images: same, address: credit.copy, sha1: credit.copy === credit.url ? credit.sha1 : '' };
    });
  }

  /** Requests a file; a failure is returned. */
  async #ask({ address }: Download, { reserve, release }: MemoryShare): Promise<Answer | FetchFault> {
    const { client, accepts } = this.#job;
    try {
      return await client.request(address, { accepts, maxBytes: MAX_BYTES, reserve });
    } catch (error) {
      release();
      if (error instanceof FetchFault) return error;
      throw error;
    }
  }

  /** Writes the file of some images, or notes the reason of its absence. */
  async #store(download: Download, answer: Answer | FetchFault): Promise<void> {
    const { images } = download;
    const look = answer instanceof FetchFault ? answer : await this.#look(download, answer);
    if (answer instanceof FetchFault || look instanceof FetchFault) {
      this.#fail(images, look as FetchFault);
      return;
    }
    const { bytes, status } = answer;
    const { folder, today, onImage } = this.#job;
    for (const image of images) {
      const wnid = wnidOfImage(image.id);
      const file = `${wnid}/${image.id}.${ENDINGS[look.kind] ?? look.kind}`;
      const place = path.join(folder, FETCHED.images, file);
      const partial = path.join(this.#partial, image.id);
      if (!this.#folders.has(wnid)) mkdirSync(path.dirname(place), { recursive: true });
      this.#folders.add(wnid);
      // Without waiting: each of these takes less time than passing it to another thread.
      writeFileSync(partial, bytes);
      const about = { status, bytes: String(bytes.length), type: `image/${look.kind}`, file, sha256: look.sha256 };
      this.#addresses.add(aliveRow(image, today, about));
      renameSync(partial, place);
      onImage?.('fetched', bytes.length);
    }
  }

  /** Looks whether an answer is a whole image, and the one that was meant. */
  async #look({ sha1 }: Download, answer: Answer): Promise<LookedAt | FetchFault> {
    const { bytes, status } = answer;
    if (isPlaceholder(this.#job.placeholders, answer, bytes.length))
      return new FetchFault('placeholder', answer.url.href, status);
    const look = await lookAtImage(bytes);
    if ('fault' in look) return new FetchFault(reasonOf(look.fault), look.detail, status);
    if (sha1 !== '' && hash('sha1', bytes) !== sha1)
      return new FetchFault('corrupt', 'another SHA-1 than Commons states', status);
    return look;
  }

  #fail(images: readonly ListedImage[], fault: FetchFault): void {
    for (const image of images) {
      this.#addresses.add(faultRow(image, this.#job.today, fault, this.#addresses.find(image.id)));
      this.#job.onImage?.('failed', 0);
    }
  }
}

/** Returns a fault of a file as one of an address; most have the same name. */
function reasonOf(fault: FileFault): FetchFaultReason {
  return fault in FETCH_FAULTS ? (fault as FetchFaultReason) : 'no-image';
}
