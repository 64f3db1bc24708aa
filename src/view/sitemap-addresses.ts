import type { Catalogue } from '../domain/catalogue.ts';
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts';
import { nodeIndex } from '../domain/taxonomy/node-index.ts';
import { SITEMAP_LENGTH } from '../format/sitemap.ts';
import type { WordIndex } from '../search/index/word-index.ts';
import { cutUrl, labelsUrl, setsUrl, setUrl } from './sets/urls.ts';
import { aboutUrl, datasetsUrl, homeUrl, statsUrl, synsetUrl, wordUrl } from './urls.ts';

/** Returns the number of sitemaps for a number of synsets or words. */
export function sitemapCount(pages: number): number {
  return Math.ceil(pages / SITEMAP_LENGTH);
}

/**
 * Returns the addresses in one sitemap of words, without those found only when spelt out; `undefined` if there is none
 * of that number.
 *
 * @param part from 0.
 */
export function wordSitemap(words: Pick<WordIndex, 'size' | 'at'>, part: number): string[] | undefined {
  const from = part * SITEMAP_LENGTH;
  if (!(from >= 0 && from < words.size)) return undefined;
  const terms = Array.from({ length: Math.min(SITEMAP_LENGTH, words.size - from) }, (_, i) => words.at(from + i));
  return terms.filter((word) => word !== undefined).map((word) => wordUrl(word));
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

/** Returns the addresses of the pages of class sets: the ways to make one, and the published ones. */
export function setSitemap({ publishedSets }: Pick<Catalogue, 'publishedSets'>): string[] {
  return [setsUrl(), cutUrl(), labelsUrl(), ...publishedSets.map(({ name }) => setUrl({ name }))];
}
