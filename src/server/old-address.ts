/** What ImageNet's old interface begins with; `/api/v1` is our own. */
const OLD = /^\/(?:api\/(?!v1\/)|archive\/|data\/|download\/|downloads\/|imagenet_data\/)/;

/**
 * A request for an old address, without the slash that a client may have put at its end.
 *
 * Other addresses lead on to their one spelling; these never redirect, since not all of their clients would follow.
 */
export function asOldClientsMean(request: Request): Request {
  const url = new URL(request.url);
  if (!OLD.test(url.pathname) || !url.pathname.endsWith('/')) return request;
  url.pathname = url.pathname.slice(0, -1);
  return new Request(url, { headers: request.headers });
}
