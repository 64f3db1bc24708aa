import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLabel, fitLabel, LABEL, textWidth } from '../../../src/view/treemap/label.ts';

const words = fc
  .array(fc.stringMatching(/^[A-Za-z'-]{1,14}$/), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '));

describe('fitLabel', () => {
  it('keeps a short name on one line, and breaks a long one between words', () => {
    expect(fitLabel('dog', 100, 40)).toEqual(['dog']);
    expect(fitLabel('geological formation', 100, 40)).toEqual(['geological', 'formation']);
  });

  it('leaves out what does not fit, and cuts a single long word', () => {
    expect(fitLabel('geological formation', 100, 20)).toEqual([]);
    expect(fitLabel('communicator', 70, 40)).toEqual([expect.stringMatching(/^commu.*…$/)]);
    expect(fitLabel('communicator', 30, 40)).toEqual([]);
    expect(fitLabel('dog', 100, 10)).toEqual([]);
  });

  it('never goes beyond the tile', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }), (text, width, height) => {
        const lines = fitLabel(text, width, height);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width - 2 * LABEL.margin);
        if (lines.length > 0) expect(lines.length * LABEL.line).toBeLessThanOrEqual(height);
        if (lines.length > 1) expect(lines.join(' ')).toBe(text);
      }),
    );
  });
});

describe('cutLabel', () => {
  it('keeps what fits and gives up below its least', () => {
    expect(cutLabel('natural elevation', 500)).toBe('natural elevation');
    expect(cutLabel('natural elevation', 20)).toBe('');
  });

  it('keeps as many letters as fit with the ellipsis', () => {
    const room = (width: number): number => width - 2 * LABEL.margin;
    const cut = cutLabel('communicator', 70);
    const kept = cut.length - 1;
    expect(cut).toBe(`${'communicator'.slice(0, kept)}…`);
    expect(textWidth(cut)).toBeLessThanOrEqual(room(70));
    expect(textWidth(`${'communicator'.slice(0, kept + 1)}…`)).toBeGreaterThan(room(70));
  });
});
