import { SCOPES } from '../urls.ts';
import type { ImagesChoice } from '../urls.ts';

/** Longest part of a file's name that is looked for; names have 255 bytes at most. */
export const LONGEST_NAME = 255;

/** Parses the choice of images from a query; invalid parts are ignored. */
export function parseImagesQuery(query: URLSearchParams): ImagesChoice {
  const page = /^[1-9]\d{0,6}$/.exec(query.get('page') ?? '')?.[0];
  const image = /^n\d{8}_\d{1,9}$/.exec(query.get('image') ?? '')?.[0];
  const name = query.get('name')?.trim().slice(0, LONGEST_NAME);
  return {
    scope: SCOPES.find((scope) => scope === query.get('scope')),
    page: page === undefined ? undefined : Number(page),
    image,
    sensitive: query.get('sensitive') === 'shown' ? 'shown' : undefined,
    kind: /^[a-z]{1,20}$/.exec(query.get('kind') ?? '')?.[0],
    remote: query.get('remote') === '1' ? true : undefined,
    name: name === '' ? undefined : name,
  };
}
