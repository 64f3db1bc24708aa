import { describe, expect, it } from 'vitest';
import { useFront } from './small-front.ts';

const PAGE = `<h1>${'dog, '.repeat(500)}</h1>`;
const html = { 'Content-Type': 'text/html' };

const front = useFront();

describe('health', () =>
  it('says that the process runs, and whether to send visitors', async () => {
    await front.before(() => new Response(PAGE));
    expect([(await front.ask('/healthz')).status, (await front.ask('/readyz')).status]).toEqual([200, 200]);
    front.isReady = false;
    expect([(await front.ask('/healthz')).status, (await front.ask('/readyz')).status]).toEqual([200, 503]);
    expect(front.seen).toHaveLength(0);
  }));

describe('a client that asks too much', () =>
  it('is refused what has to be made, with the seconds to wait, and gets cached answers', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    const first = await front.ask('/search?q=dog');
    expect(first.status).toBe(200);
    front.wait = 7;
    const refused = await front.ask('/search?q=cat');
    expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
      429,
      '7',
      'no-store',
    ]);
    expect(refused.body.toString()).toContain('Ask again in 7 seconds.');
    const forPrograms = await front.ask('/api/v1/search?q=cat');
    expect(JSON.parse(forPrograms.body.toString())).toMatchObject({ error: { status: 429 } });
    expect((await front.ask('/synset/n02084071')).status).toBe(429);
    expect((await front.ask('/search?q=dog')).status).toBe(200);
    expect((await front.ask('/%73earch?visit=9&q=dog')).status).toBe(200);
  }));
