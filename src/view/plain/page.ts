import { isSynsetPage } from './address.ts';
import { PLAIN_ATTRIBUTE } from './marks.ts';

/** Changes a page, or its JSON twin, into a file: its links, and the mark that no server is there. */

/** Leads an address of the server to its place on the copy. */
export type ToPlain = (address: string) => string;

/** Attributes that hold addresses. */
const LINKS = ['href', 'src', 'data-fragment', 'data-explore'];

/** A command that fetches a list, as text of a page or of JSON. */
const FETCHES = /curl -o (\S+) ('?)(https?:\/\/[^/'&]+)(\/synset\/[^'"&\s<\\]+)\2/g;

/**
 * Converts a rendered page to a file.
 *
 * @param policy the Content-Security-Policy, which goes with the page itself: not every host can be configured to send one.
 */
export function plainHtml(html: string, toPlain: ToPlain, policy: string): string {
  return (
    withLinks(withRanges(html, toPlain, '&gt;'), toPlain)
      // The server makes images of previews on request.
      .replace(/(<meta property="og:image" content="https?:\/\/[^"/]+)\/share\/[^"]+"/, '$1/preview.png"')
      .replace('<html lang="en">', `<html lang="en" ${PLAIN_ATTRIBUTE}>`)
      .replace(
        '<meta charset="utf-8">',
        `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
      )
  );
}

/** Leads every link of a page to the copy. A page has a hundred, so it is searched for `="/` and not matched letter by letter. */
function withLinks(html: string, toPlain: ToPlain): string {
  let page = '';
  let done = 0;
  for (let at = html.indexOf('="/'); at !== -1; at = html.indexOf('="/', at + 3)) {
    if (!LINKS.some((name) => html.endsWith(name, at))) continue;
    const start = at + 2;
    const end = html.indexOf('"', start);
    const address = html.slice(start, end);
    if (isSynsetPage(address)) continue;
    const given = unescaped(address);
    const there = toPlain(given);
    if (there === given) continue;
    page += html.slice(done, start) + escaped(there);
    done = end;
  }
  return page + html.slice(done);
}

/** A JSON twin as a file: every text that is an address of the site leads to the copy. */
export function plainJson(json: string, toPlain: ToPlain): string {
  return withRanges(json, toPlain, '>').replaceAll(/"(\/[^"\\\s]*)"/g, (text, address: string) =>
    isSynsetPage(address) ? text : `"${toPlain(address)}"`,
  );
}

/** Commands that fetch a list: each range of its file in turn. @param into the redirection into a file, escaped as in the text. */
function withRanges(text: string, toPlain: ToPlain, into: string): string {
  if (!text.includes('curl -o ')) return text;
  return text.replaceAll(FETCHES, (command, file: string, quote: string, origin: string, address: string) => {
    const [path = '', ranges] = toPlain(address).split('#bytes=');
    if (ranges === undefined) return command;
    const parts = ranges.split(',');
    const url = `${quote}${origin}${path}${quote}`;
    const [first = ''] = parts;
    if (parts.length === 1) return `curl -o ${file} -r ${first} ${url}`;
    return `for r in ${parts.join(' ')}; do curl -s -r $r ${url}; done ${into} ${file}`;
  });
}

function unescaped(attribute: string): string {
  if (!attribute.includes('&')) return attribute;
  return attribute
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");
}

function escaped(address: string): string {
  return address.replaceAll('&', '&#38;').replaceAll('"', '&#34;');
}
