/** The thread that makes costly pages, so that no answer of the front waits for them; `threaded-site.ts` starts it. */

import { setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenedSite, openSite } from '../site.ts';
import { releaseMemoryWhenIdle } from './release-memory.ts';
import { type Asked, type Given, NO_QUESTION, type Reply, type ThreadSetup } from './site-messages.ts';

/** Niceness of this thread: where processors are few, the front comes first. */
const NICENESS = 5;
/** Interval of telling the front that this thread is alive, and of its trouble, in milliseconds. */
const BEAT_MS = 250;
/** Builds that are open at the same time: the current one, and the one before it while its answers end. */
const MOST_OPEN = 2;

// Linux alone has priorities of threads; elsewhere this would be one of the whole process.
if (process.platform === 'linux') setPriority(NICENESS);

const { siteFolder, data, cacheBytes, origin } = workerData as ThreadSetup;
const site = openSite(siteFolder, { data, cacheBytes, origin: () => origin });
/** Opened builds by version, the most recently used last. */
const opened = new Map<string, Promise<OpenedSite>>();
/** Reason why the data cannot be read now, as last reported to the front. */
let reported: string | undefined;
const bodies = new Map<number, ReadableStreamDefaultReader<Uint8Array>>();

function open(version: string): Promise<OpenedSite> {
  const known = opened.get(version);
  const opening = known ?? site.then((pages) => pages.open(version));
  opened.delete(version);
  opened.set(version, opening);
  if (known === undefined) {
    opening.catch(() => opened.delete(version));
    if (opened.size > MOST_OPEN) opened.delete(opened.keys().next().value!);
  }
  return opening;
}

async function answer(asked: Asked): Promise<Given[keyof Given]> {
  switch (asked.kind) {
    case 'open':
      await open(asked.version);
      return undefined;
    case 'answer': {
      const made = await (await open(asked.version)).answer(asked.address, asked.headers);
      if (!(made instanceof Response)) return made;
      const { status, headers, body } = made;
      if (body !== null) bodies.set(asked.id, (body as ReadableStream<Uint8Array>).getReader());
      return { status, headers: [...headers], hasBody: body !== null };
    }
    case 'read': {
      const { done, value } = await bodies.get(asked.body)!.read();
      if (done) bodies.delete(asked.body);
      return value;
    }
    case 'cancel': {
      const body = bodies.get(asked.body);
      bodies.delete(asked.body);
      await body?.cancel();
      return undefined;
    }
  }
}

async function reply(asked: Asked): Promise<void> {
  const before = performance.eventLoopUtilization();
  let answered: Pick<Reply, 'given' | 'error'>;
  try {
    answered = { given: await answer(asked) };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    answered = { error: { name, message, stack } };
  }
  const { id } = asked;
  reported = (await site).trouble();
  const ms = performance.eventLoopUtilization(before).active;
  const { given } = answered;
  // A chunk may be a view of a cached block, which must not be transferred: a copy is. `Buffer.slice` would not copy.
  const piece = given instanceof Uint8Array ? new Uint8Array(given) : undefined;
  parentPort!.postMessage(
    { id, ms, trouble: reported, ...answered, ...(piece && { given: piece }) } satisfies Reply,
    piece === undefined ? [] : [piece.buffer],
  );
}

// Reports at intervals, without a question, whether the store answers again, and that this thread does not loop.
setInterval(() => {
  parentPort!.postMessage({ id: NO_QUESTION, ms: 0, trouble: reported } satisfies Reply);
  void site.then((pages) => {
    reported = pages.trouble();
  });
}, BEAT_MS);

releaseMemoryWhenIdle();
parentPort!.on('message', (asked: Asked) => void reply(asked));
