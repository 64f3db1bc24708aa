import Table from 'cli-table3';
import { brotliCompressSync } from 'node:zlib';
import { encodeColumns } from '../../src/format/columns.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { readJudgements, successOf } from '../search/judgements.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { type Engine, openEngines } from './search-engines.ts';
import { SEARCH_SCHEMA } from '../../src/domain/wordnet/search-columns.ts';

const data = catalogue;
const judgements = await readJudgements();
const engines = openEngines(data);
const kinds = [...new Set(judgements.map(({ kind }) => kind))];

/** Returns each engine's success over some queries: right first, right among five, mean reciprocal rank. */
function qualityTable(): string {
  const table = new Table({
    head: ['', ...engines.map(({ name }) => name)],
    style: { head: [], border: [], compact: true },
  });
  const answers = engines.map(({ answer }) => new Map(judgements.map(({ query }) => [query, answer(query)])));
  const row = (name: string, chosen: typeof judgements): void => {
    const cells = answers.map((answer) => {
      const { at1, at5, mrr } = successOf(chosen, (query) => answer.get(query)!);
      return `${percent(at1)} ${percent(at5)} ${mrr.toFixed(2)}`;
    });
    table.push([`${name} (${String(chosen.length)})`, ...cells]);
  };
  for (const kind of kinds)
    row(
      kind,
      judgements.filter((judgement) => judgement.kind === kind),
    );
  row('all', judgements);
  row(
    'held out',
    judgements.filter(({ held }) => held),
  );
  return table.toString();
}

/** Milliseconds that each engine takes for a query: the median query, and 99 of 100. */
function speedTable(): string {
  const table = new Table({
    head: ['', ...engines.map(({ name }) => name)],
    style: { head: [], border: [], compact: true },
  });
  // Only some of them: lunr takes a tenth of a second for one.
  const misspelt = judgements
    .filter(({ kind }) => kind === 'misspelling')
    .map(({ query }) => query)
    .filter((_, i) => i % 2 === 0);
  const others = judgements
    .filter(({ kind }) => kind !== 'misspelling')
    .map(({ query }) => query)
    .filter((_, i) => i % 3 === 0);
  const keystrokes = judgements
    .filter(({ kind }) => kind === 'word' || kind === 'phrase')
    .flatMap(({ query }) => Array.from({ length: query.length }, (_, i) => query.slice(0, i + 1)))
    .filter((_, i) => i % 7 === 0);
  const row = (name: string, queries: readonly string[]): void => {
    table.push([
      name,
      ...engines.map((engine) => {
        const times = Float64Array.from(queries, (query) => medianTime(engine, query)).sort();
        return `${at(times, 0.5)} ${at(times, 0.99)}`;
      }),
    ]);
  };
  row('keystrokes', keystrokes);
  row('misspellings', misspelt);
  row('other queries', others);
  table.push(['ready', ...engines.map(({ ready }) => ready.toFixed(0))]);
  return table.toString();
}

const RUNS = 7;
/** Milliseconds. */
const LONG = 20;

/** Returns the median of some runs; one is enough for a query that takes long. */
function medianTime({ answer }: Engine, query: string): number {
  const times: number[] = [];
  while (times.length < RUNS && (times[0] ?? 0) < LONG) {
    const before = performance.now();
    answer(query);
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function at(sorted: Float64Array, share: number): string {
  return sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(2);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

const sample = judgements.filter((_, i) => i % 8 === 0).map(({ query }) => query);
const index = encodeColumns(SEARCH_SCHEMA, data.search);
export default {
  question: `How well and how fast are ${String(judgements.length)} judged queries answered?

Right first, right among five, mean reciprocal rank:
${qualityTable()}

Milliseconds for a query, the median one and 99 of 100; and to be ready:
${speedTable()}

The index has ${String(index.length)} bytes, ${String(brotliCompressSync(index).length)} compressed.
One of eight judged queries, ${String(sample.length)} together:`,
  runs: 1,
  cases: engines.map(({ name, answer }): Case => ({
    name,
    run: () => {
      for (const query of sample) answer(query);
      return undefined;
    },
  })) as [Case, ...Case[]],
} satisfies Benchmark;
