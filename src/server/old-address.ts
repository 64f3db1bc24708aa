/** What ImageNet's old interface begins with; `/api/v1` is our own. */
const OLD = /^\/(?:api\/(?!v1\/)|archive\/|data\/|download\/|downloads\/|imagenet_data\/)/;
/** Its pages, where a wnid is asked for; they lead to the synset's own by one step. */
const OLD_PAGE = /^\/(?:synset|explore)\/$/;

/**
 * A request for an old address, without the slash that a client may have put at its end.
 *
 * Other addresses lead on to their one spelling; these never redirect, since not all of their clients would follow.
 */
export function asOldClientsMean(request: Request): Request {
  const url = new URL(request.url);
  if (
    !url.pathname.endsWith('/') ||
    !(OLD.test(url.pathname) || (OLD_PAGE.test(url.pathname) && url.searchParams.has('wnid')))
  )
    return request;
  url.pathname = url.pathname.slice(0, -1);
  return new Request(url, { headers: request.headers });
}
