import { PLAIN_ATTRIBUTE } from './plain-address.ts';

/** What changes in a page, or in its JSON twin, when it becomes a file: its links, and how it says that no server is there. */

/** Leads an address of the server to its place on the copy. */
export type ToPlain = (address: string) => string;

/** Attributes that hold addresses. */
const LINKS = /\b(href|src|data-fragment|data-explore)="(\/[^"]*)"/g;

/** A command that fetches a list, as text of a page or of JSON. */
const FETCHES = /curl -o (\S+) ((?:&#39;|')?)(https?:\/\/[^/'&]+)(\/synset\/[^'"&\s<\\]+)\2/g;

/**
 * A rendered page as a file.
 *
 * @param policy the Content-Security-Policy, which goes with the page itself: not every host can be told to send one.
 */
export function plainHtml(html: string, toPlain: ToPlain, policy: string): string {
  return withRanges(html, toPlain)
    .replace('<html lang="en">', `<html lang="en" ${PLAIN_ATTRIBUTE}>`)
    .replace('<meta charset="utf-8">', `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replaceAll(LINKS, (link, name: string, address: string) => {
      const given = unescaped(address);
      const there = toPlain(given);
      return there === given ? link : `${name}="${escaped(there)}"`;
    });
}

/** A JSON twin as a file: every text that is an address of the site leads to the copy. */
export function plainJson(json: string, toPlain: ToPlain): string {
  return withRanges(json, toPlain).replaceAll(/"(\/[^"\\\s]*)"/g, (_, address: string) => `"${toPlain(address)}"`);
}

/** Commands that fetch a list: each range of its file in turn. */
function withRanges(text: string, toPlain: ToPlain): string {
  return text.replaceAll(FETCHES, (command, file: string, quote: string, origin: string, address: string) => {
    const [path = '', ranges] = toPlain(address).split('#bytes=');
    if (ranges === undefined) return command;
    const parts = ranges.split(',');
    const url = `${quote}${origin}${path}${quote}`;
    const [first = ''] = parts;
    if (parts.length === 1) return `curl -o ${file} -r ${first} ${url}`;
    return `for r in ${parts.join(' ')}; do curl -s -r $r ${url}; done ${quote === '&#39;' ? '&gt;' : '>'} ${file}`;
  });
}

function unescaped(attribute: string): string {
  return attribute.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

function escaped(address: string): string {
  return address.replaceAll('&', '&#38;').replaceAll('"', '&#34;');
}
