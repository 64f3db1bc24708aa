import { hierarchy, treemap } from 'd3-hierarchy';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { decodeExplore, encodeExplore, exploreChildren, type ExploreTree } from '../../../src/view/explore/columns.ts';
import { arrange } from '../../../src/view/explore/arrangement.ts';
import { EXPLORE_LAYOUTS, type ExploreLayout, type ExploreLayoutKind } from '../../../src/view/explore/frame.ts';
import { EXPLORE_AREAS, type ExploreArea, ownValue, placeValues } from '../../../src/view/explore/values.ts';
import { boxOnScreen, placeInView, sceneTiles, tileAt, viewOf } from '../../../src/view/explore/scene.ts';
import { exploreColumns } from '../../../src/view/explore/source.ts';
import { formatView, parseView, placedView, viewAt } from '../../../src/view/explore/view.ts';
import { type Box } from '../../../src/view/treemap/layout.ts';
import { trees } from './trees.ts';
import { area, inside, overlap } from '../treemap/geometry.ts';

const WIDTH = 900;
const HEIGHT = 600;
const laidOutBy = (
  kinds: readonly ExploreLayoutKind[],
): fc.Arbitrary<{ tree: ExploreTree; by: ExploreArea; layout: ExploreLayout }> =>
  fc
    .record({ columns: trees, by: fc.constantFrom(...EXPLORE_AREAS), kind: fc.constantFrom(...kinds) })
    .map(({ columns, by, kind }) => {
      const tree = decodeExplore(encodeExplore(columns.depth, columns.own));
      return { tree, by, layout: arrange(tree, { layout: kind, area: by, width: WIDTH, height: HEIGHT }) };
    });
const layouts = laidOutBy(EXPLORE_LAYOUTS);

