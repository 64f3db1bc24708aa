/** A host as names and addresses have it. Browsers' parser also takes `;` and `,`, which would end a directive of a content security policy. */
const HOST = /^(?:[a-z\d._-]+|\[[\da-f:.]+\])$/;

/**
 * Parses the address of a file on the web, or returns `undefined` for a text that is none: the one judge of addresses for builds and pages.
 *
 * It is the parser that browsers have (WHATWG URL), for schemes http and https. Builds refuse what it refuses, and pages, which may meet a list that
 * an older build wrote, leave such an address out.
 */
export function parseWebAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && HOST.test(url.hostname) ? url : undefined;
}
