import { describe, expect, it } from 'vitest';
import { ORIGIN, useFront } from './small-front.ts';

const PAGE = `<h1>${'dog, '.repeat(500)}</h1>`;
const html = { 'Content-Type': 'text/html' };

const front = useFront();

describe('headers', () => {
  it('have one content security policy: the page’s own where it has one', async () => {
    const own = "default-src 'none'; img-src 'self' https:";
    await front.before(
      ({ pathname }) =>
        new Response(PAGE, {
          headers: { ...html, ...(pathname === '/own' ? { 'Content-Security-Policy': own } : {}) },
        }),
    );
    const policies = async (target: string): Promise<unknown> =>
      (await front.ask(target)).headers['content-security-policy'];
    // Twice: the cached answer has it too.
    expect([await policies('/own'), await policies('/own')]).toEqual([own, own]);
    expect(await policies('/other')).toContain("img-src 'self' data:;");
  });

  it('go with every answer: pages, failures, refusals, health, 304', async () => {
    await front.before(({ pathname }) => {
      if (pathname === '/fails') throw new Error('secret of the house');
      return new Response(PAGE, { headers: html });
    });
    const { headers } = await front.ask('/a');
    const replies = [
      await front.ask('/a'),
      await front.ask('/fails'),
      await front.ask('/%00'),
      await front.ask('/healthz'),
      await front.ask('/a', { 'If-None-Match': headers.etag! }),
      await front.ask('/a', {}, 'POST'),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 500, 404, 200, 304, 405]);
    for (const reply of replies) {
      expect(reply.headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self';/,
      );
      expect(reply.headers['content-security-policy']).not.toContain('unsafe');
      expect(reply.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
      });
      expect(reply.headers.server).toBeUndefined();
      expect(reply.headers['x-powered-by']).toBeUndefined();
    }
  });

  it('name the coding of characters', async () => {
    await front.before(() => new Response('é', { headers: html }));
    expect((await front.ask('/a')).headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('preflight', () =>
  it('lets programs on any site read, and asks no page', async () => {
    await front.before(() => new Response(PAGE));
    const { status, headers, body } = await front.ask('/a', { Origin: 'https://elsewhere.example' }, 'OPTIONS');
    expect([status, body.length]).toEqual([204, 0]);
    expect(headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'Range, If-Range, If-None-Match, Content-Type',
    });
    expect(front.seen).toHaveLength(0);
  }));

describe('refusals', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('answers %s with 405 and what is allowed', async (method) => {
    await front.before(() => new Response(PAGE));
    const { status, headers } = await front.ask('/a', {}, method);
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
    expect(front.seen).toHaveLength(0);
  });

  it('renders one "not found" page for all addresses that cannot be', async () => {
    const made: string[] = [];
    await front.before(
      () => new Response(),
      (address) => {
        made.push(address);
        return { status: 404, type: 'text/html', text: `nothing at ${new URL(address).pathname}`, headers: [] };
      },
    );
    for (const path of ['/%00', '/%2e%2e%2fetc', '//evil.example', '/a\\b']) {
      expect(await front.ask(path)).toMatchObject({ status: 404, body: Buffer.from('nothing at /404') });
    }
    // Longer than any address can be.
    expect(await front.ask(`/set/${'a'.repeat(9000)}`)).toMatchObject({ status: 414 });
    expect(made).toEqual([`${ORIGIN}/404`]);
  });

  it('answers a page that fails with a sentence and a note, and goes on', async () => {
    await front.before(({ pathname }) => {
      if (pathname === '/throws') throw new Error('secret of the house');
      return new Response();
    });
    const { status, body, headers } = await front.ask('/throws');
    expect(status).toBe(500);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.toString()).toContain('Something went wrong');
    expect(body.toString()).not.toContain('secret');
    expect(front.errors.map(String)).toEqual(['Error: secret of the house']);
    expect((await front.ask('/works')).status).toBe(200);
  });

  it('speaks JSON to those who asked for JSON, whatever fails', async () => {
    await front.before(({ pathname }) => {
      if (pathname.endsWith('throws.json')) throw new Error('secret of the house');
      return new Response(PAGE, { headers: html });
    });
    for (const [method, path, expected] of [
      ['GET', '/throws.json', 500],
      ['POST', '/api/v1/datasets', 405],
      ['GET', '/api/v1/%2e%2e', 404],
      ['GET', '/%00.json', 404],
    ] as const) {
      const { status, headers, body } = await front.ask(path, {}, method);
      expect([status, headers['content-type'], headers['access-control-allow-origin']], path).toEqual([
        expected,
        'application/json; charset=utf-8',
        '*',
      ]);
      expect(JSON.parse(body.toString())).toEqual({
        error: { status: expected, message: expect.stringMatching(/^[^<]{10,}\.$/) as string },
      });
    }
  });

  it('describes the whole where a HEAD asks for a part', async () => {
    await front.before(
      (_, request) =>
        new Response(PAGE, {
          status: request.headers.has('range') ? 206 : 200,
          headers: { ...html, 'Accept-Ranges': 'bytes' },
        }),
    );
    expect((await front.ask('/a', { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
    expect((await front.ask('/a', { Range: 'bytes=0-1' })).status).toBe(206);
  });
});

it('gives its figures at /metrics, which nobody caches', async () => {
  await front.before(() => new Response(PAGE, { headers: html }));
  const { status, headers, body } = await front.ask('/metrics');
  expect([status, headers['content-type'], headers['cache-control'], body.toString()]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
    'no-store',
    'canopy_answers_total 1\n',
  ]);
});
