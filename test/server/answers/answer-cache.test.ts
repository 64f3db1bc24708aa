import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/server/answers/answer.ts';
import { AnswerCache } from '../../../src/server/answers/answer-cache.ts';

const KB = 1024;

function answer(bytes: number): Answer {
  return { status: 200, headers: [], bodyHeaders: [], tag: undefined, body: new Uint8Array(bytes) };
}

describe('AnswerCache', () => {
  it('gives back what was cache, by address and by coding', () => {
    const cache = new AnswerCache(64 * KB);
    const [br, gzip] = [answer(1), answer(2)];
    cache.set('/a', 'br', br);
    cache.set('/a', 'gzip', gzip);
    expect([
      cache.get('/a', 'br'),
      cache.get('/a', 'gzip'),
      cache.get('/a', 'identity'),
      cache.get('/b', 'br'),
    ]).toEqual([br, gzip, undefined, undefined]);
  });

  it('stays under its bound, giving up what was asked for longest ago', () => {
    const cache = new AnswerCache(64 * KB);
    for (let i = 0; i < 100; i++) {
      cache.set(`/${String(i)}`, 'br', answer(4 * KB));
      cache.get('/0', 'br');
      expect(cache.bytes).toBeLessThanOrEqual(64 * KB);
    }
    expect(cache.get('/0', 'br')).toBeDefined();
    expect(cache.get('/1', 'br')).toBeUndefined();
    expect(cache.get('/99', 'br')).toBeDefined();
  });

  it('counts long addresses too', () => {
    const cache = new AnswerCache(64 * KB);
    for (let i = 0; i < 100; i++) cache.set(`/?${'x'.repeat(4 * KB)}${String(i)}`, 'br', answer(1));
    expect(cache.get(`/?${'x'.repeat(4 * KB)}0`, 'br')).toBeUndefined();
  });

  it('gives up no page for any number of invented queries', () => {
    const cache = new AnswerCache(64 * KB);
    cache.set('/synset/n02084071', 'br', answer(2 * KB));
    for (let i = 0; i < 1000; i++) cache.set(`/synset/n02084071?x=${String(i)}`, 'br', answer(2 * KB));
    expect(cache.get('/synset/n02084071', 'br')).toBeDefined();
  });

  it('stores nothing that is larger than it has room for, and nothing at all without room', () => {
    const cache = new AnswerCache(8 * KB);
    cache.set('/a', 'br', answer(8 * KB));
    expect(cache.get('/a', 'br')).toBeUndefined();
    const none = new AnswerCache(0);
    none.set('/a', 'br', answer(0));
    expect(none.get('/a', 'br')).toBeUndefined();
  });
});
