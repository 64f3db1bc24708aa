import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageUrl } from '../../src/domain/dataset/image-holdings.ts';
import { commonsFile } from '../../scripts/pipeline/commons/commons-table.ts';
import { commonsUrl } from '../../src/domain/pictures/commons-file.ts';
import { ADDRESS_COLUMNS, type AddressRow, CREDIT_COLUMNS } from '../../scripts/pipeline/fetch/address-table.ts';
import { checkAddresses } from '../../scripts/pipeline/fetch/check-addresses.ts';
import { CommonsApi } from '../../scripts/pipeline/fetch/commons-api.ts';
import { FETCH_FAULTS } from '../../scripts/pipeline/fetch/fetch-fault.ts';
import { fetchImages, type FetchJob, type FetchOutcome } from '../../scripts/pipeline/fetch/fetch-images.ts';
import { reportLines } from '../../scripts/pipeline/fetch/fetch-progress.ts';
import { type ClientOptions, PoliteClient } from '../../scripts/pipeline/fetch/polite-client.ts';
import { type CommonsServer, PICTURE, serveCommons } from '../fixtures/commons-server.ts';
import { rowsIn } from '../fixtures/table-rows.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const TODAY = '2026-12-01';

async function* listed(images: readonly ImageUrl[]): AsyncGenerator<ImageUrl, undefined> {
  await Promise.resolve();
  yield* images;
  return undefined;
}

/** Images of one synset, by the names of their files, numbered from 1. */
function ofCommons(...names: string[]): ImageUrl[] {
  return names.map((name, i) => ({ id: `n00000001_${String(i + 1)}`, url: commonsUrl(commonsFile(name)) }));
}

/** Images on the server itself. */
function onHost({ host }: CommonsServer, ...names: string[]): ImageUrl[] {
  return names.map((name, i) => ({
    id: `n00000001_${String(i + 1)}`,
    url: `http://${host}/wikipedia/commons/${name}`,
  }));
}

function jobOf(
  server: CommonsServer,
  folder: string,
  images: readonly ImageUrl[],
  options: Partial<ClientOptions> = {},
) {
  const outcomes: FetchOutcome[] = [];
  const client = new PoliteClient({
    userAgent: 'Canopy/0.1 (test@example.org)',
    connections: 3,
    rate: 10_000,
    firstPauseMs: 2,
    attempts: 3,
    allowPrivate: new Set([server.host]),
    ...options,
  });
  const job: FetchJob = {
    folder,
    images: listed(images),
    client,
    accepts: (host) => host === server.host || host === '169.254.169.254',
    placeholders: [{ host: '127.0.0.1', path: '', bytes: 2051 }],
    commons: { api: new CommonsApi(client, server.api, 1), width: 500 },
    connections: 3,
    today: TODAY,
    onImage: (outcome) => outcomes.push(outcome),
  };
  return { job, outcomes };
}

function addressesIn(folder: string): AddressRow[] {
  return rowsIn(path.join(folder, 'addresses.tsv'), ADDRESS_COLUMNS);
}

const reasons = (rows: readonly AddressRow[]): string[] => rows.map(({ state, reason }) => `${state} ${reason}`.trim());

