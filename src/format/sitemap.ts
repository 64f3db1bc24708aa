import { escapeMarkup } from './markup.ts';

/** Sitemaps by the protocol of sitemaps.org 0.9. Addresses are ASCII paths of this site, percent-encoded by their maker. */

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Number of addresses in one sitemap; the protocol allows 50,000. */
export const SITEMAP_LENGTH = 20_000;

/** Yields a sitemap of pages. */
export function sitemap(addresses: Iterable<string>): string {
  return document('urlset', 'url', addresses);
}

/** Returns an index of sitemaps. */
export function sitemapIndex(addresses: Iterable<string>): string {
  return document('sitemapindex', 'sitemap', addresses);
}

function document(root: string, entry: string, addresses: Iterable<string>): string {
  const lines = Array.from(addresses, (address) => `<${entry}><loc>${escapeMarkup(address)}</loc></${entry}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines.join('\n')}\n</${root}>\n`;
}
