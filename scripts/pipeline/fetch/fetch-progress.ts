import type { AddressRow } from './address-table.ts';
import { FETCH_FAULTS, type FetchFaultReason } from './fetch-fault.ts';
import type { FetchOutcome } from './fetch-images.ts';
import { formatCount } from '../../../src/view/numbers.ts';

/** Examples of a reason that are named. */
const EXAMPLES = 3;

/** Counts the images of a run: how far it is, how fast it goes, and how long it will take. */
export class FetchTally {
  readonly #total: number;
  readonly #start = performance.now();
  readonly #counts: Record<FetchOutcome, number> = { known: 0, fetched: 0, failed: 0 };
  #bytes = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** Counts an image. */
  add(outcome: FetchOutcome, bytes: number): void {
    this.#counts[outcome]++;
    this.#bytes += bytes;
  }

  /** Returns the state as a line. */
  line(): string {
    const { known, fetched, failed } = this.#counts;
    const seconds = (performance.now() - this.#start) / 1000;
    const asked = fetched + failed;
    const rate = asked / Math.max(seconds, 0.001);
    const left = this.#total - known - asked;
    return [
      `${formatCount(known + asked)} of ${formatCount(this.#total)}`,
      `${formatCount(fetched)} new, ${formatCount(known)} known, ${formatCount(failed)} failed`,
      `${rate.toFixed(1)} a second`,
      ...(this.#bytes > 0 ? [`${(this.#bytes / seconds / 1e6).toFixed(2)} MB/s`] : []),
      ...(left > 0 && rate > 0 ? [`${duration(left / rate)} left`] : []),
    ].join(' · ');
  }
}

/** Returns the state of addresses as lines: each state, and each reason with its number and examples. @param file that has the rows. */
export function reportLines(rows: Iterable<Pick<AddressRow, 'image_id' | 'state' | 'reason'>>, file: string): string[] {
  let [asked, alive] = [0, 0];
  const failed = new Map<string, { count: number; readonly examples: string[] }>();
  for (const { image_id: id, state, reason } of rows) {
    asked++;
    if (state === 'alive') alive++;
    if (reason === '') continue;
    const known = failed.get(reason) ?? { count: 0, examples: [] };
    if (known.count++ < EXAMPLES) known.examples.push(id);
    failed.set(reason, known);
  }
  return [
    `${formatCount(alive)} of ${formatCount(asked)} addresses asked are alive.`,
    ...[...failed]
      .sort(([, a], [, b]) => b.count - a.count)
      .map(([reason, { count, examples }]) => {
        const more = count > EXAMPLES ? ', …' : '';
        return `  ${formatCount(count)} × ${reason}: ${FETCH_FAULTS[reason as FetchFaultReason]} (${examples.join(', ')}${more})`;
      }),
    `Each address is in ${file} with its state and reason.`,
  ];
}

/** `2 h 5 min`, `3 min`, `40 s`. */
function duration(seconds: number): string {
  if (seconds < 90) return `${String(Math.ceil(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${String(minutes)} min` : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