function boxOf({ edges }: ExploreLayout, tile: number): Box {
  const [x0, y0, x1, y1] = edges.slice(4 * tile, 4 * tile + 4) as unknown as [number, number, number, number];
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

/** The tiles inside a place that have area: its children, and its own images where those count. */
function tilesIn(tree: ExploreTree, layout: ExploreLayout, at: number): number[] {
  return [...exploreChildren(tree, at), tree.parent.length + at].filter((tile) => area(boxOf(layout, tile)) > 0);
}

describe('the layout of any tree', () => {
  it('has every tile in its parent, or in the parent’s breadth one row below, and none on a sibling', () => {
    fc.assert(
      fc.property(layouts, ({ tree, layout }) => {
        tree.parent.forEach((_, at) => {
          const tiles = tilesIn(tree, layout, at);
          const around = boxOf(layout, at);
          const room = layout.kind === 'icicle' ? { ...around, y: around.y + around.height } : around;
          tiles.forEach((tile, i) => {
            expect(inside(boxOf(layout, tile), room)).toBe(true);
            for (const other of tiles.slice(i + 1))
              expect(overlap(boxOf(layout, tile), boxOf(layout, other))).toBeLessThan(1e-6);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has siblings in proportion to what they stand for', () => {
    fc.assert(
      fc.property(layouts, ({ tree, by, layout }) => {
        const values = placeValues(tree, by);
        tree.parent.forEach((_, at) => {
          const valueOf = (tile: number): number =>
            tile === tree.parent.length + at ? ownValue(tree, by, at) : values[tile]!;
          const perValue = tilesIn(tree, layout, at)
            .filter((tile) => area(boxOf(layout, tile)) > 1e-3)
            .map((tile) => area(boxOf(layout, tile)) / valueOf(tile));
          for (const ratio of perValue) expect(ratio / perValue[0]!).toBeCloseTo(1, 3);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives a tile to every place that stands for something, and to none that does not', () => {
    fc.assert(
      fc.property(layouts, ({ tree, by, layout }) => {
        const values = placeValues(tree, by);
        tree.parent.forEach((_, at) => {
          if (at > 0) expect(boxOf(layout, at).width > 0).toBe(values[at]! > 0);
          expect(boxOf(layout, tree.parent.length + at).width > 0).toBe(ownValue(tree, by, at) > 0);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('an icicle', () => {
  it('has a row for each level, of one height, the children of a place filling its breadth', () => {
    fc.assert(
      fc.property(laidOutBy(['icicle']), ({ tree, layout }) => {
        const row = boxOf(layout, 0).height;
        tree.parent.forEach((_, at) => {
          const box = boxOf(layout, at);
          if (box.width === 0) return;
          expect(box.y).toBeCloseTo(tree.depth[at]! * row, 6);
          expect(box.height).toBeCloseTo(row, 6);
          const tiles = tilesIn(tree, layout, at);
          if (tiles.length > 0)
            expect(tiles.reduce((sum, tile) => sum + boxOf(layout, tile).width, 0)).toBeCloseTo(box.width, 4);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the screen shows', () => {
  const views = fc.record({
    laidOut: layouts,
    k: fc.double({ min: 1, max: 50, noNaN: true }),
    fx: fc.double({ min: 0, max: 1, noNaN: true }),
    fy: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('is every tile that is on the screen and large enough, unless one around it is closed', () => {
    fc.assert(
      fc.property(views, ({ laidOut: { tree, layout }, k, fx, fy }) => {
        const view = { k, x: -fx * (k - 1) * WIDTH, y: -fy * (k - 1) * HEIGHT };
        const isFlat = layout.kind === 'icicle';
        const tiles = sceneTiles(tree, { from: layout, to: layout, share: 1 }, view, WIDTH, HEIGHT);
        const open = new Set(tiles.filter(({ isOpen }) => isOpen || isFlat).map(({ tile }) => tile));
        const places = tree.parent.length;
        const wanted: number[] = [];
        const small = new Map<number, number>();
        for (let tile = 0; tile < 2 * places; tile++) {
          const around = tile < places ? tree.parent[tile]! : tile - places;
          const { x, y, width, height } = boxOf(layout, tile);
          // An icicle is zoomed in its breadth alone.
          const [left, top, high] = [view.x + k * x, isFlat ? y : view.y + k * y, isFlat ? height : k * height];
          const onScreen = left <= WIDTH && top <= HEIGHT && left + k * width >= 0 && top + high >= 0;
          const large = k * width >= 2 && high >= 2;
          if (!onScreen || (tile !== 0 && !open.has(around))) continue;
          if (large) wanted.push(tile);
          else if (width > 0 && tile !== 0) small.set(around, (small.get(around) ?? 0) + 1);
        }
        expect(tiles.map(({ tile }) => tile).sort((a, b) => a - b)).toEqual(wanted);
        expect(new Map(tiles.filter(({ other }) => other).map(({ tile, other }) => [tile, other!.count]))).toEqual(
          small,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('finds at each point the innermost tile', () => {
    fc.assert(
      fc.property(layouts, fc.nat(WIDTH - 1), fc.nat(HEIGHT - 1), ({ tree, layout }, x, y) => {
        const tiles = sceneTiles(tree, { from: layout, to: layout, share: 1 }, { x: 0, y: 0, k: 1 }, WIDTH, HEIGHT);
        const found = tileAt(tiles, x, y);
        const holding = tiles.filter(
          (tile) => x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height,
        );
        const smallest = holding.reduce<(typeof holding)[number] | undefined>(
          (a, b) => (a && area(a) < area(b) ? a : b),
          undefined,
        );
        if (found && smallest) expect(area(found)).toBeCloseTo(area(smallest), 3);
        else expect(found).toBe(smallest);
      }),
    );
  });

  it('shows a place whole when it is visited, and nothing beside the layout', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), ({ tree, layout }, pick) => {
        const tile = pick % tree.parent.length;
        if (area(boxOf(layout, tile)) < 1e-6) return;
        const view = viewOf(layout, tile, WIDTH, HEIGHT);
        const onScreen = boxOnScreen({ from: layout, to: layout, share: 1 }, view, tile);
        const slack = 1e-6 * view.k;
        expect(onScreen.x).toBeGreaterThan(-slack - 1e-6);
        expect(onScreen.y).toBeGreaterThan(-slack - 1e-6);
        expect(onScreen.x + onScreen.width).toBeLessThan(WIDTH + slack + 1e-6);
        expect(onScreen.y + onScreen.height).toBeLessThan(HEIGHT + slack + 1e-6);
        expect(view.x).toBeLessThanOrEqual(0);
        expect(view.x + view.k * WIDTH).toBeGreaterThanOrEqual(WIDTH - slack - 1e-6);
      }),
    );
  });
});

describe('a view told by a place', () => {
  const views = fc.record({
    laidOut: layouts,
    pick: fc.nat(),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    zoom: fc.double({ min: 1, max: 8, noNaN: true }),
  });

  it('is found again, on a screen of the same size, to a few pixels', () => {
    fc.assert(
      fc.property(views, ({ laidOut: { tree, layout }, pick, x, y, zoom }) => {
        const place = pick % tree.parent.length;
        const { width, height } = boxOf(layout, place);
        if (width < 0.01 || height < 0.01) return;
        const view = viewAt(layout, place, { x, y, zoom }, WIDTH, HEIGHT);
        const told = placedView(layout, place, view, WIDTH, HEIGHT);
        const again =
          told === undefined
            ? viewOf(layout, place, WIDTH, HEIGHT)
            : viewAt(layout, place, parseView(formatView(told))!, WIDTH, HEIGHT);
        expect(again.k / view.k).toBeCloseTo(1, 1);
        const [before, after] = [view, again].map((seen) =>
          boxOnScreen({ from: layout, to: layout, share: 1 }, seen, place),
        ) as [Box, Box];
        expect(Math.abs(after.x - before.x)).toBeLessThan(0.004 * before.width + 3);
        expect(Math.abs(after.y - before.y)).toBeLessThan(0.004 * before.height + 3);
      }),
    );
  });

  it('is none where the place is seen whole', () => {
    fc.assert(
      fc.property(views, ({ laidOut: { tree, layout }, pick }) => {
        const place = pick % tree.parent.length;
        if (area(boxOf(layout, place)) < 1e-3) return;
        expect(placedView(layout, place, viewOf(layout, place, WIDTH, HEIGHT), WIDTH, HEIGHT)).toBeUndefined();
      }),
    );
  });
});

it('a place that was flown to in an icicle is the one in view, if it has something inside', () => {
  fc.assert(
    fc.property(laidOutBy(['icicle']), fc.nat(), ({ tree, layout }, pick) => {
      const tile = pick % tree.parent.length;
      if (tree.size[tile] === 1 || boxOf(layout, tile).width < 1e-3) return;
      const tiles = sceneTiles(
        tree,
        { from: layout, to: layout, share: 1 },
        viewOf(layout, tile, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
      );
      const found = placeInView(tree, 'icicle', tiles, WIDTH, HEIGHT);
      // An only child has the breadth of its parent, so the deepest of such a chain is in view.
      expect(found >= tile && found < tile + tree.size[tile]!).toBe(true);
    }),
  );
});

describe('the built trees', () => {
  let release: ExploreTree;
  let wordnet: ExploreTree;
  beforeAll(() => {
    const data = catalogue;
    const [dataset] = data.datasets;
    release = decodeExplore(exploreColumns(data, dataset, data.treeOf(dataset)));
    wordnet = decodeExplore(exploreColumns(data, dataset, data.wordnetTree));
  });

  it('hold the 32,326 nodes below the release and the 82,115 nouns of WordNet', () => {
    expect(release.size[0]! - 1).toBe(32_326);
    expect(wordnet.size[0]).toBe(82_115);
  });

  it('hold every image once', () => {
    expect(release.images[0]).toBe(14_197_122);
    expect(wordnet.images[0]).toBe(14_197_122);
  });

  it('have tiles that stay near their place when the measure changes: half as far as if each were squarified by itself, or less', () => {
    const middle = ({ x, y, width, height }: Box): [number, number] => [
      (x + width / 2) / WIDTH,
      (y + height / 2) / HEIGHT,
    ];
    const meanMove = (tree: ExploreTree, boxes: Record<'images' | 'synsets', (at: number) => Box>): number => {
      const moves = Array.from(tree.parent.keys())
        .map((at) => [boxes.images(at), boxes.synsets(at)] as const)
        .filter((pair) => pair.every((box) => area(box) > 50))
        .map(([from, to]) => Math.hypot(middle(from)[0] - middle(to)[0], middle(from)[1] - middle(to)[1]));
      return moves.reduce((sum, move) => sum + move, 0) / moves.length;
    };
    const steadyBy = (by: ExploreArea): ((at: number) => Box) => {
      const layout = arrange(release, { layout: 'treemap', area: by, width: WIDTH, height: HEIGHT });
      return (at) => boxOf(layout, at);
    };
    const aloneBy = (by: ExploreArea): ((at: number) => Box) => {
      const values = placeValues(release, by);
      const root = hierarchy<{ at: number }>({ at: 0 }, ({ at }) =>
        exploreChildren(release, at).map((child) => ({ at: child })),
      );
      root
        .each((node) => ((node as { value?: number }).value = values[node.data.at]!))
        .sort((a, b) => b.value! - a.value!);
      const boxes: Box[] = [];
      treemap<{ at: number }>()
        .size([WIDTH, HEIGHT])(root)
        .each(({ data, x0, y0, x1, y1 }) => (boxes[data.at] = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }));
      return (at) => boxes[at]!;
    };
    const steady = meanMove(release, { images: steadyBy('images'), synsets: steadyBy('synsets') });
    expect(steady).toBeLessThan(0.5 * meanMove(release, { images: aloneBy('images'), synsets: aloneBy('synsets') }));
  });

  it('are no deeper than the longest path', () => {
    expect(Math.max(...wordnet.depth)).toBeLessThanOrEqual(19);
  });
});
