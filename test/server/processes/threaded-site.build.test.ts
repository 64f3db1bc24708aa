import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ThreadedSite } from '../../../src/server/processes/threaded-site.ts';
import { BusyError } from '../../../src/server/processes/turns.ts';
import { isStoreError } from '../../../src/store/store-error.ts';

/** Stands in for a built site: its pages tell what they were asked, work for a while, fail, or end the thread. */
const ENTRY = `
const wait = (ms) => { for (const end = performance.now() + ms; performance.now() < end;); };
const cached = Buffer.from(new Uint8Array(1000).map((_, i) => i % 256));
export const createSite = ({ data, origin }) => ({
  open: async (version) => {
    if (version === 'lost') throw Object.assign(new Error('lost: not there'), { name: 'StoreError' });
    return {
      version,
      answer: async (address, headers) => {
        if (address.endsWith('/busy')) wait(200);
        if (address.endsWith('/loop')) for (;;);
        if (address.endsWith('/slow')) await new Promise((resolve) => setTimeout(resolve, 4000));
        if (address.endsWith('/kill')) process.exit(3);
        if (address.endsWith('/empty')) return new Response(null, { status: 304 });
        let piece = 0;
        globalThis.cancelled ??= 0;
        if (address.endsWith('/cancelled')) return new Response(String(globalThis.cancelled));
        if (!/[/](list|broken)$/.test(address))
          return { status: 200, type: 'text/plain', text: [data, origin(), version, address].join(' '), headers: ['X-A', 'b'] };
        return new Response(new ReadableStream({
          pull: (controller) => {
            if (address.endsWith('/broken') && piece === 1) throw new Error('broken');
            if (piece === 3) controller.close();
            else controller.enqueue(cached.subarray(piece, ++piece));
          },
          cancel: () => { globalThis.cancelled++; },
        }, { highWaterMark: 0 }), { status: 206, headers: { 'X-Range': headers?.range ?? '' } });
      },
    };
  },
  trouble: () => undefined,
});
`;

const ORIGIN = 'https://canopy.example';

let siteFolder = '';
let site: ThreadedSite;
let ends: Error[] = [];
let charged: number[] = [];

beforeEach(async () => {
  siteFolder = await mkdtemp(path.join(tmpdir(), 'canopy-thread-'));
  await mkdir(path.join(siteFolder, 'server'));
  await writeFile(path.join(siteFolder, 'server/entry.mjs'), ENTRY);
  [ends, charged] = [[], []];
  site = new ThreadedSite(
    () => ({ siteFolder, data: 'data', cacheBytes: 1, origin: ORIGIN }),
    (why) => ends.push(why),
  );
});

afterEach(async () => {
  await site.close();
  await rm(siteFolder, { recursive: true });
});

const pages = (version = 'v1'): ReturnType<ReturnType<ThreadedSite['pagesOf']>> =>
  site.pagesOf(version)((ms) => charged.push(ms));

async function respond(path: string, headers?: Record<string, string>): Promise<Response> {
  const made = await pages().answer(ORIGIN + path, headers);
  if (!(made instanceof Response)) throw new Error(`Expected a response at ${path}, came a page.`);
  return made;
}

describe('ThreadedSite', () => {
  it('writes pages of the build asked for, as the site itself does', async () => {
    for (const version of ['v1', 'v2', 'v3', 'v1']) {
      expect(await pages(version).answer(`${ORIGIN}/search?q=a`)).toEqual({
        status: 200,
        type: 'text/plain',
        text: `data ${ORIGIN} ${version} ${ORIGIN}/search?q=a`,
        headers: ['X-A', 'b'],
      });
    }
  });

  it('responds by the range of the request, and gives the body piece by piece', async () => {
    const response = await respond('/list', { range: 'bytes=0-2' });
    expect([response.status, response.headers.get('x-range')]).toEqual([206, 'bytes=0-2']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 1, 2]);
    // The pieces were parts of one array, which is still whole.
    expect([...new Uint8Array(await (await respond('/list')).arrayBuffer())]).toEqual([0, 1, 2]);
    const empty = await respond('/empty');
    expect([empty.status, empty.body]).toEqual([304, null]);
  });

  it('cancels the work behind a body of which no more is wanted', async () => {
    const reader = (await respond('/list')).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(await (await respond('/cancelled')).text()).toBe('1');
  });

  it('breaks a body off where the page does', async () => {
    await expect((await respond('/broken')).text()).rejects.toThrow('broken');
  });

  it('charges for the time of each part, and leaves this thread free meanwhile', async () => {
    await site.warm('v1');
    const before = performance.eventLoopUtilization();
    await pages().answer(`${ORIGIN}/busy`);
    const worked = charged.reduce((sum, ms) => sum + ms, 0);
    expect(worked).toBeGreaterThan(150);
    expect(performance.eventLoopUtilization(before).active).toBeLessThan(worked);
  });

  it('distinguishes a store that cannot be read from other errors', async () => {
    const error: unknown = await pages('lost')
      .answer(`${ORIGIN}/a`)
      .catch((thrown: unknown) => thrown);
    expect([isStoreError(error), (error as Error).message]).toEqual([true, 'lost: not there']);
    await expect(site.warm('lost')).rejects.toThrow('not there');
  });

  it('is busy for requests under way when the thread ended, and works in a new one', async () => {
    const [fatal, other] = [pages().answer(`${ORIGIN}/kill`), pages().answer(`${ORIGIN}/busy`)];
    await expect(fatal).rejects.toThrow(BusyError);
    await expect(other).rejects.toThrow(BusyError);
    expect(ends).toHaveLength(1);
    expect((await pages().answer(`${ORIGIN}/a`)).status).toBe(200);
  });

  it('ends a thread that loops, is busy for requests under way, and works in a new one', async () => {
    const impatient = new ThreadedSite(
      () => ({ siteFolder, data: 'data', cacheBytes: 1, origin: ORIGIN }),
      (why) => ends.push(why),
      2000,
    );
    const ask = (page: string): Promise<unknown> =>
      impatient
        .pagesOf('v1')(() => undefined)
        .answer(ORIGIN + page);
    // A page that waits for a disk or a store for longer than that is let wait.
    await expect(ask('/slow')).resolves.toMatchObject({ status: 200 });
    expect(ends).toEqual([]);
    const [looping, other] = [ask('/loop'), ask('/a')];
    await expect(looping).rejects.toThrow(BusyError);
    await expect(other).rejects.toThrow(BusyError);
    expect(ends.map(({ message }) => message)).toEqual(['The thread of costly pages did not answer any more.']);
    await expect(ask('/a')).resolves.toMatchObject({ status: 200 });
    await impatient.close();
  });

  it('says nothing of an end that was asked for', async () => {
    await pages().answer(`${ORIGIN}/a`);
    await site.close();
    expect(ends).toEqual([]);
  });
});
