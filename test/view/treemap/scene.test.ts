import { formatCount } from '../../../src/view/numbers.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExplore, encodeExplore, type ExploreTree } from '../../../src/view/explore/columns.ts';
import { AREA_MEASURES, areaMeasure } from '../../../src/view/measures.ts';
import { estimateWidth } from '../../../src/view/treemap/label.ts';
import { innerBox, outerBox, prepareMorph } from '../../../src/view/treemap/morph.ts';
import type { Rect } from '../../../src/view/treemap/rect.ts';
import { type Canvas, layOutScene, type Scene, type SceneSource } from '../../../src/view/treemap/scene.ts';
import { childToward, isWithin, pathTo } from '../../../src/view/treemap/places.ts';
import { MAP_LAYOUTS } from '../../../src/view/treemap/layouts.ts';
import { nearestTile, tileAtPoint } from '../../../src/view/treemap/nearest.ts';
import { trees } from '../explore/trees.ts';

const WIDE: Canvas = { width: 1440, height: 760, layout: 'treemap', isNarrow: false };

function sourceOf(tree: ExploreTree, area = 'images'): SceneSource {
  const measure = areaMeasure(area);
  return {
    tree,
    values: measure.values(tree),
    own: (at) => measure.own(tree, at),
    ownCountOf: (at) => tree.ownImages[at]!,
    steps: Uint8Array.from(tree.depth, (_, at) => (at * 13) % 101),
    nameOf: (at) => `place ${String(at)}`,
    notesOf: (at) => [formatCount(tree.images[at]!)],
    picturesOf: (at, most) => Array.from({ length: Math.min(most, 6) }, (_, i) => `${String(at)}-${String(i)}`),
    textWidth: estimateWidth,
  };
}

/** A tree of `children` branches of eight leaves each, of different sizes. */
function bushy(children: number): ExploreTree {
  const depth = [0];
  const own = [0];
  for (let child = 0; child < children; child++) {
    depth.push(1, ...new Array<number>(8).fill(2));
    own.push(5, ...Array.from({ length: 8 }, (_, i) => 1000 * (child + 1) + 100 * i));
  }
  return decodeExplore(encodeExplore(Uint8Array.from(depth), own));
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return Math.max(0, width) * Math.max(0, height);
}

const scenes = fc
  .record({
    tree: trees,
    area: fc.constantFrom(...AREA_MEASURES.map(({ name }) => name)),
    layout: fc.constantFrom(...MAP_LAYOUTS),
    width: fc.integer({ min: 320, max: 2560 }),
    height: fc.integer({ min: 200, max: 1300 }),
    isNarrow: fc.boolean(),
    pick: fc.nat(),
  })
  .map(({ tree: { depth, own }, area, pick, ...canvas }) => {
    const tree = decodeExplore(encodeExplore(depth, own));
    const source = sourceOf(tree, area);
    return { tree, source, scene: layOutScene(source, pick % depth.length, canvas) };
  });

