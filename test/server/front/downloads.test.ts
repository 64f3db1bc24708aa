import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useFront } from './small-front.ts';

const front = useFront();

/** A body of a number of chunks of 64 KB, made as it is taken. */
function long(chunks: number, onCancel?: () => void): { stream: ReadableStream<Uint8Array>; made: () => number } {
  let made = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (made === chunks) controller.close();
      else controller.enqueue(new Uint8Array(65536).fill(97 + (made++ % 26)));
    },
    ...(onCancel === undefined ? {} : { cancel: onCancel }),
  });
  return { stream, made: () => made };
}

describe('downloads', () => {
  const text = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': String(100 * 65536), ETag: '"list"' };

  it('stream whole, with the length that the page gave, and are not cached', async () => {
    await front.before(() => new Response(long(100).stream, { headers: text }));
    for (let i = 0; i < 2; i++) {
      const { headers, body } = await front.ask('/list.txt');
      expect(headers).toMatchObject({ 'content-length': String(100 * 65536), etag: '"list"' });
      expect(body.length).toBe(100 * 65536);
      expect([body[0], body[65536], body.at(-1)]).toEqual([97, 98, 97 + (99 % 26)]);
    }
    expect(front.seen).toHaveLength(2);
  });

  it('are compressed on the way for clients that ask, under a weak tag', async () => {
    await front.before(() => new Response(long(100).stream, { headers: text }));
    const { headers, body } = await front.ask('/list.txt', { 'Accept-Encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', etag: 'W/"list"' });
    expect(headers['content-length']).toBeUndefined();
    expect(gunzipSync(body).length).toBe(100 * 65536);
  });

  it('are not made for HEAD nor for a client that has them', async () => {
    let cancelled = 0;
    const body = long(100, () => cancelled++);
    await front.before(() => new Response(body.stream, { headers: text }));
    expect(await front.ask('/list.txt', {}, 'HEAD')).toMatchObject({
      status: 200,
      body: Buffer.alloc(0),
      headers: { 'content-length': String(100 * 65536) },
    });
    expect(body.made()).toBeLessThan(10);
    await front.before(() => new Response(long(100, () => cancelled++).stream, { headers: text }));
    expect((await front.ask('/list.txt', { 'If-None-Match': '"list"' })).status).toBe(304);
    expect(cancelled).toBe(2);
  });

  it('are made no faster than a client takes them, and given up when it goes', async () => {
    let cancelled = false;
    const body = long(10_000, () => (cancelled = true));
    await front.before(() => new Response(body.stream, { headers: { 'Content-Type': 'text/plain' } }));
    const socket = connect(front.port, '127.0.0.1');
    socket.write('GET /list.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    let made = -1;
    while (body.made() !== made) {
      made = body.made();
      await setTimeout(300);
    }
    // What is made fills the operating system's buffers, a few megabytes of the 650.
    expect(made).toBeLessThan(1000);
    socket.destroy();
    await expect.poll(() => cancelled).toBe(true);
    expect(front.errors).toEqual([]);
  });

  it('that break off cut the connection, so that nobody takes a part for the whole', async () => {
    let chunks = 0;
    const breaking = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull: (controller) => {
          if (chunks++ > 20) controller.error(new Error('disk gone'));
          else controller.enqueue(new Uint8Array(65536));
        },
      });
    await front.before(() => new Response(breaking(), { headers: { 'Content-Type': 'text/plain' } }));
    await expect(front.ask('/list.txt')).rejects.toThrow('aborted');
    expect(front.errors).toHaveLength(1);
  });

  it('of a range go through as they are', async () => {
    const part = { 'Content-Type': 'text/plain', 'Content-Range': 'bytes 0-1/9', ETag: '"file"' };
    await front.before(
      (_, request) => new Response('ab', { status: request.headers.has('range') ? 206 : 200, headers: part }),
    );
    const { status, headers, body } = await front.ask('/file', { Range: 'bytes=0-1', 'Accept-Encoding': 'br' });
    expect({ status, body: body.toString() }).toEqual({ status: 206, body: 'ab' });
    expect(headers).toMatchObject({ 'content-range': 'bytes 0-1/9', etag: '"file"' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});
