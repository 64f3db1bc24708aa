import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { type Answer, answerOf, type AnswerParts, sendAnswer } from '../../../src/server/answers/answer.ts';
import { AnswerCache } from '../../../src/server/answers/answer-cache.ts';
import { AnswerCost } from '../../../src/server/answers/answer-cost.ts';
import { onAnswerEnd } from '../../../src/server/answers/answer-end.ts';
import { compress, compressor, isCompressible } from '../../../src/server/answers/compress.ts';
import { entityTag } from '../../../src/server/answers/etag.ts';
import { securityHeaders, withHeaders } from '../../../src/server/answers/headers.ts';
import { UnsentBytes } from '../../../src/server/answers/unsent-bytes.ts';
import { preflightAnswer } from '../../../src/server/requests/preflight.ts';

const BODY = Buffer.from('a body');
const TAG = entityTag(BODY, 'identity');
const PARTS: AnswerParts = {
  status: 200,
  headers: ['Cache-Control', 'no-cache'],
  contentType: 'text/plain',
  encoding: 'identity',
  plain: BODY,
  body: BODY,
};

/** Sends an answer; returns what was sent: the status, the header lines and the body. */
function sent(answer: Answer, request: Partial<IncomingMessage> = {}): unknown[] {
  const response = { writeHead: vi.fn(() => response), end: vi.fn() };
  sendAnswer(
    { method: 'GET', headers: {}, ...request } as unknown as IncomingMessage,
    response as unknown as ServerResponse,
    answer,
  );
  expect(response.end).toHaveBeenCalledTimes(1);
  return [...(response.writeHead.mock.calls[0] as unknown[]), ...(response.end.mock.calls[0] as unknown[])];
}

describe('an answer', () => {
  const SHARED = ['Vary', 'Accept-Encoding', 'Cache-Control', 'no-cache'];

  it('has a tag and lines about its body', () => {
    expect(answerOf(PARTS)).toEqual({
      status: 200,
      tag: TAG,
      body: BODY,
      headers: SHARED,
      bodyHeaders: ['Content-Type', 'text/plain', 'Content-Length', '6'],
    });
    expect(answerOf({ ...PARTS, encoding: 'br', body: BODY.subarray(2) })).toMatchObject({
      tag: entityTag(BODY, 'br'),
      bodyHeaders: ['Content-Type', 'text/plain', 'Content-Length', '4', 'Content-Encoding', 'br'],
    });
  });

  it('of a part has the range and the tag of its file; one without a body has no type', () => {
    expect(answerOf({ ...PARTS, status: 206, contentRange: 'bytes 0-5/9', tag: '"file"' })).toMatchObject({
      tag: '"file"',
      bodyHeaders: ['Content-Type', 'text/plain', 'Content-Length', '6', 'Content-Range', 'bytes 0-5/9'],
    });
    expect(answerOf({ ...PARTS, status: 301, contentType: undefined, body: new Uint8Array() })).toMatchObject({
      tag: undefined,
      bodyHeaders: ['Content-Length', '0'],
    });
  });

  it('shares its lines with others that have the same, of a hundred kinds', () => {
    const lines = (value: string): readonly string[] => answerOf({ ...PARTS, headers: ['X', value] }).headers;
    expect(lines('a')).toBe(lines('a'));
    expect(lines('a')).not.toBe(lines('b'));
    expect(lines('b')).toEqual(['Vary', 'Accept-Encoding', 'X', 'b']);
    for (let i = 0; i < 100; i++) lines(String(i));
    expect(lines('a')).toBe(lines('a'));
    expect(lines('late')).not.toBe(lines('late'));
    expect(lines('late')).toEqual(lines('late'));
  });

  it('is sent whole, without its body to HEAD, or not at all where the client has it', () => {
    const answer = answerOf(PARTS);
    const lines = [...answer.bodyHeaders, 'ETag', TAG, ...SHARED];
    expect(sent(answer)).toEqual([200, lines, BODY]);
    expect(sent(answer, { method: 'HEAD' })).toEqual([200, lines]);
    expect(sent(answer, { headers: { 'if-none-match': TAG } })).toEqual([304, ['ETag', TAG, ...SHARED]]);
    expect(sent(answer, { headers: { 'if-match': '"other"' } })).toEqual([
      412,
      ['Content-Length', '0', 'ETag', TAG, ...SHARED],
    ]);
    expect(sent({ ...answer, tag: undefined })).toEqual([200, [...answer.bodyHeaders, ...SHARED], BODY]);
  });
});

