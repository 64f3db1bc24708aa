import type { FileRoute } from '../api/file-route.ts';
import { ANY_ORIGIN } from '../api/text-answer.ts';
import { siteOrigin } from '../store/served.ts';
import { holdingsOf } from '../store/image-holdings.ts';
import { textStream } from '../store/streams.ts';
import { jsonNotFound } from './json.ts';
import { contextOf, type PageRequest } from './request.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import type { OpenedCatalogue } from '../store/opened-catalogue.ts';
import { type SetFile, setFiles } from '../format/class-set/set-files.ts';
import { openCode, type OpenedSet, openPublished, openRule } from '../view/sets/opened-set.ts';
import { setFileUrl, setUrl } from '../view/sets/urls.ts';

/** Opens the class set that an address names, or says in a sentence or two why there is none. */
export type OpenAt = (request: Pick<PageRequest, 'context' | 'params' | 'query'>) => OpenedSet | string;

/** Opens the published set at `/sets/:name`. */
export const openNamed: OpenAt = ({ context: { catalogue, dataset }, params: { name = '' } }) =>
  openPublished(catalogue, dataset, name) ?? `There is no published set “${name.slice(0, 60)}”.`;

/** Opens the set that `/set/:code` holds. */
export const openCoded: OpenAt = ({ context: { catalogue, dataset }, params: { code = '' } }) => {
  const opened = openCode(catalogue, dataset, code);
  if (!('fault' in opened)) return opened;
  return `The address was read as a set, but ${opened.fault}. Copy the whole address.`;
};

/** Opens the set that a search or a part of a comparison gives at `/rule`; it follows the data. */
export const openRuled: OpenAt = ({ context, query }) =>
  openRule(context, query) ?? 'This search or comparison gives no synset.';

/** Lists the files of a class set. */
export async function filesOfSet(catalogue: OpenedCatalogue, dataset: Dataset, opened: OpenedSet): Promise<SetFile[]> {
  const { key } = opened;
  const state = { dataset: dataset === catalogue.datasets[0] ? undefined : dataset.name };
  const { urls } = await holdingsOf(catalogue, dataset);
  return setFiles({
    ...opened,
    catalogue,
    dataset,
    address: siteOrigin() + setUrl(key, state),
    files: siteOrigin() + setFileUrl(key, 'classes.tsv', state),
    urls,
  });
}

/** Measures a file of a class set in bytes; `undefined` for a long one. */
export function bytesOf({ isLong, chunks }: SetFile): number | undefined {
  const made = chunks();
  if (isLong || !(Symbol.iterator in made)) return undefined;
  return Iterator.from(made).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Makes the route of the files of the sets that one kind of address names, each sent in pieces as they are written. */
function setFileRoute(pattern: string, open: OpenAt): FileRoute {
  return {
    pattern,
    file: async ({ url, query, params }) => {
      const context = await contextOf(url);
      const opened = open({ context, query, params });
      if (typeof opened === 'string') return jsonNotFound('class set in that address');
      const files = await filesOfSet(context.catalogue, context.dataset, opened);
      const file = files.find(({ name }) => name === params['file']);
      return file === undefined ? jsonNotFound('file of that name') : answerSetFile(file);
    },
  };
}

function answerSetFile({ name, contentType, chunks }: SetFile): Response {
  return new Response(textStream(chunks()), {
    headers: {
      ...ANY_ORIGIN,
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}

/** The files of class sets. */
export const SET_FILES: readonly FileRoute[] = [
  setFileRoute('/sets/:name/:file', openNamed),
  setFileRoute('/set/:code/:file', openCoded),
  setFileRoute('/rule/:file', openRuled),
];
