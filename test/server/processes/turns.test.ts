import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BusyError, GoneError, type TurnLimits, Turns } from '../../../src/server/processes/turns.ts';

const LIMITS: TurnLimits = { parallel: 1, perClient: 1, waiting: 100, waitingPerClient: 50, patience: 60_000 };

/** Waits until all turns that may begin have begun: one begins in each round of the event loop. */
async function rounds(): Promise<void> {
  for (let i = 0; i < 10; i++) await setImmediate();
}

/** Work that a test ends, and the order in which such work began. */
class Works {
  readonly began: string[] = [];
  readonly #ends: (() => void)[] = [];

  begin(name: string): Promise<void> {
    this.began.push(name);
    return new Promise((resolve) => this.#ends.push(resolve));
  }

  async endAll(): Promise<void> {
    for (let end = this.#ends.shift(); end !== undefined; end = this.#ends.shift()) {
      end();
      await rounds();
    }
  }
}

describe('Turns', () => {
  it('lets clients take turns, however much one of them asks', async () => {
    const [turns, works] = [new Turns(LIMITS), new Works()];
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) => turns.run(name[0]!, () => works.begin(name)));
    await rounds();
    await works.endAll();
    await Promise.all(all);
    expect(works.began).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('runs no more in parallel than it may, of all clients and of one', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, parallel: 3, perClient: 2 }), new Works()];
    const all = ['a1', 'a2', 'a3', 'b1', 'c1'].map((name) => turns.run(name[0]!, () => works.begin(name)));
    await rounds();
    expect(works.began).toEqual(['a1', 'a2', 'b1']);
    await works.endAll();
    await Promise.all(all);
  });

  it('has no limit of its own for a client that is named so', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, parallel: 3, unlimitedClient: 'a' }), new Works()];
    const all = ['a1', 'a2', 'a3', 'a4'].map((name) => turns.run('a', () => works.begin(name)));
    await rounds();
    expect(works.began).toEqual(['a1', 'a2', 'a3']);
    await works.endAll();
    await Promise.all(all);
  });

  it('lets the event loop run between two turns', async () => {
    const turns = new Turns(LIMITS);
    let between = 0;
    const tick = (): void => {
      between++;
      if (between < 1000) void setImmediate().then(tick);
    };
    const seen: number[] = [];
    void setImmediate().then(tick);
    await Promise.all(Array.from({ length: 5 }, () => turns.run('a', () => seen.push(between))));
    expect(new Set(seen).size).toBe(5);
  });

  it('refuses what would wait behind too much, of one client and of all', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, waiting: 3, waitingPerClient: 2 }), new Works()];
    const ask = (name: string): Promise<void> => turns.run(name, () => works.begin(name));
    const taken = [ask('a'), ask('a'), ask('a')];
    await expect(ask('a')).rejects.toThrow(BusyError);
    taken.push(ask('b'));
    await expect(ask('c')).rejects.toThrow(BusyError);
    await rounds();
    await works.endAll();
    await Promise.all(taken);
    expect(works.began).toEqual(['a', 'a', 'b', 'a']);
  });

  it('refuses what has waited too long, and goes on with the others', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, patience: 20 }), new Works()];
    const first = turns.run('a', () => works.begin('a'));
    await expect(turns.run('b', () => works.begin('b'))).rejects.toThrow('did not come in time');
    await works.endAll();
    await first;
    await turns.run('c', () => works.began.push('c'));
    expect(works.began).toEqual(['a', 'c']);
  });

  it('forgets what is wanted by nobody any more, and makes room for others at once', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, waiting: 2 }), new Works()];
    const leaving = new AbortController();
    const first = turns.run('a', () => works.begin('a'));
    const waiting = [1, 2].map(() => turns.run('b', () => works.begin('b'), { gone: leaving.signal }));
    await expect(turns.run('c', () => works.begin('c'))).rejects.toThrow(BusyError);
    leaving.abort();
    for (const one of waiting) await expect(one).rejects.toThrow(GoneError);
    const next = turns.run('c', () => works.begin('c'));
    await expect(turns.run('b', () => works.begin('b'), { gone: leaving.signal })).rejects.toThrow(GoneError);
    await works.endAll();
    await rounds();
    await works.endAll();
    await Promise.all([first, next]);
    expect(works.began).toEqual(['a', 'c']);
  });

  it('lets an answer on its way go on before others of its client, however much waits and however long', async () => {
    const [turns, works] = [new Turns({ ...LIMITS, waiting: 1, patience: 20 }), new Works()];
    const first = turns.run('a', () => works.begin('a'));
    const refused = turns.run('b', () => works.begin('b1'));
    const continued = turns.run('b', () => works.begin('b2'), { isContinued: true });
    await expect(turns.run('c', () => works.begin('c'))).rejects.toThrow(BusyError);
    await expect(refused).rejects.toThrow('did not come in time');
    const next = turns.run('c', () => works.begin('c')).catch((error: unknown) => error);
    await works.endAll();
    await rounds();
    await works.endAll();
    await Promise.all([first, continued]);
    expect(works.began).toEqual(['a', 'b2']);
    expect(await next).toBeInstanceOf(BusyError);
  });

  it('gives a turn back when its work fails', async () => {
    const turns = new Turns(LIMITS);
    await expect(turns.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.run('a', () => 'works')).toBe('works');
  });
});