describe('a scene', () => {
  it('begins with the focus, which fills the canvas', () =>
    fc.assert(
      fc.property(scenes, ({ scene }) => {
        const { focus: at, width: x1, height: y1 } = scene;
        expect(scene.tiles[0]).toMatchObject({ at, depth: 0, x0: 0, y0: 0, x1, y1 });
      }),
    ));

  it('has each tile within its parent, and none over its sibling', () =>
    fc.assert(
      fc.property(scenes, ({ tree, scene }) => {
        const isFlat = scene.layout === 'icicle';
        for (const tile of scene.tiles.slice(1)) {
          const parent = scene.tileOf.get(tree.parent[tile.at]!)!;
          expect(tile.depth).toBe(parent.depth + 1);
          expect(tile.y0).toBeGreaterThanOrEqual(parent.y0 - 1e-6);
          expect(tile.y1).toBeLessThanOrEqual(parent.y1 + 1e-6);
          if (!isFlat) expect([tile.x0 >= parent.x0, tile.x1 <= parent.x1]).toEqual([true, true]);
        }
        for (const a of scene.tiles)
          for (const b of scene.tiles) if (a !== b && a.depth === b.depth) expect(overlap(a, b)).toBeLessThan(1e-3);
      }),
      { numRuns: 60 },
    ));

  it('loses no synset: what has area is a tile, or counted as smaller', () =>
    fc.assert(
      fc.property(scenes, ({ tree, source, scene }) => {
        for (const tile of scene.tiles.filter(({ isOpen }) => isOpen)) {
          const end = tile.at + tree.size[tile.at]!;
          let drawn = 0;
          let wanted = 0;
          for (let child = tile.at + 1; child < end; child += tree.size[child]!) {
            if (source.values[child]! > 0) wanted += tree.size[child]!;
            if (scene.tileOf.has(child)) drawn += tree.size[child]!;
          }
          expect(drawn + tile.small).toBe(wanted);
        }
      }),
    ));

  it('has children of the focus that one can hit', () =>
    fc.assert(
      fc.property(scenes, ({ scene }) => {
        for (const { depth, x0, x1, y0, y1 } of scene.tiles)
          if (depth === 1) expect(Math.min(x1 - x0, y1 - y0)).toBeGreaterThan(22.9);
      }),
    ));

  it('gives areas in proportion', () => {
    const tree = bushy(4);
    const source = sourceOf(tree);
    const tiles = layOutScene(source, 0, WIDE).tiles.filter(({ depth }) => depth === 1);
    // Gaps take the same width from each tile.
    const area = ({ x0, x1, y0, y1 }: Rect): number => (x1 - x0 + 5) * (y1 - y0 + 5);
    const [first, ...others] = tiles;
    for (const tile of others)
      expect(area(tile) / area(first!)).toBeCloseTo(source.values[tile.at]! / source.values[first!.at]!, 1);
  });

  it('arranges the children of a place alike whether it fills the canvas or a tile', () => {
    const tree = bushy(3);
    const source = sourceOf(tree);
    const whole = layOutScene(source, 0, WIDE);
    const open = whole.tiles.find(({ depth, isOpen }) => depth === 1 && isOpen)!;
    const inner = layOutScene(source, open.at, WIDE);
    const order = (scene: Scene, depth: number, axis: 'x0' | 'y0'): number[] =>
      scene.tiles
        .filter((tile) => tile.depth === depth && isWithin(tree, tile.at, open.at))
        .toSorted((a, b) => Math.round(a[axis]) - Math.round(b[axis]) || a.at - b.at)
        .map(({ at }) => at);
    for (const axis of ['x0', 'y0'] as const) expect(order(inner, 1, axis)).toEqual(order(whole, 2, axis));
  });

  it('shows the own images of a place as a part with its name, over no tile', () => {
    // A place with 1,000 images and one child with 60.
    const tree = decodeExplore(encodeExplore(Uint8Array.from([0, 1]), [1000, 60]));
    const [whole] = layOutScene(sourceOf(tree), 0, WIDE).tiles;
    expect(whole!.own).toMatchObject({ at: 0, label: { lines: ['place 0 itself'], note: '1,000' } });
    expect(whole!.own!.label.pictures).toHaveLength(1);
    fc.assert(
      fc.property(scenes, ({ scene }) => {
        for (const { own, smallAt, depth } of scene.tiles)
          for (const part of [own, smallAt])
            for (const tile of scene.tiles)
              if (part && tile.depth === depth + 1 && scene.layout === 'treemap')
                expect(overlap(part, tile)).toBeLessThan(1e-3);
      }),
      { numRuns: 60 },
    );
  });

  it('has headers of constant height', () => {
    const heads = new Map(
      layOutScene(sourceOf(bushy(5)), 0, WIDE).tiles.map(({ depth, head }) => [depth, head] as const),
    );
    expect([...heads].slice(0, 3)).toEqual([
      [0, 36],
      [1, 24],
      [2, 19],
    ]);
  });

  it('always shows a name, unless nothing lies below the focus', () => {
    const tree = bushy(6);
    for (let focus = 0; focus < tree.parent.length; focus++) {
      const { tiles } = layOutScene(sourceOf(tree), focus, WIDE);
      expect(tiles.some(({ depth, label }) => depth > 0 && label.lines.length > 0)).toBe(tree.size[focus]! > 1);
    }
  });

  it('has whole pictures within their tile, below the name, and none without a name', () =>
    fc.assert(
      fc.property(scenes, ({ scene }) => {
        for (const { label, isOpen, x0, x1, y0, y1 } of scene.tiles) {
          if (label.lines.length === 0) expect(label.pictures).toEqual([]);
          for (const { x, y, side } of label.pictures) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + side).toBeLessThanOrEqual(x1 - x0 + 1e-6);
            expect(y + side).toBeLessThanOrEqual(y1 - y0 + 1e-6);
            if (!isOpen && scene.layout === 'treemap') expect(y).toBeGreaterThanOrEqual(label.top + label.size);
          }
        }
      }),
    ));

  it('finds the innermost tile at a point', () => {
    const scene = layOutScene(sourceOf(bushy(3)), 0, WIDE);
    for (const tile of scene.tiles) {
      const found = tileAtPoint(scene, (tile.x0 + tile.x1) / 2, (tile.y0 + tile.y1) / 2)!;
      expect(found.depth).toBeGreaterThanOrEqual(tile.depth);
    }
    expect(tileAtPoint(scene, -1, 5)).toBeUndefined();
  });
});

