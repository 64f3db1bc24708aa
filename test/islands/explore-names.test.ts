import { describe, expect, it } from 'vitest';
import type { ExplorePaint, ExploreScene } from '../../src/islands/explore-canvas.ts';
import { drawNames } from '../../src/islands/explore-names.ts';
import type { SceneTile } from '../../src/view/explore-scene.ts';
import type { Brush } from '../../src/view/explore-svg.ts';

const inks = new Array<string>(10).fill('black');
const PAINT: ExplorePaint = { fills: inks, inks, paper: 'white', ink: 'black', mark: 'red', face: 'sans' };

/** What is written on one closed tile with a name, with letters 6 pixels wide: texts, and where the middle of each is. */
function written(name: string, width: number, height: number, isPictured = false): [string, number][] {
  const texts: [string, number][] = [];
  const brush = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string, _x: number, y: number) => texts.push([text, y]),
  } as unknown as Brush;
  const tile: SceneTile = { tile: 0, x: 0, y: 0, width, height, isOpen: false, other: undefined };
  const scene = { tree: { parent: Uint32Array.of(0) }, tiles: [tile], steps: Int8Array.of(0), nameOf: () => name, isPictured } as unknown as ExploreScene;
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

  it('is cut where its lines would not fit, or a picture takes their room', () => {
    expect(texts('Irish setter', 60, 30)).toEqual(['Irish s…']);
    expect(texts('Irish setter', 60, 100, true)).toEqual(['Irish s…']);
    expect(texts('dachshunds', 60, 100)).toEqual(['dachshu…']);
  });

  it('is left out where too little of it would be left, or the tile is too low', () => {
    expect(texts('dachshunds', 32, 100)).toEqual([]);
    expect(texts('dog', 60, 14)).toEqual([]);
  });

  it('stands in the middle of a low tile, so that nothing of it is cut', () => {
    expect(written('dog', 60, 16)).toEqual([['dog', 8]]);
    expect(written('dog', 60, 100)).toEqual([['dog', 12]]);
  });
});
