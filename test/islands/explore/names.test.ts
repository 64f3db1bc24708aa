import { describe, expect, it } from 'vitest';
import type { ExplorePaint, ExploreScene } from '../../../src/islands/explore/canvas.ts';
import { drawNames } from '../../../src/islands/explore/names.ts';
import type { SceneTile } from '../../../src/view/explore/scene.ts';
import type { Brush } from '../../../src/view/explore/svg.ts';

const inks = new Array<string>(10).fill('black');
const PAINT: ExplorePaint = { fills: inks, inks, paper: 'white', ink: 'black', mark: 'red', face: 'sans' };

/** What is written on one tile with a name, with letters 6 pixels wide: texts, and where the middle of each is. */
function written(name: string, width: number, height: number, isPictured = false, isOpen = false): [string, number][] {
  const texts: [string, number][] = [];
  const brush = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string, _x: number, y: number) => texts.push([text, y]),
  } as unknown as Brush;
  const tile: SceneTile = { tile: 0, x: 0, y: 0, width, height, isOpen, other: undefined };
  const scene = {
    tree: { parent: Uint32Array.of(0) },
    tiles: [tile],
    steps: Int8Array.of(0),
    nameOf: () => name,
    isPictured,
  } as unknown as ExploreScene;
  drawNames(brush, scene, PAINT);
  return texts;
}

const texts = (...tile: Parameters<typeof written>): string[] => written(...tile).map(([text]) => text);

describe('the name of a closed tile', () => {
  it('stands in one line where it fits', () => {
    expect(texts('Irish setter', 100, 100)).toEqual(['Irish setter']);
  });

  it('is broken between words where one line is too narrow', () => {
    expect(texts('Irish setter', 60, 100)).toEqual(['Irish', 'setter']);
    expect(texts('Irish water spaniel', 80, 100)).toEqual(['Irish water', 'spaniel']);
  });

  it('is left out where its lines would not fit, or a picture takes their room', () => {
    expect(texts('Irish setter', 60, 30)).toEqual([]);
    expect(texts('Irish setter', 60, 100, true)).toEqual([]);
    expect(texts('dachshunds', 60, 100)).toEqual([]);
  });

  it('is left out where the tile is too low', () => {
    expect(texts('dog', 60, 14)).toEqual([]);
  });

  it('stands in the middle of a low tile, so that nothing of it is cut', () => {
    expect(written('dog', 60, 16)).toEqual([['dog', 8]]);
    expect(written('dog', 60, 100)).toEqual([['dog', 12]]);
  });
});

describe('the name of an open tile', () => {
  it('is cut to its header', () => {
    expect(texts('hunting dogs and all other kinds', 160, 600, false, true)).toEqual(['hunting dogs and all oth…']);
  });
});
