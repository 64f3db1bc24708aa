import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnTile, drawTreemap, flattenTiles, OPEN, placeValue } from '../../../src/view/treemap/drawing.ts';
import { inset } from '../../../src/view/treemap/layout.ts';
import { type Area, AREAS, LEVELS } from '../../../src/view/treemap/options.ts';
import { childrenOf, type TreemapTree } from '../../../src/view/treemap/tree.ts';
import { area, inside, overlap } from './geometry.ts';

/** A tree from the parent of each place in preorder and its own images. */
function tree(parents: readonly number[], own: readonly number[]): TreemapTree {
  const size = new Uint32Array(parents.length).fill(1);
  const images = Float64Array.from(own);
  for (let i = parents.length - 1; i > 0; i--) {
    size[parents[i]!]! += size[i]!;
    images[parents[i]!]! += images[i]!;
  }
  return { node: Int32Array.from(parents.keys()), parent: Uint32Array.from(parents), size, images };
}

/** Random trees: each place goes under one on the path to the place before it, which is what makes a preorder. */
const trees = fc
  .array(fc.record({ climb: fc.nat(), own: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2000 })) }), {
    minLength: 1,
    maxLength: 150,
  })
  .map((steps) => {
    const parents = [0];
    for (const { climb } of steps) {
      const path = [parents.length - 1];
      while (path.at(-1) !== 0) path.push(parents[path.at(-1)!]!);
      parents.push(path[climb % path.length]!);
    }
    return tree(parents, [3, ...steps.map(({ own }) => own)]);
  });

const drawings = fc.record({
  tree: trees,
  area: fc.constantFrom<Area>(...AREAS),
  levels: fc.constantFrom(...LEVELS),
  tiles: fc.integer({ min: 4, max: 80 }),
});

const size = { width: 760, height: 480 };
const whole = { x: 0, y: 0, ...size };

function groups(tiles: readonly DrawnTile[]): DrawnTile[][] {
  return [[...tiles], ...tiles.flatMap((tile) => (tile.children.length > 0 ? groups(tile.children) : []))];
}

