import sharp from 'sharp';
import { type NodeIndex, nodeIndex } from '../../../src/domain/node-index.ts';
import { NODES_PER_PACK } from '../../../src/format/picture-files.ts';
import { type PackRecord } from '../../../src/format/picture-pack.ts';
import { type PicturePlace } from './choose-montage.ts';
import { sha256 } from '../builds/current-build.ts';
import { meanColour, NO_FILE, RECIPES, WEBP } from './draw-pictures.ts';
import { type PictureSet } from './picture-set.ts';
import { PackReader } from './read-pack.ts';
import { type PackItem, type PackTarget, writePacks } from './write-pack.ts';
import { type PackedFile } from './packed-file.ts';

/** Side of one picture in a montage, in pixels. */
const CELL = 72;
/** Red, green, blue and alpha. */
const CHANNELS = 4;
const CLEAR = { r: 255, g: 255, b: 255, alpha: 0 };
/** Maximum number of cells cached while montages are drawn; 21 kB each. */
const MOST_CELLS = 2000;

/** A thumbnail that stands in a montage. */
interface Chosen {
  readonly pack: PackReader;
  readonly record: PackRecord;
}

/** Draws the montages of a set, part by part; the packs of thumbnails must be there. @param target the pack of a part. */
export async function drawMontages(
  set: PictureSet,
  montages: ReadonlyMap<NodeIndex, readonly PicturePlace[]>,
  target: (part: number) => PackTarget,
): Promise<void> {
  const cells = new CellCache(set.arePhotographs ? 'cover' : 'contain');
  const packs = new Map<number, PackReader>();
  try {
    for (const part of set.parts) packs.set(part, (await PackReader.open(set.pack('thumbnail', part)))!);
    for (const part of [...Map.groupBy(montages.keys(), partOf).keys()].sort((a, b) => a - b)) {
      const first = part * NODES_PER_PACK;
      const items: PackItem[] = [];
      for (let node = first; node < Math.min(first + NODES_PER_PACK, set.nodes); node++) {
        const chosen: Chosen[] = [];
        for (const { node: shown, place } of montages.get(nodeIndex(node)) ?? []) {
          const pack = packs.get(partOf(shown))!;
          const record = await pack.record(set.places(shown).from + place);
          if (record.state === 'webp') chosen.push({ pack, record });
        }
        items.push(montageOf(chosen, cells));
      }
      await writePacks([target(part)], { count: items.length, at: (place) => items[place]! });
    }
  } finally {
    for (const pack of packs.values()) await pack.close();
  }
}

function montageOf(chosen: readonly Chosen[], cells: CellCache): PackItem {
  const make = async (): Promise<PackedFile> => {
    const [first] = chosen;
    if (first === undefined) return NO_FILE;
    if (chosen.length < 4) return { ...first.record, bytes: await first.pack.bytes(first.record) };
    return drawMontage(
      await Promise.all(chosen.map(({ pack, record }) => cells.cell(record.digest, () => pack.bytes(record)))),
    );
  };
  return {
    keys: [sha256(`${RECIPES.montage} ${cells.fit} ${chosen.map(({ record }) => record.digest).join(' ')}`)],
    make: async () => [await make()],
  };
}

function partOf(node: NodeIndex): number {
  return Math.floor(node / NODES_PER_PACK);
}

/** Thumbnails as cells of montages: most stand in those of several synsets. */
class CellCache {
  readonly #cells = new Map<string, Promise<Buffer>>();
  /** How a thumbnail comes into its square: cropped, or whole on a transparent ground. */
  readonly fit: 'cover' | 'contain';

  constructor(fit: 'cover' | 'contain') {
    this.fit = fit;
  }

  /** The cell of a thumbnail. @param digest tells thumbnails apart. */
  cell(digest: string, thumbnail: () => Promise<Uint8Array>): Promise<Buffer> {
    let cell = this.#cells.get(digest);
    if (cell === undefined) {
      cell = thumbnail().then((bytes) =>
        sharp(bytes).ensureAlpha().resize(CELL, CELL, { fit: this.fit, background: CLEAR }).raw().toBuffer(),
      );
      this.#cells.set(digest, cell);
      if (this.#cells.size > MOST_CELLS) this.#cells.delete(this.#cells.keys().next().value!);
    }
    return cell;
  }
}

/** A montage in a square of cells: 4, 9, 16 or 25. */
async function drawMontage(cells: readonly Buffer[]): Promise<PackedFile> {
  const across = Math.floor(Math.sqrt(cells.length));
  const side = across * CELL;
  const data = Buffer.alloc(side * side * CHANNELS);
  cells.slice(0, across * across).forEach((cell, i) => {
    const left = (i % across) * CELL;
    const top = Math.floor(i / across) * CELL;
    for (let row = 0; row < CELL; row++)
      cell.copy(data, ((top + row) * side + left) * CHANNELS, row * CELL * CHANNELS, (row + 1) * CELL * CHANNELS);
  });
  const bytes = await sharp(data, { raw: { width: side, height: side, channels: CHANNELS } })
    .webp({ ...WEBP, effort: 1 })
    .toBuffer();
  return { state: 'webp', bytes, width: side, height: side, colour: meanColour(data, CHANNELS) };
}
