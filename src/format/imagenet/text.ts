import type { ImageUrl } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import { escapeMarkup } from '../markup.ts';

/**
 * The bodies of ImageNet's old text answers, to the byte as its clients' parsers depend on them.
 *
 * Line ends differ from answer to answer: addresses and wnids of hyponyms have CRLF, words and lists LF.
 */

/** Body of the answer to a wnid that there is not. */
export const INVALID_URL = 'Invalid url!';
/** Answer to a request for the addresses of a synset without any. */
const NOT_READY = 'The synset is not ready yet. Please stay tuned!';

/** Formats the addresses of a synset's images, one a line, and a blank line; {@link NOT_READY} for none. */
export function formatUrls(urls: Iterable<ImageUrl>): string {
  const lines = Array.from(urls, ({ url }) => `${url}\r\n`);
  return lines.length === 0 ? NOT_READY : `${lines.join('')}\n`;
}

/** Formats the addresses of a synset's images, each after its image's id, and a blank line; that line alone for none. */
export function formatUrlMapping(urls: Iterable<ImageUrl>): string {
  return `${Array.from(urls, ({ id, url }) => `${id} ${url}\r\n`).join('')}\n`;
}

/** Formats the lemmas of a synset, one a line. */
export function formatLemmas(lemmas: readonly string[]): string {
  return lemmas.map((lemma) => `${lemma}\n`).join('');
}

/** Formats a synset and its subtree, each descendant after a dash, whatever its depth. */
export function formatHyponyms(wnid: string, below: Iterable<string>): string {
  return `${wnid}\r\n${Array.from(below, (hyponym) => `-${hyponym}\r\n`).join('')}`;
}

/**
 * Formats the page that links to a synset's boxes; clients take the address up to the quotation mark.
 *
 * @param dataset name of the requested dataset; without it, of the release.
 */
export function formatBoxRedirect(wnid: string, dataset?: string): string {
  const query = dataset === undefined ? '' : `?dataset=${encodeURIComponent(dataset)}`;
  return `<html><head><meta http-equiv="refresh" content="0;url=/downloads/bbox/bbox/${wnid}.tar.gz${query}" /></head><body></body></html>\n`;
}

/** Returns the name of the file of all addresses of a release, by the id of its root: `imagenet_fall11_urls.txt`. */
export function bulkUrlsName(rootId: string): string {
  return `imagenet_${rootId}_urls.txt`;
}

/** Formats lines of the file of all addresses: image, tab, address. */
export function formatBulkUrls(urls: Iterable<ImageUrl>): string {
  return Array.from(urls, ({ id, url }) => `${id}\t${url}\n`).join('');
}

/** Formats a list of wnids, one a line, with the blank lines at the end that clients expect. */
export function formatSynsetList(nodes: readonly NodeIndex[], taxonomy: Taxonomy, blankLines: number): string {
  return nodes.map((node) => `${taxonomy.wnid(node)}\n`).join('') + '\n'.repeat(blankLines);
}

/** Formats a list of synsets as HTML: each links to its boxes, with its lemmas as text; the wnid ends the address. */
export function formatSynsetWordlist(nodes: readonly NodeIndex[], taxonomy: Taxonomy, lexicon: Lexicon): string {
  const links = nodes.map(
    (node) =>
      `<a href="../../api/download/imagenet.bbox.synset?wnid=${taxonomy.wnid(node)}">${escapeMarkup(lexicon.words(node))}</a><br/>\n`,
  );
  return links.join('');
}
