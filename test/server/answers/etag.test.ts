import { describe, expect, it } from 'vitest';
import { entityTag } from '../../../src/server/answers/etag.ts';

const page = Buffer.from('<h1>dog</h1>');

describe('entityTag', () => {
  it('is quoted, strong, and the same for the same bytes', () => {
    expect(entityTag(page, 'identity')).toMatch(/^"[\w-]{16}"$/);
    expect(entityTag(Buffer.from(page), 'identity')).toBe(entityTag(page, 'identity'));
  });

  it('differs between codings and between bodies', () => {
    const tags = [
      ...(['br', 'gzip', 'identity'] as const).map((coding) => entityTag(page, coding)),
      entityTag(Buffer.from('<h1>cat</h1>'), 'br'),
    ];
    expect(new Set(tags).size).toBe(4);
  });
});
