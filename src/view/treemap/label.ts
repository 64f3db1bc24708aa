/** How text is set in tiles, in units of the drawing. */
export const LABEL = { size: 12, line: 14, margin: 5 } as const;

/** Widths of letters in em, as DejaVu Sans has them; most interface fonts are narrower. */
const NARROW = 0.4;
const USUAL = 0.64;
const WIDE = 1;

/** Widths of the characters of ASCII; all others are wide. */
const WIDTHS = Float64Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /[fijlrt .,'()-]/.test(letter) ? NARROW : /[mwMWA-Z]/.test(letter) || letter > '~' ? WIDE : USUAL;
});

/** About how wide a text is, in units of the drawing; rather too wide than too narrow. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS[letter.codePointAt(0)!] ?? WIDE;
  return width * LABEL.size;
}

/**
 * A text broken between words into lines that fit a box; no line where it does not fit.
 *
 * A single long word may be cut, if enough of it is left to tell what it is.
 */
export function fitLabel(text: string, width: number, height: number): string[] {
  const room = width - 2 * LABEL.margin;
  const most = Math.floor((height - LABEL.margin) / LABEL.line);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && textWidth(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= most && lines.every((line) => textWidth(line) <= room)) return lines;
  const cut = lines.length === 1 && most > 0 ? cutLabel(text, width, 5) : '';
  return cut === '' ? [] : [cut];
}

/**
 * A text for one line, cut at its end with an ellipsis where it is too wide.
 *
 * @param least letters to keep; where fewer fit the text is empty.
 */
export function cutLabel(text: string, width: number, least = 3): string {
  const room = width - 2 * LABEL.margin;
  if (textWidth(text) <= room) return text;
  for (let end = text.length - 1; end >= least; end--) {
    const cut = `${text.slice(0, end).trimEnd()}…`;
    if (textWidth(cut) <= room) return cut;
  }
  return '';
}
