import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { writeBuild } from '../../../scripts/pipeline/builds/write-build.ts';
import { miniDeclaration, miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';
import { build } from '../../fixtures/open-files.ts';
import type { ServedBuilds } from '../../fixtures/serve-data.ts';
import { serveInputs } from '../../fixtures/serve-inputs.ts';

/** Meanings of area, each an address of its own. */
const AREAS = ['images', 'root', 'synsets', 'leaves', 'equal'];

const page = `/synset/${miniWnid('dog')}`;
let served: ServedBuilds | undefined;

afterEach(async () => {
  await served?.stop();
});

/** Another build of the same data, whose dataset has another title. */
async function writeNext(folder: string, title: string): Promise<string> {
  const datasets = new Map([
    ['mini', textFile('data/datasets/mini.json', JSON.stringify({ ...miniDeclaration(), title }))],
  ]);
  return (await writeBuild(folder, 'test', await build(miniInputs({ datasets })))).version;
}

async function figure(address: string, pattern: RegExp): Promise<string | undefined> {
  return pattern.exec(await (await fetch(`${address}/metrics`)).text())?.[1];
}

/** Waits until both processes of a server answer. */
async function expectBoth(address: string): Promise<void> {
  await expect.poll(() => figure(address, /canopy_data_info{version="\w+"} (\d)/)).toBe('2');
}

async function processesOf(server: ServedBuilds): Promise<number[]> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(server.process.pid)]);
  return stdout.trim().split('\n').map(Number);
}

/** Asks for a page again and again, over open connections and new ones, until it is stopped; every answer must be whole. */
function visit(address: string): {
  /** Number of answers so far whose page holds a text. */
  readonly answersWith: (text: string) => number;
  /** Waits for the last answers; returns what all of them were. */
  readonly stop: () => Promise<{ statuses: Set<number>; titles: Set<string> }>;
} {
  const statuses = new Set<number>();
  const titles: string[] = [];
  let going = true;
  const visitors = Array.from({ length: 4 }, async (_, visitor) => {
    while (going) {
      // Some of the addresses are cached, some are rendered.
      const reply = await fetch(
        `${address}${page}?area=${AREAS[titles.length % AREAS.length]!}`,
        visitor % 2 === 0 ? {} : { headers: { Connection: 'close' } },
      );
      const text = await reply.text();
      statuses.add(reply.status);
      titles.push(/Titled \w+/.exec(text)?.[0] ?? text.slice(0, 200));
      expect(text.trimEnd().endsWith('</html>')).toBe(true);
    }
  });
  return {
    answersWith: (text) => titles.filter((title) => title === text).length,
    stop: async () => {
      going = false;
      await Promise.all(visitors);
      return { statuses, titles: new Set(titles) };
    },
  };
}

