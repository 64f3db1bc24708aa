import { comparison } from '../../components/compare/compare.ts';
import { compareForm } from '../../components/compare/form.ts';
import { severalContent } from '../../components/compare/several.ts';
import { html } from '../../components/markup.ts';
import { collectionIds } from '../../domain/dataset/collection.ts';
import { comparePage } from '../../view/compare/page.ts';
import { compareNames, type CompareSubject, compareSubject } from '../../view/compare/subject.ts';
import { severalCollections, severalPage } from '../../view/compare/several.ts';
import { compareUrl, jsonUrl, severalUrl } from '../../view/urls.ts';
import { idOf, nodeOfId } from '../../view/page-context.ts';
import type { PageRequest, SiteContext } from '../request.ts';
import type { Route } from '../route.ts';

const description =
  'Two datasets or class lists side by side: the synsets in both and in one alone, by branch, as a map and as lists.';

/** The comparison of two datasets or class lists. */
export const COMPARE: Route = {
  pattern: '/compare',
  subject: 'dataset or class list of one of these names',
  async twin(request) {
    const subject = compareSubjectOf(request);
    if (subject === undefined) return undefined;
    const page = await comparePage(subject);
    return { ...page, treemap: page.treemap?.rows };
  },
  async page(request) {
    const { context, query } = request;
    const within = query.get('within');
    if (within !== null)
      return {
        location: compareUrl({ ...compareNames(context, query), at: idWithin(context, within) }, context.state),
        status: 302,
      };
    const subject = compareSubjectOf(request);
    if (subject === undefined) {
      const { a, b } = compareNames(context, query);
      return {
        context,
        status: 404,
        about: { title: 'Compare', description, path: '/compare', noindex: true },
        main: html`
          <h1>Compare</h1>
          <p class="empty">No dataset or class list has one of these names. Choose two below.</p>
          ${compareForm({ choices: collectionIds(context.catalogue), a, b })}`,
      };
    }
    const page = await comparePage(subject);
    return {
      context,
      about: {
        title: `${page.a.title} and ${page.b.title}`,
        description,
        path: '/compare',
        json: jsonUrl(compareUrl(subject.choice, context.state)),
      },
      main: comparison(page, context.state),
    };
  },
};

/** The comparison of more than two datasets or class lists; of two, it leads to theirs. */
export const COMPARE_SEVERAL: Route = {
  pattern: '/compare/several',
  subject: 'two datasets or class lists of these names',
  twin({ context, query }) {
    const collections = severalCollections(context, severalNames(query));
    return collections && severalPage(context, collections);
  },
  page({ context, query }) {
    if (query.has('and')) return { location: severalUrl(severalNames(query).split(','), context.state), status: 302 };
    const collections = severalCollections(context, severalNames(query));
    if (collections === undefined) return { location: compareUrl({}, context.state), status: 302 };
    const [a, b, ...others] = collections;
    if (others.length === 0) return { location: compareUrl({ a: a!.id, b: b!.id }, context.state), status: 302 };
    const page = severalPage(context, collections);
    return {
      context,
      about: {
        title: page.sides.map((side) => side.title).join(', '),
        description:
          'Several datasets or class lists side by side: what each holds of the others, and what is in some.',
        path: '/compare/several',
        json: jsonUrl(
          severalUrl(
            collections.map(({ id }) => id),
            context.state,
          ),
        ),
        noindex: true,
      },
      main: severalContent(page),
    };
  },
};

/** Returns the names of an address with the one that is added, a comma between them. */
function severalNames(query: URLSearchParams): string {
  return ['of', 'and'].flatMap((name) => query.get(name) ?? []).join(',');
}

/** Returns what an address asks to compare; `undefined` where it names what there is not. */
export function compareSubjectOf({ context, query }: PageRequest): CompareSubject | undefined {
  const { a, b } = compareNames(context, query);
  const opened = context.catalogue.openComparison(a, b);
  return opened && compareSubject(context, opened, query);
}

/** Finds the synset or group that a reader names: by an id in the text, or the likeliest of its words; empty for none. */
function idWithin(context: SiteContext, text: string): string | undefined {
  const id = /\b(n\d{8})\b/.exec(text)?.[1] ?? text.trim();
  if (id === '') return undefined;
  const named = nodeOfId(context, id.replace(/^.*\(([a-z0-9]+)\)$/, '$1'));
  if (named !== undefined) return idOf(context, named);
  const [found] = context.catalogue.searcher.suggest(text.slice(0, LONGEST_NAME), 1, context.dataset);
  return found && idOf(context, found.node);
}

/** Maximum length of a synset's name in a form. */
const LONGEST_NAME = 200;