it('headers of security go with every answer; a page may have a policy of its own', () => {
  const lines = securityHeaders(false);
  expect(lines[0]).toBe('Content-Security-Policy');
  expect(lines.slice(2)).toEqual([
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Permissions-Policy',
    'browsing-topics=(), camera=(), geolocation=(), microphone=()',
  ]);
  expect(securityHeaders(true)).toEqual([...lines, 'Strict-Transport-Security', 'max-age=31536000']);
  expect(withHeaders(['A', 'content-security-policy'], lines)).toEqual(['A', 'content-security-policy', ...lines]);
  expect(withHeaders(['content-security-policy', 'x'], lines)).toEqual([
    'content-security-policy',
    'x',
    ...lines.slice(2),
  ]);
  expect(withHeaders(['content-security-policy', 'x'], ['A', 'b', ...lines.slice(0, 4)])).toEqual([
    ...['content-security-policy', 'x', 'A', 'b'],
    ...lines.slice(2, 4),
  ]);
  expect(withHeaders(['Content-Security-Policy', 'x'], ['A', 'b'])).toEqual(['Content-Security-Policy', 'x', 'A', 'b']);
});

it('OPTIONS are answered for programs on any site', () =>
  expect(preflightAnswer(['X', 'y'])).toEqual({
    status: 204,
    tag: undefined,
    body: new Uint8Array(),
    bodyHeaders: [],
    headers: [
      ...['Allow', 'GET, HEAD, OPTIONS', 'Access-Control-Allow-Origin', '*'],
      ...['Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS'],
      ...['Access-Control-Allow-Headers', 'Range, If-Range, If-None-Match, Content-Type'],
      ...['Access-Control-Max-Age', '86400', 'X', 'y'],
    ],
  }));

it.each([
  ['text/html; charset=utf-8', 200, 'x', true],
  ['image/svg+xml', 200, 'x', true],
  ['application/json', 200, 'x', true],
  ['application/ld+json', 200, 'x', true],
  ['application/vnd.canopy.columns', 200, 'x', true],
  ['application/xml', 200, 'x', true],
  ['application/rss+xml', 200, 'x', true],
  ['application/gzip', 200, 'x', false],
  ['application/9+json', 200, 'x', false],
  ['image/png', 200, 'x', false],
  ['x-text/html', 200, 'x', false],
  ['text/html', 206, 'x', false],
  ['text/html', 200, null, false],
])('a body of %s with status %i and body %j is compressed: %s', (type, status, body, is) =>
  expect(isCompressible(new Response(body, { status, headers: { 'content-type': type } }))).toBe(is),
);

it('an answer of unknown type is not compressed', () =>
  expect(isCompressible(new Response(new Uint8Array(1)))).toBe(false));

it.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('a stream to %s gives back what went in, small, as a whole body does', async (encoding, unpack) => {
  const text = Array.from({ length: 3000 }, (_, i) => `${String(i % 97)} dogs and ${String(i % 89)} cats\n`).join('');
  const stream = compressor(encoding);
  stream.end(text);
  const chunks = (await stream.toArray()) as Uint8Array[];
  expect(unpack(Buffer.concat(chunks)).toString()).toBe(text);
  const whole = await compress(new TextEncoder().encode(text), encoding);
  expect(Math.abs(whole.length / Buffer.concat(chunks).length - 1)).toBeLessThan(0.05);
});

it('the cache knows what it has room for, and counts both of its parts', () => {
  const cache = new AnswerCache(8192);
  expect([10_240, 10_242].map((bytes) => cache.mayHold(bytes))).toEqual([true, false]);
  cache.set('/a', 'br', answerOf(PARTS));
  const bytes = cache.bytes;
  cache.set('/a?b', 'br', answerOf(PARTS));
  expect(cache.bytes).toBeGreaterThan(bytes);
  for (let i = 0; i < 9; i++) cache.set(`/a?${String(i)}`, 'br', answerOf(PARTS));
  expect(cache.bytes).toBeLessThan(3 * bytes);
});

it('the work of another thread is counted', () => {
  const cost = new AnswerCost();
  cost.add(5);
  expect(cost.ms).toBe(5);
});

describe('the end of an answer', () => {
  const connection = (): { request: IncomingMessage; socket: EventEmitter } => {
    const socket = Object.assign(new EventEmitter(), { destroyed: false });
    return { request: { socket } as unknown as IncomingMessage, socket };
  };
  const respond = (destroyed = false): ServerResponse =>
    Object.assign(new EventEmitter(), { destroyed }) as unknown as ServerResponse;

  it('comes with the end of its connection, once, or at once where it can no longer go out', () => {
    const { request, socket } = connection();
    const [first, second, late] = [vi.fn(), vi.fn(), vi.fn()];
    const response = respond();
    onAnswerEnd(request, response, first);
    onAnswerEnd(request, respond(), second);
    onAnswerEnd(request, respond(true), late);
    expect(socket.listenerCount('close')).toBe(1);
    expect([first, second, late].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1]);
    response.emit('close');
    socket.emit('close');
    expect([first, second, late].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('frees the bytes that wait for it', () => {
    const { request } = connection();
    const unsent = new UnsentBytes(10);
    const response = respond();
    unsent.count(request, response, 9);
    expect(unsent.isFull).toBe(false);
    unsent.count(request, respond(), 1);
    expect(unsent.isFull).toBe(true);
    response.emit('close');
    expect(unsent.isFull).toBe(false);
    unsent.count(request, respond(), 9);
    expect(unsent.isFull).toBe(true);
  });
});
