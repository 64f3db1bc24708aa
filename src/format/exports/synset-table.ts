import type { Catalogue } from '../../domain/catalogue.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { withAllAbove } from './selection.ts';

/** Data from which the tables are written. */
export interface TableParts extends Pick<Catalogue, 'taxonomy' | 'lexicon'> {
  /** Returns the address of a synset's page. */
  readonly address: (wnid: string) => string;
}

/** The columns of a table of synsets. */
export const TABLE_COLUMNS = ['wnid', 'name', 'words', 'definition', 'parent', 'url'] as const;

/** Returns all ancestors of synsets: everything that a `parent` of their table or of their ancestors' names. */
export function allAbove(taxonomy: Taxonomy, nodes: readonly NodeIndex[]): NodeIndex[] {
  return withAllAbove(
    taxonomy,
    nodes.flatMap((node) => taxonomy.parentsOf(node)),
  );
}

/** Yields synsets as CSV (RFC 4180, lines ended by LF): a header, then a row each. */
export function* synsetTable(
  { taxonomy, lexicon, address }: TableParts,
  nodes: Iterable<NodeIndex>,
): Generator<string> {
  yield `${TABLE_COLUMNS.join(',')}\n`;
  for (const node of nodes) {
    const wnid = taxonomy.wnid(node);
    const [parent] = taxonomy.parentsOf(node);
    const row: Record<(typeof TABLE_COLUMNS)[number], string> = {
      wnid,
      name: lexicon.name(node),
      words: lexicon.words(node),
      definition: lexicon.gloss(node).definition,
      parent: parent === undefined ? '' : taxonomy.wnid(parent),
      url: address(wnid),
    };
    yield `${TABLE_COLUMNS.map((column) => quoted(row[column])).join(',')}\n`;
  }
}

function quoted(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