describe.each([
  ['one process', { WORKERS: '1' }],
  ['two processes', { WORKERS: '2' }],
])('a server of %s', (_, settings) => {
  it('goes over to the next build of the data without dropping a request', async () => {
    served = await serveInputs(
      miniInputs({
        datasets: new Map([
          ['mini', textFile('mini.json', JSON.stringify({ ...miniDeclaration(), title: 'Titled first' }))],
        ]),
      }),
      settings,
    );
    const { address, out } = served;
    const visits = visit(address);
    await expect.poll(() => visits.answersWith('Titled first')).toBeGreaterThan(20);
    const next = await writeNext(out, 'Titled second');
    served.process.kill('SIGHUP');
    await expect
      .poll(() => figure(address, new RegExp(`canopy_data_info{version="${next}"} (\\d)`)))
      .toBe(settings.WORKERS);
    await expect.poll(() => visits.answersWith('Titled second')).toBeGreaterThan(20);
    const { statuses, titles } = await visits.stop();
    expect(statuses).toEqual(new Set([200]));
    expect(titles).toEqual(new Set(['Titled first', 'Titled second']));
    expect(await (await fetch(address + page)).text()).toContain('Titled second');
  });

  it('gives its figures', async () => {
    served = await serveInputs(miniInputs(), settings);
    const { address } = served;
    for (let i = 0; i < 10; i++) await (await fetch(address + page)).text();
    await (await fetch(`${address}/nothing-here`)).text();
    const figures = await (await fetch(`${address}/metrics`)).text();
    const answered = [...figures.matchAll(/canopy_answers_total{way="(\w+)",status="200"} (\d+)/g)].filter(
      ([, way]) => way !== 'failed',
    );
    expect(answered.reduce((sum, [, , count]) => sum + Number(count), 0)).toBeGreaterThanOrEqual(10);
    expect(figures).toMatch(/canopy_answers_total{way="rendered",status="404"} 1\n/);
    expect(figures).toMatch(/canopy_sent_bytes_total [1-9]/);
    expect(figures).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('goes on serving what it has when the next build cannot be opened', async () => {
    served = await serveInputs(miniInputs(), { ...settings, LOG_LEVEL: 'silent' });
    const { address, out } = served;
    await writeFile(`${out}/current.json`, '{"version":"0123456789ab"}\n');
    served.process.kill('SIGHUP');
    for (let i = 0; i < 5; i++) {
      await setTimeout(50);
      expect((await fetch(`${address}${page}?again=${String(i)}`)).status).toBe(200);
    }
  });

  it('asked to stop, takes nothing new and does not wait for a client that dribbles half a request', async () => {
    served = await serveInputs(miniInputs(), settings);
    const { port } = new URL(served.address);
    const slow = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    await once(slow, 'connect');
    slow.write(`GET ${page} HTTP/1.1\r\nHost: localhost\r\n`);
    const dribble = setInterval(() => slow.write('X-A: b\r\n'), 50);
    await setTimeout(100);
    const ended = once(served.process, 'exit');
    const closed = once(slow, 'close');
    served.process.kill('SIGTERM');
    await closed;
    clearInterval(dribble);
    expect(await ended).toEqual([0, null]);
    await expect(fetch(served.address)).rejects.toThrow();
  });
});

it('logs nothing when it is stopped while its thread of costly pages still opens the data', async () => {
  served = await serveInputs(miniInputs());
  const logged = text(served.process.stderr!);
  await served.stop();
  expect(await logged).toBe('');
});

it('replaces a process that ends', async () => {
  served = await serveInputs(miniInputs(), { WORKERS: '2', LOG_LEVEL: 'silent' });
  const { address } = served;
  await expectBoth(address);
  const before = await processesOf(served);
  process.kill(before[0]!, 'SIGKILL');
  await expect.poll(async () => (await processesOf(served!)).filter((pid) => !before.includes(pid)).length).toBe(1);
  await expectBoth(address);
  expect((await fetch(address + page)).status).toBe(200);
});

function codeOf({ cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

it('answers 503 while all of its processes are killed, and serves again', async () => {
  served = await serveInputs(miniInputs(), { WORKERS: '2', LOG_LEVEL: 'silent' });
  const { address } = served;
  await expectBoth(address);
  for (const pid of await processesOf(served)) process.kill(pid, 'SIGKILL');
  const statuses = new Set<number>();
  const status = async (): Promise<number> => {
    // Until the parent has heard of it, and while its substitute closes, a connection may be cut.
    const reply = await fetch(address + page, { headers: { Connection: 'close' } }).catch(() => undefined);
    await reply?.text();
    statuses.add(reply?.status ?? 0);
    return reply?.status ?? 0;
  };
  await expect.poll(status, { interval: 20 }).toBe(503);
  await expect.poll(status, { interval: 20 }).toBe(200);
  for (const one of statuses) expect([0, 200, 503]).toContain(one);
});

it('holds its port open, and leaves no client without an end, while its processes are killed one after the other', async () => {
  served = await serveInputs(miniInputs(), { WORKERS: '2', LOG_LEVEL: 'silent' });
  const { address } = served;
  for (let kills = 0; kills < 6; kills++) {
    // One at a time: a machine under load takes seconds to start another.
    await expectBoth(address);
    process.kill((await processesOf(served))[0]!, 'SIGKILL');
    const until = performance.now() + 1500;
    while (performance.now() < until) {
      // A connection that a killed process had may be cut; a new one is never refused.
      const reply = await fetch(address + page, {
        headers: { Connection: 'close' },
        signal: AbortSignal.timeout(20_000),
      }).catch((error: unknown) => error as Error);
      if (reply instanceof Error)
        expect([reply.name, codeOf(reply)]).not.toContainEqual(expect.stringMatching(/ECONNREFUSED|TimeoutError/));
      await setTimeout(50);
    }
  }
  expect((await fetch(address + page)).status).toBe(200);
});
