import opentype, { type Font, type PathCommand } from 'opentype.js';

/** Letters of one typeface as outlines, for drawings that must look alike on machines without fonts. */
export interface Outlines {
  /** The width of a text in pixels. @param weight from 500 on in the bold cut. */
  width(text: string, size: number, weight: number): number;
  /** The path data of a text in SVG. @param y of its base line. */
  path(text: string, x: number, y: number, size: number, weight: number): string;
}

/**
 * Reads the outlines of a typeface from its regular and its bold cut, in TrueType, OpenType or WOFF form.
 *
 * Letters follow one another by the advances of the font; ligatures and kerning are left out. A letter that
 * the font does not have is left out too.
 *
 * @throws Error if a file is no font.
 */
export function readOutlines(regular: ArrayBuffer, bold: ArrayBuffer): Outlines {
  const [light, heavy] = [opentype.parse(regular), opentype.parse(bold)];
  const fontOf = (weight: number): Font => (weight < 500 ? light : heavy);
  return {
    width(text, size, weight) {
      const font = fontOf(weight);
      return (
        (Array.from(text).reduce((sum, letter) => sum + (font.charToGlyph(letter).advanceWidth ?? 0), 0) * size) /
        font.unitsPerEm
      );
    },
    path(text, x, y, size, weight) {
      const font = fontOf(weight);
      const scale = size / font.unitsPerEm;
      let at = x;
      let data = '';
      for (const letter of text) {
        const glyph = font.charToGlyph(letter);
        if (glyph.index !== 0) data += glyph.getPath(at, y, size).commands.map(writeCommand).join('');
        at += (glyph.advanceWidth ?? 0) * scale;
      }
      return data;
    },
  };
}

/** Writes a command of a path; `toPathData` of the library writes some coordinates as `NaN`. */
function writeCommand(command: PathCommand): string {
  const write = (...numbers: number[]): string =>
    command.type + numbers.map((number) => String(Math.round(10 * number) / 10)).join(' ');
  switch (command.type) {
    case 'M':
    case 'L':
      return write(command.x, command.y);
    case 'Q':
      return write(command.x1, command.y1, command.x, command.y);
    case 'C':
      return write(command.x1, command.y1, command.x2, command.y2, command.x, command.y);
    case 'Z':
      return 'Z';
  }
}
