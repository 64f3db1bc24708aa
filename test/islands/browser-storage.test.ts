import { afterEach, describe, expect, it, vi } from 'vitest';
import { readStored, writeStored } from '../../src/islands/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

/** A storage in memory. @param full whether it takes nothing. */
function memoryStorage(full = false): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}

describe('what the browser stores', () => {
  it('is read under its key and lifetime, until it is deleted', () => {
    vi.stubGlobal('localStorage', memoryStorage());
    vi.stubGlobal('sessionStorage', memoryStorage());
    expect(readStored('lasting', 'a')).toBeUndefined();
    expect(writeStored('lasting', 'a', 'dog')).toBe(true);
    expect([readStored('lasting', 'a'), readStored('tab', 'a'), readStored('lasting', 'b')]).toEqual([
      'dog',
      undefined,
      undefined,
    ]);
    expect(writeStored('lasting', 'a', undefined)).toBe(true);
    expect(readStored('lasting', 'a')).toBeUndefined();
  });

  it('is nothing where storage is full, which the writer returns', () => {
    vi.stubGlobal('sessionStorage', memoryStorage(true));
    expect(writeStored('tab', 'a', 'dog')).toBe(false);
    expect(readStored('tab', 'a')).toBeUndefined();
  });

  it('is nothing where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
    expect(readStored('lasting', 'a')).toBeUndefined();
  });

  it('throws what is a fault of ours', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(() => readStored('lasting', 'a')).toThrow(TypeError);
  });
});
