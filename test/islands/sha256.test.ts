import { expect, it } from 'vitest';
import { sha256 as inBrowser } from '../../src/islands/sha256.ts';
import { sha256 as onServer } from '../../src/store/sha256.ts';

it('is the same sum in a browser as on a server, whatever the length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 4096, 65_536]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 251);
    expect(inBrowser(bytes), String(length)).toBe(onServer(bytes));
  }
});
