import { type ClassSet, setOfNodes } from '../../domain/class-set/class-set.ts';
import { type Collection, collectionOf } from '../../domain/dataset/collection.ts';
import { Comparison, PARTS } from '../../domain/dataset/comparison.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { MOST_COMPARED } from '../compare/several.ts';
import { compareSubject } from '../compare/subject.ts';
import type { PageContext } from '../page-context.ts';
import type { RuleParts } from './urls.ts';

/** Maximum number of synsets that a search adds: all there are with images. */
const MOST_FOUND = 25_000;
/** Maximum length of the title that a search gives a set. */
const LONGEST_TITLE = 80;

/** Reads the parameters of a rule from an address; `undefined` if there is neither a search nor a comparison. */
export function ruleParts(query: URLSearchParams): RuleParts | undefined {
  const text = (name: string): string | undefined => {
    const value = query.get(name)?.trim();
    return value === '' ? undefined : value;
  };
  const scope = query.get('scope') === 'subtree' ? 'subtree' : undefined;
  const [q, a, b, at] = [text('q'), text('a'), text('b'), text('at')];
  if (q !== undefined) return { q, scope };
  const held = text('in');
  if (held !== undefined) return { in: held, out: text('out'), scope };
  const part = PARTS.find((one) => one === query.get('part'));
  return part === undefined || a === undefined || b === undefined ? undefined : { a, b, part, at, scope };
}

/**
 * Returns the set that a rule gives with the data of today: each synset that a search finds, or that is in one part of
 * a comparison, is a class. `undefined` if the rule compares what there is not.
 *
 * Classes come in wnid order, which an address holds shortest and which does not depend on how results are ranked.
 */
export function setOfRule(context: PageContext<SearchableCatalogue>, rule: RuleParts): ClassSet | undefined {
  const found =
    rule.q !== undefined
      ? foundNodes(context, rule.q)
      : rule.in !== undefined
        ? nodesHeld(context, rule.in, rule.out)
        : comparedNodes(context, rule);
  if (found === undefined) return undefined;
  return setOfNodes(found.nodes, rule.scope ?? 'own', found.title);
}

interface FoundNodes {
  readonly nodes: readonly NodeIndex[];
  readonly title: string;
}

function foundNodes({ catalogue, dataset }: PageContext<SearchableCatalogue>, q: string): FoundNodes {
  const { found } = catalogue.searcher.search(q, dataset, { from: 0, count: MOST_FOUND });
  const { wnidRank } = catalogue.taxonomy;
  const nodes = found.map(({ node }) => node).sort((x, y) => wnidRank[x]! - wnidRank[y]!);
  return { nodes, title: q.slice(0, LONGEST_TITLE) };
}

function comparedNodes(context: PageContext, { a = '', b = '', part, at }: RuleParts): FoundNodes | undefined {
  const { catalogue } = context;
  const [first, second] = [collectionOf(catalogue, a), collectionOf(catalogue, b)];
  if (first === undefined || second === undefined || part === undefined) return undefined;
  const query = new URLSearchParams(at === undefined ? {} : { at });
  const { comparison, slices } = compareSubject(context, new Comparison(catalogue.taxonomy, first, second), query);
  const titles = {
    both: `In both ${first.title} and ${second.title}`,
    'only-a': `In ${first.title}, not in ${second.title}`,
    'only-b': `In ${second.title}, not in ${first.title}`,
  };
  return { nodes: comparison.nodes(part, slices), title: titles[part] };
}

/** Returns the synsets that all of some collections hold, and none of others. */
function nodesHeld({ catalogue }: PageContext, held: string, out = ''): FoundNodes | undefined {
  const named = (text: string): (Collection | undefined)[] =>
    text
      .split(',')
      .filter((id) => id !== '')
      .slice(0, MOST_COMPARED)
      .map((id) => collectionOf(catalogue, id));
  const [inside, outside] = [named(held), named(out)];
  if (inside.length === 0 || [...inside, ...outside].includes(undefined)) return undefined;
  const { wnidOrder } = catalogue.taxonomy.columns;
  const nodes = Array.from(wnidOrder, nodeIndex).filter(
    (node) => inside.every((one) => one!.held[node] === 1) && outside.every((one) => one!.held[node] === 0),
  );
  const titles = (list: typeof inside): string => list.map((one) => one!.title).join(' and ');
  return { nodes, title: `In ${titles(inside)}${outside.length === 0 ? '' : `, not in ${titles(outside)}`}` };
}
