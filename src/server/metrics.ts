import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Answer, uncachedAnswer } from './answers/answer.ts';
import type { HeaderLines } from './answers/headers.ts';

/** Origin of an answer: cached, rendered, refused to a client over its limit, or failed. */
export const WAYS = ['ready', 'rendered', 'refused', 'failed'] as const;
/** Name of an origin: an element of {@link WAYS}. */
export type Way = (typeof WAYS)[number];

/** Figures of the server besides its answers, read on each scrape. */
export interface MeteredServer {
  readonly version: () => string;
  readonly cachedBytes: () => number;
  readonly sentBytes: () => number;
}

/** Seconds within which answers are made; the bounds of the histogram. */
const BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5];

/**
 * The server's figures in the form that Prometheus reads.
 *
 * Answers are counted in plain numbers, which are put into counters on each scrape: finding a labelled counter takes
 * longer than sending a cached page.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers = new Map<number, number>();
  readonly #seconds: Histogram;

  constructor({ version, cachedBytes, sentBytes }: MeteredServer) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    const answers = this.#answers;
    new Counter({
      name: 'canopy_answers_total',
      help: 'Answers by how they came about and by status.',
      labelNames: ['way', 'status'],
      registers,
      collect() {
        this.reset();
        for (const [key, count] of answers)
          this.inc({ way: WAYS[key % WAYS.length]!, status: Math.floor(key / WAYS.length) }, count);
      },
    });
    new Counter({
      name: 'canopy_sent_bytes_total',
      help: 'Bytes sent over all connections, headers included.',
      registers,
      collect() {
        this.reset();
        this.inc(sentBytes());
      },
    });
    this.#seconds = new Histogram({
      name: 'canopy_render_seconds',
      help: 'Time until an answer that was made had gone out.',
      buckets: BUCKETS,
      registers,
    });
    new Gauge({
      name: 'canopy_data_info',
      help: '1, with the version of the data that are served.',
      labelNames: ['version'],
      aggregator: 'sum',
      registers,
      collect() {
        this.reset();
        this.set({ version: version() }, 1);
      },
    });
    new Gauge({
      name: 'canopy_kept_bytes',
      help: 'Bytes of finished answers that are kept.',
      registers,
      collect() {
        this.set(cachedBytes());
      },
    });
  }

  /** Counts an answer. */
  countAnswer(way: Way, status: number): void {
    const key = status * WAYS.length + WAYS.indexOf(way);
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
  }

  /** Notes how long an answer took that was made. */
  observeRender(seconds: number): void {
    this.#seconds.observe(seconds);
  }
}

/** Returns figures as an answer. */
export function metricsAnswer(text: string, headers: HeaderLines): Answer {
  return uncachedAnswer(200, Registry.PROMETHEUS_CONTENT_TYPE, text, headers);
}
