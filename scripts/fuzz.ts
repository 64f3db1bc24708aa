/** `npm run fuzz`: gives spoilt requests to the built server and spoilt files to every reader; npm run fuzz -- --help lists the options. */

import { defineCommand, runMain } from 'citty';
import { text, wholeNumber } from './command-line.ts';
import { startServer } from '../test/fixtures/serve-data.ts';
import { type Fault, type FuzzRun, fuzzServer } from '../test/fuzz/fuzz-server.ts';
import { fuzzDamage } from '../test/fuzz/fuzz-damage.ts';
import { fuzzReadersGuarded } from '../test/fuzz/guarded-readers.ts';
import { REQUEST_KINDS, type RequestKind } from '../test/fuzz/spellings.ts';

/** Kinds of requests, and reads of files that change on the disk. */
const KINDS = [...REQUEST_KINDS, 'damage'] as const;

const args = {
  seed: text('N', 'The run to repeat, by its number; a new one by default.'),
  from: {
    ...text('N', 'The first case: continues a run that stopped, or repeats one case.'),
    default: '0',
  },
  requests: {
    ...text('N', 'Cases of each kind to run against the server and the disk; 0 runs none.'),
    default: '100000',
  },
  files: { ...text('N', 'Damaged files to give to the readers, unless --kind is given.'), default: '100000' },
  kind: text('KIND', `Runs one kind alone: ${KINDS.join(', ')}. By default all run, one after the other.`),
  minutes: { ...text('N', 'Limit for each kind, and for the files.'), default: '30' },
} as const;

/** The numbers that options may have. */
const NUMBERS = [0, 2 ** 32] as const;

const command = defineCommand({
  meta: {
    name: 'npm run fuzz --',
    description: 'Gives spoilt requests to the built server, and spoilt files to every reader.',
  },
  args,
  run: async ({ args: given }) => {
    const seed =
      given.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber('seed', given.seed, NUMBERS);
    const from = wholeNumber('from', given.from, NUMBERS);
    const ms = 60_000 * wholeNumber('minutes', given.minutes, NUMBERS);
    console.log(`seed ${String(seed)}, from case ${String(from)}`);
    const requests = wholeNumber('requests', given.requests, NUMBERS);
    const files = given.kind === undefined ? wholeNumber('files', given.files, NUMBERS) : 0;
    const kinds = KINDS.filter((kind) => requests > 0 && (given.kind === undefined || kind === given.kind));
    if (kinds.length === 0 && requests > 0)
      throw new Error(`--kind: expected ${KINDS.join(', ')}, came ${String(given.kind)}`);
    const ofRequests = kinds.filter((kind) => kind !== 'damage');
    const faults = [
      ...(ofRequests.length === 0 ? [] : await fuzzRequests(ofRequests, seed, from, requests, ms)),
      ...(kinds.includes('damage') ? await fuzzDisk(seed, from, requests, ms) : []),
      ...(files === 0 ? [] : await fuzzFiles(seed, from, files, ms)),
    ];
    if (faults.length > 0) process.exitCode = 1;
  },
});

async function fuzzRequests(
  kinds: readonly RequestKind[],
  seed: number,
  from: number,
  count: number,
  ms: number,
): Promise<readonly Fault[]> {
  const { address, stop } = await startServer('serve', { LOG_LEVEL: 'error' });
  try {
    const port = Number(new URL(address).port);
    const faults: Fault[] = [];
    for (const kind of kinds)
      faults.push(...(await fuzzKind(port, kind, { seed, from, count, until: performance.now() + ms })));
    return faults;
  } finally {
    await stop();
  }
}

async function fuzzKind(port: number, kind: RequestKind, run: FuzzRun): Promise<readonly Fault[]> {
  const { seed, from, count } = run;
  const result = await fuzzServer(port, {
    ...run,
    kind,
    isVisited: kind === 'any',
    onCase: progress('requests', count),
  });
  const statuses = [...result.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, times]) => `${String(times)} × ${status === 0 ? 'hung up' : String(status)}`);
  console.log(
    `\n${String(result.next - from)} requests (${kind}) made of ${String(result.addresses)} addresses: ${statuses.join(', ')}.`,
  );
  console.log(
    result.slowest === 0
      ? 'None began to be answered later than after 1 s.'
      : `The slowest, asked again alone, began to be answered after ${result.slowest.toFixed(0)} ms.`,
  );
  report(result.faults, 'requests', seed, result.next, from + count, ` --kind ${kind}`);
  return result.faults;
}

async function fuzzDisk(seed: number, from: number, count: number, ms: number): Promise<readonly Fault[]> {
  const result = await fuzzDamage({ seed, from, count, until: performance.now() + ms });
  console.log(
    `\n${String(result.next - from)} bytes changed on the disk after they had been read: ${String(result.refused)} refused, ${String(result.cached)} answered from memory.`,
  );
  report(result.faults, 'requests', seed, result.next, from + count, ' --kind damage');
  return result.faults;
}

async function fuzzFiles(seed: number, from: number, count: number, ms: number): Promise<readonly Fault[]> {
  const result = await fuzzReadersGuarded({
    seed,
    from,
    count,
    until: performance.now() + ms,
    onCase: progress('files', count),
  });
  console.log(
    `\n${String(result.next - from)} files for ${String(result.outcomes.size)} readers (read all the same, refused in a sentence):`,
  );
  for (const [name, { read, refused }] of result.outcomes)
    console.log(`${name.padEnd(48)} ${String(read).padStart(7)} ${String(refused).padStart(7)}`);
  console.log(
    `The slowest took ${result.slowest.ms.toFixed(0)} ms of processor time: case ${String(result.slowest.index)}, ${result.slowest.reader}.`,
  );
  report(result.faults, 'files', seed, result.next, from + count);
  return result.faults;
}

function report(
  faults: readonly Fault[],
  kind: 'requests' | 'files',
  seed: number,
  next: number,
  end: number,
  options = '',
): void {
  const other = kind === 'files' ? 'requests' : 'files';
  for (const { index, what, shown } of faults) {
    console.log(
      `\ncase ${String(index)}: ${what}\n${shown}\nagain: npm run fuzz -- --seed ${String(seed)} --from ${String(index)} --${kind} 1 --${other} 0${options}`,
    );
  }
  console.log(`${String(faults.length)} faults.`);
  if (next < end)
    console.log(
      `Stopped before the end; go on with: npm run fuzz -- --seed ${String(seed)} --from ${String(next)} --${kind} ${String(end - next)} --${other} 0${options}`,
    );
}

/** Shows progress on one line of a terminal. */
function progress(kind: string, count: number): (done: number, faults: number) => void {
  let shown = 0;
  return (done, faults) => {
    if (!process.stdout.isTTY || performance.now() - shown < 500) return;
    shown = performance.now();
    process.stdout.write(`\r${String(done)} of ${String(count)} ${kind}, ${String(faults)} faults `);
  };
}

await runMain(command);
