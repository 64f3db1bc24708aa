import { Parser } from 'htmlparser2';
import { parseWebAddress } from '../../../src/format/web-address.ts';

/** Plain text of a field in HTML, and the first address it links. */
export interface LinkedText {
  readonly text: string;
  /** Address with http or https; absent where there is none. */
  readonly url: string | undefined;
}

/** Maximum length of a name; longer ones are cut. */
const MAX_LENGTH = 300;
/** Elements whose text is no text of the page. */
const SILENT = new Set(['style', 'script', 'noscript', 'template']);
/** Elements that are followed by a space. */
const BLOCKS = new Set(['br', 'p', 'div', 'li', 'td', 'th', 'tr', 'dd', 'dt']);
/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'link', 'meta']);

/**
 * Reads a field in HTML, such as an author on Wikimedia Commons, as one line of plain text and its link.
 *
 * Mark-up and hidden parts are left out. @param base what relative addresses are relative to.
 */
export function readLinkedText(html: string, base: string): LinkedText {
  let [text, url]: [string, string | undefined] = ['', undefined];
  /** Depth in a part that is not shown; 0 outside. */
  let hidden = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const isHidden = SILENT.has(name) || /display:\s*none/i.test(attributes['style'] ?? '');
      if (!VOID.has(name) && (hidden > 0 || isHidden)) hidden++;
      if (BLOCKS.has(name)) text += ' ';
      if (name === 'a' && hidden === 0)
        url ??= parseWebAddress(URL.parse(attributes['href'] ?? '', base)?.href ?? '')?.href;
    },
    ontext: (part) => {
      if (hidden === 0) text += part;
    },
    onclosetag: (name) => {
      if (!VOID.has(name) && hidden > 0) hidden--;
      if (BLOCKS.has(name)) text += ' ';
    },
  });
  parser.end(html);
  return { text: cut(text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()), url };
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > MAX_LENGTH
    ? `${characters
        .slice(0, MAX_LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