describe('fetching files of Wikimedia Commons', () => {
  it('writes small copies with author and licence, and waits for the database when asked to', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const { job, outcomes } = jobOf(server, folder, ofCommons('Good one.jpg', 'Éva’s 50% "dog", a.jpg', 'Renamed.jpg'));
    await fetchImages(job);
    expect(outcomes).toEqual(['fetched', 'fetched', 'fetched']);
    expect((await readdir(path.join(folder, 'images/n00000001'))).sort()).toEqual(
      [1, 2, 3].map((n) => `n00000001_${String(n)}.jpg`),
    );
    expect(await readFile(path.join(folder, 'images/n00000001/n00000001_1.jpg'))).toEqual(PICTURE);
    expect((await readdir(folder)).sort()).toEqual(['addresses.tsv', 'credits.tsv', 'images']);
    const credits = new Map(rowsIn(path.join(folder, 'credits.tsv'), CREDIT_COLUMNS).map((row) => [row.image_id, row]));
    expect(credits.get('n00000001_1')).toMatchObject({
      title: 'Good one.jpg',
      author: 'Ann & Bob',
      author_url: 'https://commons.wikimedia.org/wiki/User:Ann',
      licence: 'CC BY-SA 4.0',
      licence_url: 'https://creativecommons.org/licenses/by-sa/4.0',
      width: '4000',
    });
    expect(credits.get('n00000001_3')?.page).toContain('New_name.jpg');
    expect(server.asked.filter((one) => one.startsWith('POST'))).toHaveLength(2);
    expect(server.asked.filter((one) => one.startsWith('GET'))).toContain(
      'GET /wikipedia/commons/thumb/500px-Good_one.jpg',
    );
    expect([...server.agents]).toEqual(['Canopy/0.1 (test@example.org)']);
  });

  it('holds few images in memory at the same time, and fetches all', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const names = Array.from({ length: 40 }, (_, i) =>
      i % 8 === 0 ? `Busy ${String(i)}.jpg` : `Good ${String(i)}.jpg`,
    );
    const { job, outcomes } = jobOf(server, folder, ofCommons(...names), { connections: 20 });
    await fetchImages({ ...job, connections: 20, maxHeld: PICTURE.length });
    expect(outcomes).toEqual(names.map(() => 'fetched'));
  });

  it.each([
    ['status 404', (response: ServerResponse) => response.writeHead(404).end('<p>no'), 'status 404 (gone)'],
    [
      'HTML',
      (response: ServerResponse) => response.end('<!doctype html><p>Hello'),
      'an answer in another form: no JSON (server-error)',
    ],
    ['JSON of another kind', (response: ServerResponse) => response.end('{}'), 'an answer without a query'],
    [
      'a redirect to another host',
      (response: ServerResponse) => response.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
      'elsewhere.example (other-host)',
    ],
  ])('refuses an address of the API that answers with %s, and claims nothing of an image', async (_, answer, came) => {
    const folder = await temporaryFolder();
    const server = await serveCommons(() => undefined, answer);
    const { job } = jobOf(server, folder, ofCommons('Good.jpg'));
    await expect(fetchImages(job)).rejects.toThrow(`expected the API of Wikimedia Commons, came ${came}`);
    expect(addressesIn(folder)).toEqual([]);
  });

  it('gives up an API that asks to wait for ever, after pauses that double, and counts each image as unclear', async () => {
    const folder = await temporaryFolder();
    const answer = (response: ServerResponse) =>
      response.end(JSON.stringify({ error: { code: 'maxlag', info: '9 seconds lagged' } }));
    const server = await serveCommons(() => undefined, answer);
    const names = Array.from({ length: 400 }, (_, i) => `Good ${String(i)}.jpg`);
    const { job, outcomes } = jobOf(server, folder, ofCommons(...names), { maxPauseMs: 100 });
    await fetchImages(job);
    expect(outcomes).toEqual(names.map(() => 'failed'));
    expect(new Set(reasons(addressesIn(folder)))).toEqual(new Set(['unclear busy']));
    expect(addressesIn(folder)[399]?.detail).toBe('maxlag: 9 seconds lagged');
    expect(server.asked.length).toBeLessThan(12);
  });

  it('asks for fifty titles at once, and with no more connections than it may', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    await fetchImages(
      jobOf(server, folder, ofCommons(...Array.from({ length: 120 }, (_, i) => `Good ${String(i)}.jpg`))).job,
    );
    expect(server.asked.filter((one) => one.startsWith('POST'))).toHaveLength(4);
    expect(server.most()).toBeLessThanOrEqual(3);
    expect(addressesIn(folder).filter(({ state }) => state === 'alive')).toHaveLength(120);
  });

  it('notes each failure with its reason and goes on', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const names = {
      'Deleted.jpg': 'dead deleted',
      'Gone.jpg': 'dead gone',
      'Forbidden.jpg': 'unclear refused',
      'Busy.jpg': 'alive',
      'Resting.jpg': 'unclear busy',
      'Failing.jpg': 'unclear server-error',
      'Cut.jpg': 'unclear cut-off',
      'Slow.jpg': 'unclear time-out',
      'Half.jpg': 'dead truncated',
      'Html.jpg': 'dead no-image',
      'Empty.jpg': 'dead empty',
      'Huge.jpg': 'dead too-large',
      'Corrupt.jpg': 'dead corrupt',
      'Loop.jpg': 'dead redirect-loop',
      'Elsewhere.jpg': 'unclear other-host',
      'Inside.jpg': 'unclear private-network',
      'Moved.jpg': 'alive',
      'Unavailable.gif': 'placeholder placeholder',
      'Good.jpg': 'alive',
    };
    const elsewhere = {
      'http://127.0.0.1:1/none.jpg': 'unclear no-host',
      'ftp://example.org/a.jpg': 'dead bad-address',
    };
    const { job, outcomes } = jobOf(server, folder, ofCommons(...Object.keys(names)), { idleMs: 1000 });
    await fetchImages(job);
    const others = Object.keys(elsewhere).map((url, i) => ({ id: `n00000002_${String(i + 1)}`, url }));
    const other = jobOf(server, folder, others, { allowPrivate: new Set(['127.0.0.1:1']) }).job;
    await fetchImages({ ...other, commons: undefined, accepts: () => true });
    const rows = addressesIn(folder).toSorted((a, b) => a.image_id.localeCompare(b.image_id, 'en', { numeric: true }));
    expect(reasons(rows)).toEqual([...Object.values(names), ...Object.values(elsewhere)]);
    expect(outcomes).toHaveLength(Object.keys(names).length);
    expect(new Set(rows.map(({ reason }) => reason).filter((reason) => reason !== ''))).toEqual(
      new Set(Object.keys(FETCH_FAULTS)),
    );
    const report = reportLines(rows, 'addresses.tsv').join('\n');
    for (const reason of Object.keys(FETCH_FAULTS))
      expect(report).toMatch(new RegExp(`\\d × ${reason}: .* \\(n0000000`));
    expect(new Set(rows.map(({ checked }) => checked))).toEqual(new Set([TODAY]));
    expect(rows[1]).toMatchObject({ status: '404' });
  });

  it('refuses a private network wherever the name leads, unless the host is allowed', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const { job } = jobOf(server, folder, onHost(server, 'Good.jpg'), { allowPrivate: new Set() });
    await fetchImages({ ...job, commons: undefined });
    expect(reasons(addressesIn(folder))).toEqual(['unclear private-network']);
    expect(server.asked).toEqual([]);
    // Its owner has allowed it since: what was refused here is asked.
    await fetchImages({ ...jobOf(server, folder, onHost(server, 'Good.jpg')).job, commons: undefined });
    expect(reasons(addressesIn(folder))).toEqual(['alive']);
  });

  it('an error of the disk ends all connections at once, with the error, and leaves no temporary file', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    await mkdir(path.join(folder, 'images/n00000001/n00000001_1.jpg/x'), { recursive: true });
    const { job, outcomes } = jobOf(
      server,
      folder,
      onHost(server, ...Array.from({ length: 90 }, (_, i) => `G${String(i)}.jpg`)),
    );
    await expect(fetchImages({ ...job, commons: undefined })).rejects.toMatchObject({ code: 'EISDIR' });
    const before = outcomes.length;
    expect(before).toBeLessThan(30);
    expect((await readdir(folder)).sort()).toEqual(['addresses.tsv', 'credits.tsv', 'images']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(outcomes).toHaveLength(before);
  });

  it('fetches a file once for all synsets that it shows, and again only what is not here whole', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const url = commonsUrl(commonsFile('Good.jpg'));
    const images = ['n00000001_1', 'n00000002_1', 'n00000003_1'].map((id) => ({ id, url }));
    images.push(
      ...ofCommons('Other.jpg', 'Gone.jpg', 'Failing.jpg').map((one, i) => ({ ...one, id: `n00000004_${String(i)}` })),
    );
    await fetchImages(jobOf(server, folder, images).job);
    expect(server.asked.filter((one) => one.includes('500px-Good'))).toHaveLength(1);

    await rm(path.join(folder, 'images/n00000002/n00000002_1.jpg'));
    await writeFile(path.join(folder, 'images/n00000003/n00000003_1.jpg'), 'damaged');
    const before = server.asked.length;
    const { job, outcomes } = jobOf(server, folder, images);
    await fetchImages(job);
    expect(outcomes.toSorted()).toEqual(['failed', 'fetched', 'fetched', 'known', 'known', 'known']);
    expect(server.asked.slice(before).filter((one) => !one.includes('Failing'))).toEqual([
      'GET /wikipedia/commons/thumb/500px-Good.jpg',
    ]);
    expect(await readFile(path.join(folder, 'images/n00000003/n00000003_1.jpg'))).toEqual(PICTURE);
  });

  it('keeps to its rate', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const { job } = jobOf(
      server,
      folder,
      onHost(server, ...Array.from({ length: 11 }, (_, i) => `G${String(i)}.jpg`)),
      {
        rate: 50,
      },
    );
    const start = performance.now();
    await fetchImages({ ...job, commons: undefined });
    expect(performance.now() - start).toBeGreaterThanOrEqual(190);
  });
});

