import { readFile } from 'node:fs/promises';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';

/** A query, and what a reader who types it should find: `data/search/README.md` says how it was judged. */
export interface Judgement {
  readonly query: string;
  readonly kind: string;
  /** Wnids; any of them is right at the first place. */
  readonly first: readonly string[];
  /** Wnids that must all be among the first five, besides one of {@link first}. */
  readonly five: readonly string[];
  /** Set aside while the ranking was tuned: every second row. */
  readonly held: boolean;
}

/** Reads judged queries. @param file `judgements`, `labels`: those that were pasted from other tools or typed as labels, or `descriptions`. */
export async function readJudgements(
  file: 'judgements' | 'labels' | 'descriptions' = 'judgements',
): Promise<Judgement[]> {
  const text = await readFile(new URL(`../../data/search/${file}.tsv`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line, row) => {
      const [query = '', kind = '', first = '', five = ''] = line.split('\t');
      return { query, kind, first: first.split(' '), five: five === '' ? [] : five.split(' '), held: row % 2 === 1 };
    });
}

/** How well queries were answered. */
export interface Success {
  readonly queries: number;
  /** Share of queries whose first answer is right. */
  readonly at1: number;
  /** Share of queries with a right answer, and all that must be there, among the first five. */
  readonly at5: number;
  /** Mean reciprocal rank of the first right answer. */
  readonly mrr: number;
}

/** Measures answers against judgements. @param answer wnids for a query, the best first. */
export function successOf(judgements: readonly Judgement[], answer: (query: string) => readonly string[]): Success {
  const results = judgements.map(({ query, first, five }) => {
    const answers = answer(query);
    const rank = answers.findIndex((wnid) => first.includes(wnid));
    const top = answers.slice(0, 5);
    return {
      at1: rank === 0,
      at5: rank !== -1 && rank < 5 && five.every((wnid) => top.includes(wnid)),
      reciprocal: rank === -1 ? 0 : 1 / (rank + 1),
    };
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    queries: results.length,
    at1: mean(results.map(({ at1 }) => Number(at1))),
    at5: mean(results.map(({ at5 }) => Number(at5))),
    mrr: mean(results.map(({ reciprocal }) => reciprocal)),
  };
}

/** The wnids of nodes. */
export function wnidsOf(
  { taxonomy }: OpenedCatalogue,
  found: readonly { readonly node: Parameters<OpenedCatalogue['taxonomy']['wnid']>[0] }[],
): string[] {
  return found.map(({ node }) => taxonomy.wnid(node));
}
