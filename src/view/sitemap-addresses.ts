import type { Taxonomy } from '../domain/taxonomy.ts';
import { nodeIndex } from '../domain/node-index.ts';
import { SITEMAP_LENGTH } from '../format/sitemap.ts';
import { aboutUrl, datasetsUrl, homeUrl, statsUrl, synsetUrl } from './urls.ts';

/** Returns the number of sitemaps for a number of synsets. */
export function sitemapCount(synsets: number): number {
  return Math.ceil(synsets / SITEMAP_LENGTH);
}

/**
 * The addresses in one sitemap: some of the synsets and, in the first, the other pages; `undefined` if there is none of that number.
 *
 * @param nodes the synsets that have pages, in wnid order. @param part from 0.
 */
export function sitemapAddresses(taxonomy: Taxonomy, nodes: Uint32Array, part: number): string[] | undefined {
  const places = nodes.subarray(part * SITEMAP_LENGTH, (part + 1) * SITEMAP_LENGTH);
  if (Number.isNaN(part) || places.length === 0) return undefined;
  const pages = part === 0 ? [homeUrl(), statsUrl(), datasetsUrl(), aboutUrl()] : [];
  return [...pages, ...Array.from(places, (place) => synsetUrl(taxonomy.wnid(nodeIndex(place))))];
}