describe('ways through the tree', () => {
  const tree = bushy(3);

  it('lead from a place to its child toward another', () => {
    expect(childToward(tree, 0, 12)).toBe(10);
    expect(childToward(tree, 10, 12)).toBe(12);
    expect(childToward(tree, 1, 12)).toBeUndefined();
    expect(childToward(tree, 12, 12)).toBeUndefined();
    expect(pathTo(tree, 12)).toEqual([0, 10, 12]);
  });

  it('lead by arrow keys to the nearest tile that way, and back', () => {
    const { tiles } = layOutScene(sourceOf(tree), 0, WIDE);
    const [first] = tiles.filter(({ depth }) => depth === 1);
    const next = nearestTile(tiles, first!, 'ArrowRight')!;
    expect(next.x0).toBeGreaterThanOrEqual(first!.x1);
    expect(nearestTile(tiles, next, 'ArrowLeft')).toBe(first);
    expect(nearestTile(tiles, first!, 'ArrowLeft')).toBeUndefined();
    expect(nearestTile(tiles, first!, 'Enter')).toBeUndefined();
  });
});

describe('the way between two scenes', () => {
  it('begins where the outer scene has a tile and ends where the inner one has it', () => {
    const tree = bushy(4);
    const source = sourceOf(tree);
    const outer = layOutScene(source, 0, WIDE);
    const inner = layOutScene(source, 1, WIDE);
    const morph = prepareMorph(tree, outer, inner);
    for (const tile of inner.tiles) {
      const old = outer.tileOf.get(tile.at);
      const start = innerBox(morph, tile, 0);
      if (old !== undefined) expect([start.x0, start.y0, start.x1, start.y1]).toEqual([old.x0, old.y0, old.x1, old.y1]);
      const end = innerBox(morph, tile, 1);
      for (const edge of ['x0', 'y0', 'x1', 'y1'] as const) expect(end[edge]).toBeCloseTo(tile[edge], 6);
    }
    const { frame } = morph;
    expect(outerBox(morph, frame, 0)).toEqual(frame);
    const filled = outerBox(morph, frame, 1);
    expect(filled.x0).toBeCloseTo(0);
    expect(filled.x1).toBeCloseTo(WIDE.width);
    expect(filled.y1).toBeCloseTo(WIDE.height);
  });

  it('is defined for any two places one above the other', () =>
    fc.assert(
      fc.property(scenes, fc.nat(), ({ tree, source, scene }, pick) => {
        const below = scene.focus + (pick % tree.size[scene.focus]!);
        const inner = layOutScene(source, below, { ...WIDE, ...scene, isNarrow: false });
        const morph = prepareMorph(tree, scene, inner);
        for (const tile of inner.tiles) {
          const { x0, x1, y0, y1 } = innerBox(morph, tile, 0.5);
          expect([x0, x1, y0, y1].every(Number.isFinite)).toBe(true);
        }
      }),
    ));
});