describe('the count of what runs', () => {
  /** Begins work of clients by name, lists what has begun, and ends it. */
  function begun(limits: Partial<TurnLimits>): {
    begin: (name: string, turn?: Parameters<Turns['begin']>[1]) => void;
    order: string[];
    ends: Map<string, () => void>;
  } {
    const turns = new Turns({ ...LIMITS, ...limits });
    const [order, ends] = [[] as string[], new Map<string, () => void>()];
    const begin = (name: string, turn?: Parameters<Turns['begin']>[1]): void => {
      void turns.begin(name[0]!, turn).then((end) => {
        order.push(name);
        ends.set(name, end);
      });
    };
    // What still waits would be refused a minute later, while another test runs: each begins and ends at once.
    onTestFinished(async () => {
      for (const end of ends.values()) {
        end();
        await rounds();
      }
    });
    return { begin, order, ends };
  }

  it('is by client, but for one that may have all, and goes down once however often a turn is ended', async () => {
    const { begin, order, ends } = begun({ parallel: 3, perClient: 1, unlimitedClient: 'v' });
    for (const name of ['a1', 'a2', 'v1', 'v2']) begin(name);
    await rounds();
    expect(order).toEqual(['a1', 'v1', 'v2']);
    ends.get('v1')!();
    ends.get('v1')!();
    for (const name of ['v3', 'v4']) begin(name);
    await rounds();
    expect(order).toEqual(['a1', 'v1', 'v2', 'v3']);
    ends.get('a1')!();
    await rounds();
    expect(order).toEqual(['a1', 'v1', 'v2', 'v3', 'a2']);
    for (const name of ['a2', 'v2', 'v3']) ends.get(name)!();
    for (const name of ['a3', 'a4']) begin(name);
    await rounds();
    expect(order.slice(5).toSorted()).toEqual(['a3', 'v4']);
  });

  it('lets one piece begin in each round, and what is continued before the rest of its client', async () => {
    const { begin, order, ends } = begun({ parallel: 4, perClient: 2 });
    for (const name of ['a1', 'b1', 'a2', 'a3']) begin(name);
    begin('a4', { isContinued: true });
    await Promise.resolve();
    await Promise.resolve();
    expect(order).toEqual(['a1']);
    await rounds();
    expect(order).toEqual(['a1', 'b1', 'a4']);
    // Others wait, so this one too waits for a round.
    begin('c1');
    await Promise.resolve();
    await Promise.resolve();
    expect(order).toHaveLength(3);
    await rounds();
    expect(order).toEqual(['a1', 'b1', 'a4', 'c1']);
    ends.get('a1')!();
    await rounds();
    expect(order.at(-1)).toBe('a2');
  });

  it('has no timer and no listener left once a turn has come or its client has gone', async () => {
    const { begin, order, ends } = begun({ patience: 200 });
    const gone = new AbortController();
    const removed: string[] = [];
    const { signal } = gone;
    const remove = signal.removeEventListener.bind(signal);
    signal.removeEventListener = (type: string, listener: EventListener) => {
      removed.push(type);
      remove(type, listener);
    };
    begin('a1');
    begin('b1', { gone: signal });
    ends.get('a1')?.();
    await rounds();
    ends.get('a1')!();
    await setTimeout(250);
    expect(order).toEqual(['a1', 'b1']);
    expect(removed).toEqual(['abort']);
  });
});
