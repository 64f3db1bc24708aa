import { InputError } from '../../scripts/pipeline/text/input.ts';
import type { Fault, FuzzRun } from './fuzz-server.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';

/** Result of a run over readers. */
export interface ReadersResult {
  readonly next: number;
  readonly faults: readonly Fault[];
  /** For each reader how many files it read all the same, and how many it refused. */
  readonly outcomes: ReadonlyMap<string, { read: number; refused: number }>;
  /** The most processor time that one file took, in milliseconds, and whose. */
  readonly slowest: { readonly ms: number; readonly index: number; readonly reader: string };
}

/** Number of cases of which one goes to a reader that takes long. */
const RARE = 25;
const ENOUGH = 25;

/** One case: a reader, and the spoilt file it gets. */
export interface ReaderCase {
  readonly reader: FuzzedReader;
  readonly bytes: Uint8Array;
}

/** The case of a seed at an index. */
export function readerCase(readers: readonly FuzzedReader[], seed: number, index: number): ReaderCase {
  const random = new Random(seed, index);
  const slow = readers.filter((reader) => reader.isSlow);
  const quick = readers.filter((reader) => !reader.isSlow);
  const reader = random.pick(quick.length === 0 || (slow.length > 0 && index % RARE === 0) ? slow : quick);
  const spoilt = mutated(random.pick(reader.seeds), random);
  return { reader, bytes: reader.mend !== undefined && random.chance(0.5) ? reader.mend(spoilt) : spoilt };
}

/** Gives spoilt files to readers: each is to be read or refused in a sentence. @param onBegin called with a case before it is read. */
export async function fuzzReaders(
  readers: readonly FuzzedReader[],
  { seed, from, count, until, onCase }: FuzzRun,
  onBegin?: (index: number) => void,
): Promise<ReadersResult> {
  const faults: Fault[] = [];
  const outcomes = new Map(readers.map(({ name }) => [name, { read: 0, refused: 0 }]));
  let slowest: ReadersResult['slowest'] = { ms: 0, index: from, reader: '' };
  const kinds = new Set<string>();
  // One of a kind is enough to find what is behind it.
  const isNew = (kind: string): boolean => kinds.size < kinds.add(kind).size;
  let index = from;
  for (; index < from + count && performance.now() < until && faults.length < ENOUGH; index++) {
    onBegin?.(index);
    const { reader, bytes } = readerCase(readers, seed, index);
    const before = process.threadCpuUsage();
    const outcome = await outcomeOf(reader, bytes);
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > slowest.ms) slowest = { ms, index, reader: reader.name };
    if (outcome === 'read' || outcome === 'refused') outcomes.get(reader.name)![outcome]++;
    else if (isNew(`${reader.name} ${outcome.place}`))
      faults.push({
        index,
        what: `${reader.name}: ${outcome.fault}`,
        shown: JSON.stringify(new TextDecoder('latin1').decode(bytes.subarray(0, 400))),
      });
    onCase?.(index + 1 - from, faults.length);
  }
  return { next: index, faults, outcomes, slowest };
}

async function outcomeOf(
  { read, isBuilt }: FuzzedReader,
  bytes: Uint8Array,
): Promise<'read' | 'refused' | { fault: string; place: string }> {
  try {
    await read(bytes);
    return 'read';
  } catch (error) {
    if (isBuilt ? isSentence(error) : error instanceof InputError) return 'refused';
    if (!(error instanceof Error)) return { fault: `threw ${String(error)}`, place: '' };
    const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    return {
      fault: [`${error.name}: ${error.message}`, ...frames.slice(0, 4)].join('\n'),
      place: frames.slice(0, 2).join(),
    };
  }
}

/** Returns true if an error says in our own words what was expected; the language's own say what broke. */
function isSentence(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(
      error instanceof TypeError ||
      error instanceof SyntaxError ||
      error instanceof ReferenceError ||
      error instanceof URIError
    ) &&
    /\bexpected\b|\bcut short\b/.test(error.message)
  );
}
