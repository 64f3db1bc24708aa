import { cutContent, cutTitle } from '../../components/sets/cut.ts';
import { labelsContent } from '../../components/sets/labels.ts';
import { overlapsContent } from '../../components/sets/overlaps.ts';
import { setContent } from '../../components/sets/set.ts';
import { setsContent } from '../../components/sets/sets.ts';
import { noSet, notAdded } from '../../components/sets/no-set.ts';
import { addedSet } from '../../view/sets/add.ts';
import { cutPage } from '../../view/sets/cut-page.ts';
import { cutQuestionUrl } from '../../view/sets/cut-question.ts';
import type { OpenedSet } from '../../view/sets/opened-set.ts';
import { overlapsPage } from '../../view/sets/overlaps-page.ts';
import { fileLinks, SET_VIEWS, type SetPage, setPage } from '../../view/sets/set-page.ts';
import { SORTS } from '../../view/sets/set-rows.ts';
import { setsPage } from '../../view/sets/sets-page.ts';
import { setUrl } from '../../view/sets/urls.ts';
import { jsonUrl } from '../../view/urls.ts';
import type { Page } from '../../components/page/page.ts';
import type { PageRequest, SiteContext } from '../request.ts';
import type { Route } from '../route.ts';
import { bytesOf, filesOfSet, type OpenAt, openCoded, openNamed, openRuled } from '../sets.ts';

const description =
  'Classes to train on over WordNet: images, overlaps, balance, and files that training scripts read.';

/** Sets with more classes have files whose sizes are not measured for the page. */
const MOST_MEASURED = 2000;

/** The index of class sets. */
const SETS: Route = {
  pattern: '/sets',
  twin: ({ context }) => setsPage(context),
  page: ({ context }) => ({
    context,
    about: { title: 'Class sets', description, path: '/sets', json: '/sets.json' },
    main: setsContent(setsPage(context)),
  }),
};

/** Makes the route of the sets that one kind of address names. @param isListed whether search engines may list the pages. */
function setRoute(pattern: string, subject: string, open: OpenAt, isListed = false): Route {
  return {
    pattern,
    subject,
    twin(request) {
      const opened = open(request);
      return typeof opened === 'string' ? undefined : modelOf(request, opened);
    },
    async page(request) {
      const { context, params } = request;
      const path = pattern.replace(/:(\w+)/, (_, name: string) => encodeURIComponent(params[name]!));
      const opened = open(request);
      if (typeof opened === 'string') return absent(context, path, opened);
      const page = await modelOf(request, opened);
      const about = { title: page.title, description: page.origin ?? description, path, noindex: !isListed };
      return {
        context,
        about: { ...about, json: jsonUrl(setUrl(opened.key, context.state)) },
        main: setContent(page, context.state),
      };
    },
  };
}

/** The page of an address that holds no class set. @param reason a sentence or two. */
function absent(context: SiteContext, path: string, reason: string): Page {
  const title = 'No class set';
  return {
    context,
    status: 404,
    about: { title, description, path, noindex: true },
    main: noSet(title, reason, context.state),
  };
}

async function modelOf({ context, query }: PageRequest, opened: OpenedSet): Promise<SetPage> {
  const files = await filesOfSet(context.catalogue, context.dataset, opened);
  const links = files.map((file) => ({
    name: file.name,
    purpose: file.purpose,
    readBy: file.readBy,
    bytes: opened.set.classes.length > MOST_MEASURED ? undefined : bytesOf(file),
  }));
  return setPage(context, opened, fileLinks(opened, context, links), {
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'index',
    rows: query.get('rows') === 'all' ? 'all' : undefined,
    show: SET_VIEWS.find((show) => show === query.get('show')) ?? 'table',
  });
}

/** The page on which a synset is cut into classes. */
const CUT: Route = {
  pattern: '/cut',
  subject: 'synset of that name to cut',
  async twin({ context, query }) {
    const page = await cutPage(context, query);
    return page.top === undefined ? undefined : page;
  },
  async page({ context, query }) {
    const page = await cutPage(context, query);
    const isFound = page.top !== undefined;
    return {
      context,
      ...(!isFound && { status: 404 }),
      about: {
        title: cutTitle(page),
        description: 'Cut a subtree of WordNet into balanced classes that do not overlap.',
        path: '/cut',
        ...(isFound && { json: jsonUrl(cutQuestionUrl(page.question, context.state.dataset)) }),
        noindex: query.size > 0,
      },
      main: cutContent(page, context.state),
    };
  },
};

/** The page that matches pasted labels with synsets, in the browser. */
const LABELS: Route = {
  pattern: '/labels',
  page: ({ context }) => ({
    context,
    about: {
      title: 'Paste your labels',
      description: 'Match a list of names, wnids or sense keys with WordNet’s synsets, in your browser.',
      path: '/labels',
    },
    main: labelsContent(context),
  }),
};

/** The overlaps of a set, with ways out. */
const OVERLAPS: Route = {
  pattern: '/overlaps',
  subject: 'class set in that address',
  twin: ({ context, query }) => overlapsPage(context, query),
  page({ context, query }) {
    const page = overlapsPage(context, query);
    if (page === undefined)
      return absent(context, '/overlaps', 'The address names no published set and holds none. Copy the whole address.');
    return {
      context,
      about: { title: `Overlaps in ${page.title}`, description, path: '/overlaps', noindex: true },
      main: overlapsContent(page, context.state),
    };
  },
};

/** Leads to the set that an address puts together; its twin is what the tray stores. */
const ADD: Route = {
  pattern: '/add',
  twin: ({ context, query }) => addedSet(context, query),
  page({ context, query }) {
    const { href, classes, fits, faults } = addedSet(context, query);
    if (faults.length === 0) return { location: href, status: 302 };
    return {
      context,
      status: 400,
      about: { title: 'Not added', description, path: '/add', noindex: true },
      main: notAdded(faults, fits ? classes : 0, href),
    };
  },
};

/** The pages of class sets. */
export const SET_ROUTES: readonly Route[] = [
  SETS,
  setRoute('/sets/:name', 'class set of that name', openNamed, true),
  setRoute('/set/:code', 'class set in that address', openCoded),
  setRoute('/rule', 'set that this search or comparison gives', openRuled),
  CUT,
  LABELS,
  OVERLAPS,
  ADD,
];
