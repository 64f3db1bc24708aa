import { formatCount } from '../numbers.ts';
import type { MapLayout } from './layouts.ts';

/** A picture on a tile, from the tile's upper left, square, in pixels. */
export interface Placed {
  /** Names the picture: its address. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The text and the pictures of a tile, from its upper left. */
export interface Label {
  /** The name, in one or two lines; none where it does not fit. */
  readonly lines: readonly string[];
  /** The count after the name, where both fit. */
  readonly note: string;
  readonly size: number;
  readonly weight: number;
  readonly inset: number;
  readonly top: number;
  readonly pictures: readonly Placed[];
}

/** The tile of a label: its rectangle in pixels, place, levels below the focus, and the height of its header where it is open. */
export interface LabelledTile {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly at: number;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly head: number;
}

/** Data from which labels are written. */
export interface LabelWriter {
  /** The short name of a place; `undefined` until it is known. */
  readonly nameOf: (at: number) => string | undefined;
  /** Returns the number that the area of a place shows, in words, the longest first; see {@link drawnNotes}. */
  readonly notesOf: (at: number) => readonly string[];
  /** Returns the number that the area of a place's own part shows. */
  readonly ownCountOf: (at: number) => number;
  /** Keys of up to `most` different pictures of a place, its own first, then the most typical below it. */
  readonly picturesOf: (at: number, most: number) => readonly string[];
  /** The width of a text in pixels. */
  readonly textWidth: (text: string, size: number, weight: number) => number;
}

/** Sizes and weights of names by depth. */
const SIZES = [16, 14, 13, 12.5, 12.5];
const WEIGHTS = [650, 650, 600, 500, 450];
/** The size of a name that would be cut at its usual size. */
export const LEAST_SIZE = 12;
/** Numbers of pictures on a tile, the most first, and the smallest cell of each. */
const GRIDS = [6, 4, 3, 2, 1] as const;
const LEAST_CELL = { several: 64, one: 22 } as const;
const LARGEST_CELL = 168;
/** Share of its cell that a picture fills. */
const FILLED = 0.9;
/** Letters of a name that is cut. */
const LEAST_LETTERS = 5;
const LEAST_WIDTH = 34;
/** Height of icicle rows below which pictures are next to the name. */
const LOW_ROW = 130;

/** Returns true for a photograph that has no picture of this site to replace: its place is empty until the reader asks. */
export function isOnOtherHost(key: string): boolean {
  return key.startsWith('https://');
}

/** Ends the key of a picture that is lent from above, as the fragment of its address: it is shown grey. */
export const LENT = '#lent';

/** The distance from line to line. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.2);
}

/** Writes the name of a tile upper left, the count after it and whole pictures below, as far as there is room. */
export function labelTile(writer: LabelWriter, tile: LabelledTile, layout: MapLayout, isNarrow: boolean): Label {
  const { at, depth, isOpen, head } = tile;
  const [width, height] = [tile.x1 - tile.x0, tile.y1 - tile.y0];
  const usual = (SIZES[depth] ?? 12.5) - (isNarrow && depth > 0 ? 1 : 0);
  const weight = WEIGHTS[depth] ?? 450;
  const pictures: Placed[] = [];
  const inset = width < 60 ? 4 : 7;
  const none = { lines: [], note: '', size: usual, weight, inset, top: 0, pictures };
  const name = writer.nameOf(at);
  if (depth === 0 || height < usual + 3 || width < LEAST_WIDTH || name === undefined) return none;
  const widthOf = (text: string): number => writer.textWidth(text, usual, weight);
  let shift = inset;
  if (isOpen && layout === 'treemap' && widthOf(name) + inset + head + 5 < width) {
    const [key] = writer.picturesOf(at, 1);
    if (key !== undefined && !isOnOtherHost(key)) {
      pictures.push({ key, x: inset, y: 3, side: head - 5 });
      shift += head;
    }
  }
  const isFlat = layout === 'icicle';
  const beside = isFlat && height < LOW_ROW && height >= 24 && width > 120 ? writer.picturesOf(at, 1)[0] : undefined;
  const side = beside === undefined ? 0 : Math.min(height - 4, 72, width * 0.3);
  const room = width - shift - 5;
  const isHeader = isOpen && !isFlat;
  const fit = (size: number): string[] =>
    fitName(
      name,
      room - (side && side + 8),
      isHeader ? 1 : Math.max(1, Math.floor((height - 7) / lineHeight(size))),
      (text) => writer.textWidth(text, size, weight),
    );
  let [size, lines] = [usual, fit(usual)];
  if (isCut(lines) && usual > LEAST_SIZE) {
    // A whole name in smaller letters tells more than the beginning of one.
    const smaller = fit(LEAST_SIZE);
    if (!isCut(smaller)) [size, lines] = [LEAST_SIZE, smaller];
  }
  // A picture tells of a tile that is too narrow for its name.
  if (lines.length === 0)
    return isOpen || isFlat ? none : { ...none, pictures: placePictures(writer, at, width, height, 4) };
  const line = lineHeight(size);
  const top = isHeader ? (head - line) / 2 + 1 : height < line + 8 ? (height - line) / 2 : 4;
  const note = noteFor(writer, at, lines, room - side, size, weight);
  if (beside !== undefined)
    pictures.push({ key: beside, x: width - side - 6, y: Math.min((height - side) / 2, 6), side });
  else if (!isHeader && !(isFlat && height < LOW_ROW))
    pictures.push(...placePictures(writer, at, width, height, top + lines.length * line + 2));
  return { lines, note, size, weight, inset: shift, top, pictures };
}

/** Labels the part of a tile that shows its own images: `dog itself`, with the count and the synset's own picture. */
export function labelOwn(writer: LabelWriter, part: LabelledTile, isNarrow: boolean): Label {
  const { at, depth, x0, x1 } = part;
  const long = `${writer.nameOf(at) ?? ''} itself`;
  const fits = writer.textWidth(long, SIZES[depth] ?? 12.5, WEIGHTS[depth] ?? 450) <= x1 - x0 - 14;
  return labelTile(
    {
      ...writer,
      nameOf: () => (fits ? long : 'itself'),
      notesOf: () => [formatCount(writer.ownCountOf(at))],
      picturesOf: (place) => writer.picturesOf(place, 1),
    },
    part,
    'treemap',
    isNarrow,
  );
}

function noteFor(
  writer: LabelWriter,
  at: number,
  lines: readonly string[],
  room: number,
  size: number,
  weight: number,
): string {
  const [first = ''] = lines;
  if (lines.length !== 1 || isCut(lines)) return '';
  const left = room - writer.textWidth(first, size, weight) - 8;
  return writer.notesOf(at).find((note) => writer.textWidth(note, size - 1, 400) <= left) ?? '';
}

/**
 * Writes the number in a subtree, and what of it is drawn where that differs, the longest form first: `1,520,153 of
 * 7,701,520 drawn`. More is drawn than a subtree counts where its instances are.
 */
export function drawnNotes(drawn: number, all: number): string[] {
  const [count, total] = [formatCount(drawn), formatCount(all)];
  if (drawn === all) return [total];
  return drawn < all ? [`${count} of ${total} drawn`, `${count} drawn`] : [`${count} with instances`, total];
}

/** Breaks a name into one line, or two at a space or hyphen, or cuts it; no line where too little of it fits. */
export function fitName(name: string, room: number, most: number, widthOf: (text: string) => number): string[] {
  if (widthOf(name) <= room) return [name];
  if (most > 1) {
    for (const { index, 0: mark } of [...name.matchAll(/[ -]/g)].reverse()) {
      const first = name.slice(0, mark === '-' ? index + 1 : index);
      const second = name.slice(index + 1);
      if (widthOf(first) <= room && widthOf(second) <= room) return [first, second];
    }
  }
  for (let length = name.length - 1; length >= LEAST_LETTERS; length--) {
    const cut = `${name.slice(0, length).trimEnd()}…`;
    if (widthOf(cut) <= room) return [cut];
  }
  return [];
}

/** Returns true for a name of which a part is missing. */
function isCut(lines: readonly string[]): boolean {
  return lines.at(-1)?.endsWith('…') ?? true;
}

/** Places whole pictures below a name: as many as have room at a recognisable size. */
function placePictures(writer: LabelWriter, at: number, width: number, height: number, top: number): Placed[] {
  const keys = writer.picturesOf(at, GRIDS[0]);
  const [across, down] = [width - 12, height - top - 6];
  for (const count of GRIDS) {
    if (count > keys.length) continue;
    let best = 0;
    let columns = 1;
    for (let c = 1; c <= count; c++) {
      const cell = Math.min(across / c, down / Math.ceil(count / c));
      if (cell > best) [best, columns] = [cell, c];
    }
    if (best < (count > 1 ? LEAST_CELL.several : LEAST_CELL.one)) continue;
    const cell = Math.min(best, LARGEST_CELL);
    const rows = Math.ceil(count / columns);
    return keys.slice(0, count).map((key, i) => ({
      key,
      x: width / 2 + ((i % columns) - columns / 2) * cell + (cell * (1 - FILLED)) / 2,
      y: top + down / 2 + (Math.floor(i / columns) - rows / 2) * cell + (cell * (1 - FILLED)) / 2,
      side: cell * FILLED,
    }));
  }
  return [];
}

/** Widths of the printable letters of ASCII in our interface face at weight 600, from space on, in hundredths of an em. */
// prettier-ignore
const WIDTHS = [
  20, 32, 49, 52, 52, 85, 64, 28, 33, 33, 44, 52, 28, 33, 28, 35, // space to /
  52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 28, 28, 52, 52, 52, 45, // 0 to ?
  88, 56, 60, 58, 63, 54, 51, 63, 67, 29, 50, 60, 51, 75, 66, 68, // @ to O
  59, 68, 60, 55, 55, 66, 54, 80, 55, 51, 54, 33, 35, 33, 52, 50, // P to _
  55, 52, 57, 47, 57, 51, 32, 52, 56, 27, 27, 53, 28, 85, 56, 55, // ` to o
  57, 57, 38, 44, 37, 56, 50, 75, 49, 50, 45, 33, 26, 33, 52, //     p to ~
];
/** Factor by which letters above weight 600 are wider. */
const BOLDER = 1.03;

/** Estimates the width of a text where no browser can measure it; rather too wide than too narrow. */
export function estimateWidth(text: string, size: number, weight: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS[letter.codePointAt(0)! - 32] ?? 100;
  return (width / 100) * size * (weight > 600 ? BOLDER : 1);
}
