import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { askSite } from '../../fixtures/ask-http.ts';

/** The one script that is part of pages themselves. */
const OWN_SCRIPT = `<script>${readFileSync(path.resolve(import.meta.dirname, '../../../src/site/pictures-off.js'), 'utf8')}</script>`;

/** Asks for a target exactly as it is written, which `fetch` would mend. */
async function ask(target: string): Promise<{ status: number; type: string; text: string }> {
  const { status, headers, body } = await askSite(target);
  return { status, type: headers['content-type'] ?? '', text: body.toString() };
}

/** Sends bytes as they are and gives the first line of what comes back. */
function send(bytes: string): Promise<string> {
  const { hostname, port } = new URL(inject('address'));
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0]!);
      socket.destroy();
    });
  });
}

const LONG = 'a'.repeat(8000);

const WNIDS: readonly [string, string][] = [
  ['of no synset', 'n99999999'],
  ['too short', 'n0208407'],
  ['too long', 'n020840711'],
  ['of a verb', 'v02084071'],
  ['in Arabic digits', encodeURIComponent('n٠٢٠٨٤٠٧١')],
  ['in fullwidth digits', encodeURIComponent('n０２０８４０７１')],
  ['with a NUL', 'n02084071%00'],
  ['with a line break', 'n02084071%0d%0aX-A:b'],
  ['NUL alone', '%00'],
  ['half an escape', '%e2%82'],
  ['no escape', '%zz'],
  ['dots', '..'],
  ['encoded dots', '%2e%2e'],
  ['twice encoded dots', '%252e%252e%252f'],
  ['a way up', '../../package.json'],
  ['an encoded way up', '%2e%2e%2fpackage.json'],
  ['a back way up', '..%5c..%5cpackage.json'],
  ['a property of objects', '__proto__'],
  ['another', 'constructor'],
  ['mark-up', '%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
  ['mark-up, unencoded', '<img/src=x>'],
  ['eight kilobytes', LONG],
];

describe.each(WNIDS)('a wnid that is none: %s', (_, wnid) => {
  it.each(['', '/images', '/downloads', '.json', '/lists/subtree/wnids.txt'])(
    'is not found, as /synset/…%s',
    async (rest) => {
      const { status, type, text } = await ask(`/synset/${wnid}${rest}`);
      expect(status).toBe(404);
      if (type.startsWith('text/html')) {
        expect(text).toContain('<h1');
        expect(text).not.toMatch(/<script>alert|<img\/src/);
      } else if (type.startsWith('application/json')) {
        expect(JSON.parse(text)).toMatchObject({ error: { status: 404 } });
      } else expect(type).toMatch(/^text\/plain/);
    },
  );

  it('is no branch of the tree', async () => expect((await ask(`/tree/${wnid}`)).status).toBe(404));

  it('has no number at the old address either, which answers 200 for every wnid', async () => {
    const { status, text } = await ask(`/synset?wnid=${wnid}`);
    expect([301, 302, 200, 400, 404]).toContain(status);
    expect(text).not.toContain('target_id');
  });
});

describe.each(['N02084071', 'n02084071%20', '2084071', 'dog.n.01'])('another spelling of a wnid: %s', (spelling) => {
  it('leads to the page of the synset', async () => {
    const response = await fetch(new URL(`/synset/${spelling}`, inject('address')), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/synset/n02084071']);
  });

  it.each(['/images', '/downloads', '.json', '/lists/subtree/wnids.txt'])('is not found, as …%s', async (rest) =>
    expect((await ask(`/synset/${spelling}${rest}`)).status).toBe(404),
  );

  it('is no branch of the tree', async () => expect((await ask(`/tree/${spelling}`)).status).toBe(404));
});

describe('a query that makes no sense', () => {
  const values = [
    '',
    '0',
    '-1',
    '1e9',
    'NaN',
    '%00',
    '%zz',
    '..%2f',
    '%3Cscript%3E',
    encodeURIComponent('💥'),
    'a'.repeat(2000),
    '__proto__',
  ];
  const parameters = ['dataset', 'tree', 'area', 'colour', 'levels', 'from', 'to', 'page', 'q', 'depth', 'wnid'];

  it.each([
    '/',
    '/synset/n02084071',
    '/synset/n02084071/images',
    '/synset/n02084071/downloads',
    '/stats',
    '/search',
    '/datasets',
    '/compare',
    '/about',
    '/tree/n02084071',
  ])('never makes %s fail', async (page) => {
    for (const parameter of parameters) {
      for (const value of values) {
        const { status, text } = await ask(`${page}?${parameter}=${value}`);
        expect([200, 301, 302, 400, 404, 414], `${parameter}=${value}: ${String(status)}`).toContain(status);
        // Within quotes of an attribute it is text; anywhere else it would be mark-up.
        expect(text.replace(OWN_SCRIPT, '').replaceAll(/="[^"]*"/g, '')).not.toContain('<script>');
      }
    }
  });

  it('may be longer than any address, and is refused as that', async () =>
    expect((await ask(`/search?q=${'a'.repeat(10_000)}`)).status).toBe(414));

  it('may come twice, or thousands of times', async () => {
    expect((await ask('/synset/n02084071?dataset=a&dataset=b&area=&area')).status).toBeLessThan(500);
    expect((await ask(`/synset/n02084071?${'a&'.repeat(3000)}`)).status).toBeLessThan(500);
  });
});

describe('a request that is none', () => {
  it.each([
    ['with two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n', 400],
    [
      'to nothing in absolute form',
      'GET http://elsewhere.example/none HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n',
      404,
    ],
    ['to another host by a double slash', 'GET //elsewhere.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n', 404],
    ['with a line break in the target', 'GET /a\nb HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['with a NUL in a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: \0\r\n\r\n', 400],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    [
      'with two lengths',
      'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['of a method that nobody knows', 'DOG / HTTP/1.1\r\nHost: localhost\r\n\r\n', 501],
    ['with 40 KB of headers', `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ['that posts', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nx', 405],
  ])('%s is refused', async (_, bytes, status) =>
    expect(await send(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `)),
  );

  it('leaves the server in health', async () => expect((await ask('/healthz')).status).toBe(200));
});