describe('a drawing of any tree', () => {
  it('has tiles that lie in their parent and not on their siblings, and fill what the parent has for them', () => {
    fc.assert(
      fc.property(drawings, ({ tree, area: by, ...limits }) => {
        const check = (tiles: readonly DrawnTile[], room: typeof whole): void => {
          expect(tiles.reduce((sum, { box }) => sum + area(box), 0)).toBeCloseTo(area(room), 4);
          tiles.forEach((tile, i) => {
            expect(inside(tile.box, room)).toBe(true);
            for (const other of tiles.slice(i + 1)) expect(overlap(tile.box, other.box)).toBeLessThan(1e-6);
            if (tile.children.length > 0) check(tile.children, inset(tile.box, OPEN.header, OPEN.frame));
          });
        };
        const drawn = drawTreemap(tree, by, { ...size, ...limits });
        if (drawn.length > 0) check(drawn, whole);
      }),
    );
  });

  it('has siblings in proportion to what they stand for', () => {
    fc.assert(
      fc.property(drawings, ({ tree, area: by, ...limits }) => {
        for (const siblings of groups(drawTreemap(tree, by, { ...size, ...limits }))) {
          const perValue = siblings.map(({ box, value }) => area(box) / value);
          for (const ratio of perValue) expect(ratio / perValue[0]!).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('accounts for every image and synset of an open place', () => {
    fc.assert(
      fc.property(drawings, ({ tree, area: by, ...limits }) => {
        const check = (tiles: readonly DrawnTile[], at: number): void => {
          const sum = tiles.reduce((total, { value }) => total + value, 0);
          if (by === 'images') expect(sum).toBe(tree.images[at]);
          if (by === 'synsets') expect(sum).toBe(tree.size[at]! - 1);
          const named = tiles.filter(({ kind }) => kind === 'place').map((tile) => tile.at);
          const gathered = tiles.flatMap((tile) => tile.gathered);
          const missing = childrenOf(tree, at).filter((child) => !named.includes(child) && !gathered.includes(child));
          for (const child of missing) expect(placeValue(tree, by, child)).toBe(0);
          for (const tile of tiles) if (tile.children.length > 0) check(tile.children, tile.at);
        };
        const drawn = drawTreemap(tree, by, { ...size, ...limits });
        if (drawn.length > 0) check(drawn, 0);
      }),
    );
  });

  it('keeps to its limits', () => {
    fc.assert(
      fc.property(drawings, ({ tree, area: by, ...limits }) => {
        const tiles = flattenTiles(drawTreemap(tree, by, { ...size, ...limits }));
        expect(tiles.length).toBeLessThanOrEqual(limits.tiles);
        for (const tile of tiles) expect(tile.depth).toBeLessThanOrEqual(limits.levels);
      }),
    );
  });
});

describe('a drawing', () => {
  //  0 ─┬─ 1 (60) ─┬─ 2 (40)
  //     │          └─ 3 (10)      own images of 1: 10
  //     ├─ 4 (30)
  //     └─ 5 (0)                  own images of 0: 10
  const small = tree([0, 0, 1, 1, 0, 0], [10, 10, 40, 10, 30, 0]);
  const kinds = (tiles: readonly DrawnTile[]): string[] =>
    tiles.map(({ kind, at, value }) => `${kind} ${String(at)} ${String(value)}`);

  it('gives the own images of an inner place a tile, and none to a place without images', () => {
    expect(kinds(drawTreemap(small, 'images', { ...size, tiles: 20, levels: 1 }))).toEqual([
      'place 1 60',
      'place 4 30',
      'own 0 10',
    ]);
  });

  it('opens the largest tile when there may be two levels', () => {
    const [first, second] = drawTreemap(small, 'images', { ...size, tiles: 20, levels: 2 });
    expect(kinds(first!.children).sort()).toEqual(['own 1 10', 'place 2 40', 'place 3 10']);
    expect(second!.children).toEqual([]);
  });

  it('gives every child a tile where areas stand for synsets', () => {
    expect(kinds(drawTreemap(small, 'synsets', { ...size, tiles: 20, levels: 1 }))).toEqual([
      'place 1 3',
      'place 4 1',
      'place 5 1',
    ]);
  });

  const wide = tree(new Array<number>(101).fill(0), [0, ...Array.from({ length: 100 }, (_, i) => 100 - i)]);

  it('gathers what is beyond its limit, the smallest, and says how many larger ones come before', () => {
    const tiles = drawTreemap(wide, 'images', { ...size, tiles: 10, levels: 1 });
    const other = tiles.at(-1)!;
    expect(tiles.slice(0, -1).map(({ value }) => value)).toEqual([100, 99, 98, 97, 96, 95, 94, 93]);
    expect(other).toMatchObject({ kind: 'other', passed: 8 });
    expect(other.gathered).toHaveLength(92);
  });

  it('goes on from where "other" began, down to the last child', () => {
    const seen: number[] = [];
    for (let from = 0; from < 100;) {
      const tiles = drawTreemap(wide, 'images', { ...size, tiles: 10, levels: 1 }, from);
      const named = tiles.filter(({ kind }) => kind === 'place');
      seen.push(...named.map(({ at }) => at));
      from += named.length;
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it('makes all tiles of a level alike under equal areas, "other" too', () => {
    const tiles = drawTreemap(wide, 'equal', { ...size, tiles: 10, levels: 1 });
    for (const { box } of tiles) expect(area(box)).toBeCloseTo((size.width * size.height) / 9, 6);
  });

  it('is empty where nothing has an area', () => {
    expect(drawTreemap(tree([0, 0], [0, 0]), 'images', { ...size, tiles: 10, levels: 2 })).toEqual([]);
    expect(drawTreemap(tree([0], [0]), 'synsets', { ...size, tiles: 10, levels: 2 })).toEqual([]);
  });
});