describe('checking addresses', () => {
  it('asks for heads alone, knows placeholders, and leaves what was asked today', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const names = {
      'Good.jpg': 'alive',
      'Gone.jpg': 'dead gone',
      'Html.jpg': 'dead no-image',
      'Empty.jpg': 'dead empty',
      'Unavailable.gif': 'placeholder placeholder',
      'Failing.jpg': 'unclear server-error',
      'Forbidden.jpg': 'unclear refused',
    };
    const images = onHost(server, ...Object.keys(names));
    const byId = (): string[] => reasons(addressesIn(folder).toSorted((a, b) => a.image_id.localeCompare(b.image_id)));
    await checkAddresses(jobOf(server, folder, images).job);
    expect(byId()).toEqual(Object.values(names));
    const [good] = addressesIn(folder);
    expect(good).toMatchObject({ status: '200', bytes: String(PICTURE.length), type: 'image/jpeg', file: '' });
    expect(server.asked.filter((one) => one.startsWith('GET'))).toEqual(['GET /wikipedia/commons/Forbidden.jpg']);

    const { job, outcomes } = jobOf(server, folder, images);
    await checkAddresses(job);
    expect(outcomes.toSorted()).toEqual(['failed', 'failed', 'known', 'known', 'known', 'known', 'known']);
    expect(byId()).toEqual(Object.values(names));
  });

  it('leaves the images that were fetched where they are', async () => {
    const [server, folder] = [await serveCommons(), await temporaryFolder()];
    const images = onHost(server, 'Good.jpg');
    await fetchImages({ ...jobOf(server, folder, images).job, commons: undefined });
    await checkAddresses({ ...jobOf(server, folder, images).job, today: '2027-01-01' });
    expect(addressesIn(folder)[0]).toMatchObject({ checked: '2027-01-01', file: 'n00000001/n00000001_1.jpg' });
  });
});
