import fc from 'fast-check';

/** Random trees in preorder: each place goes under one on the path to the place before it. */
export const trees = fc
  .array(
    fc.record({
      climb: fc.nat(),
      images: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 127 }),
        fc.integer({ min: 128, max: 3000 }),
        fc.integer({ min: 0, max: 2 ** 31 }),
      ),
      popularity: fc.integer({ min: 0, max: 8 }),
      hasSeveral: fc.boolean(),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((steps) => {
    const parents = [0];
    const depth = [0];
    for (const { climb } of steps.slice(1)) {
      const path = [parents.length - 1];
      while (path.at(-1) !== 0) path.push(parents[path.at(-1)!]!);
      const parent = path[climb % path.length]!;
      depth.push(depth[parent]! + 1);
      parents.push(parent);
    }
    return {
      parents,
      depth: Uint8Array.from(depth),
      own: steps.map(({ images }) => images),
      popularity: steps.map(({ popularity }) => popularity),
      several: steps.map(({ hasSeveral }) => hasSeveral),
    };
  });
