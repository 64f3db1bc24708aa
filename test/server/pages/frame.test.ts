import { describe, expect, it } from 'vitest';
import { Frame, markOf } from '../../../src/server/pages/frame.ts';

const page = `<html>${markOf('tree')}<main>${markOf('view')}</main></html>`;

describe('Frame', () => {
  it('puts each part where its mark stood, as it is', () => {
    const frame = new Frame(page, ['view', 'tree']);
    // What String.replace would take for a pattern, and what looks like a mark.
    const parts = { tree: { text: "$& $1 $' <b>" }, view: { text: markOf('tree') } };
    expect(frame.fill(parts)).toBe(`<html>$& $1 $' <b><main>${markOf('tree')}</main></html>`);
  });

  it('may have a part at the very beginning or end, and be nothing else', () =>
    expect(new Frame(markOf('view'), ['view']).fill({ view: { text: 'x' } })).toBe('x'));

  it.each([
    ['misses a mark', ['tree', 'view', 'head'], page],
    ['has one too many', ['tree'], page],
    ['has one twice', ['tree', 'view'], page + markOf('view')],
  ])('refuses a page that %s', (_, names, text) =>
    expect(() => new Frame(text, names)).toThrow(/^Expected a page with the parts .+, came one with .+\.$/),
  );
});
