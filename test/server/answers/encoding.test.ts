import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferredEncoding } from '../../../src/server/answers/encoding.ts';

describe('preferredEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['deflate', 'identity'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0.8, gzip;q=0.8', 'br'],
    ['gzip;q=0.5, identity', 'identity'],
    ['identity;q=0.5, gzip;q=0.5', 'gzip'],
    ['identity;q=0', 'identity'],
    ['GZIP ; Q=0.3', 'gzip'],
    ['x-gzip, compress', 'identity'],
    ['gzip;q=0.9, br;q=0.95', 'br'],
    ['gzip; q = 0.9 ;x=1, br;q=0.89', 'gzip'],
    ['br;xq=0, gzip', 'br'],
    ['br;q=0x, gzip', 'br'],
    ['br;q=0.2;q=0.9, gzip;q=0.5', 'gzip'],
    ['br;q=0.0005, gzip;q=0.5', 'br'],
    ['br;q=1.9, gzip;q=1', 'br'],
    ['identity;q=0.9, br;q=0.5', 'identity'],
    ['identity;q=0.1, *;q=0.5', 'br'],
    [';;;,,q=1,=', 'identity'],
  ])('answers %j with %s', (header, expected) => expect(preferredEncoding(header)).toBe(expected));

  it('never sends a coding that was refused by name, whatever else the header has', () => {
    const item = fc.constantFrom<string[]>('gzip', 'deflate', '*', '*;q=0.1', 'identity', 'gzip;q=0.4', 'identity;q=0');
    fc.assert(
      fc.property(fc.array(item), fc.nat(), (items, place) => {
        const header = items.toSpliced(place % (items.length + 1), 0, 'br;q=0').join(', ');
        expect(preferredEncoding(header)).not.toBe('br');
      }),
    );
  });

  it('reads any header without failing', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(['br', 'gzip', 'identity']).toContain(preferredEncoding(header));
      }),
    );
  });
});
