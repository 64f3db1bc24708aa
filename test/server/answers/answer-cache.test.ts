import { describe, expect, it } from 'vitest';
import { type Answer } from '../../../src/server/answers/answer.ts';
import { KeptAnswers } from '../../../src/server/answers/answer-cache.ts';

const KB = 1024;

function answer(bytes: number): Answer {
  return { status: 200, headers: [], bodyHeaders: [], tag: undefined, body: new Uint8Array(bytes) };
}

describe('KeptAnswers', () => {
  it('gives back what was kept, by address and by coding', () => {
    const kept = new KeptAnswers(64 * KB);
    const [br, gzip] = [answer(1), answer(2)];
    kept.set('/a', 'br', br);
    kept.set('/a', 'gzip', gzip);
    expect([kept.get('/a', 'br'), kept.get('/a', 'gzip'), kept.get('/a', 'identity'), kept.get('/b', 'br')]).toEqual([
      br,
      gzip,
      undefined,
      undefined,
    ]);
  });

  it('stays under its bound, giving up what was asked for longest ago', () => {
    const kept = new KeptAnswers(64 * KB);
    for (let i = 0; i < 100; i++) {
      kept.set(`/${String(i)}`, 'br', answer(4 * KB));
      kept.get('/0', 'br');
      expect(kept.bytes).toBeLessThanOrEqual(64 * KB);
    }
    expect(kept.get('/0', 'br')).toBeDefined();
    expect(kept.get('/1', 'br')).toBeUndefined();
    expect(kept.get('/99', 'br')).toBeDefined();
  });

  it('counts long addresses too', () => {
    const kept = new KeptAnswers(64 * KB);
    for (let i = 0; i < 100; i++) kept.set(`/?${'x'.repeat(4 * KB)}${String(i)}`, 'br', answer(1));
    expect(kept.get(`/?${'x'.repeat(4 * KB)}0`, 'br')).toBeUndefined();
  });

  it('gives up no page for any number of invented queries', () => {
    const kept = new KeptAnswers(64 * KB);
    kept.set('/synset/n02084071', 'br', answer(2 * KB));
    for (let i = 0; i < 1000; i++) kept.set(`/synset/n02084071?x=${String(i)}`, 'br', answer(2 * KB));
    expect(kept.get('/synset/n02084071', 'br')).toBeDefined();
  });

  it('keeps nothing that is larger than there is room, and nothing at all without room', () => {
    const kept = new KeptAnswers(8 * KB);
    kept.set('/a', 'br', answer(8 * KB));
    expect(kept.get('/a', 'br')).toBeUndefined();
    const none = new KeptAnswers(0);
    none.set('/a', 'br', answer(0));
    expect(none.get('/a', 'br')).toBeUndefined();
  });
});
