import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { askSite as ask } from '../../fixtures/ask-http.ts';
import { type CroissantDocument, croissantFaults } from '../../fixtures/croissant-faults.ts';

describe('the site’s own interface', () => {
  it.each(['/api/v1/openapi.json', '/api/v1/synsets/n02084071', '/api/v1/search?q=dog', '/api/v1/nothing'])(
    '%s may be read from any site',
    async (address) => {
      const { headers } = await ask(address, { headers: { Origin: 'https://elsewhere.example' } });
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  it('gives lines', async () => {
    const { headers, body } = await ask('/api/v1/synsets/n02084071/subtree.jsonl');
    expect(headers['content-type']).toBe('application/jsonl; charset=utf-8');
    expect(body.toString().trim().split('\n')).toHaveLength(190);
  });

  it('is described by a page that names every route', async () => {
    const page = (await ask('/api')).body.toString();
    const { paths } = JSON.parse((await ask('/api/v1/openapi.json')).body.toString()) as {
      paths: Record<string, unknown>;
    };
    // Whole paths: one route begins another's.
    const named = new Set([...page.matchAll(/<code>(\/api\/v1\/[^<]+)<\/code>/g)].map(([, path]) => path));
    expect(Object.keys(paths).filter((path) => !named.has(path) && !named.has(`/api/v1${path}`))).toEqual([]);
  });
});

describe('exports', () => {
  it('are listed with their length, and are as long', async () => {
    for (const page of ['/exports/datasets/fall2011', '/exports/datasets/emoji', '/exports/class-lists/in1k']) {
      const { files } = JSON.parse((await ask(`${page}.json`)).body.toString()) as {
        files: { href: string; size?: { lines: number; bytes: number } }[];
      };
      expect(files.length).toBeGreaterThan(10);
      for (const { href, size } of files) {
        const { status, body, headers } = await ask(href);
        expect(status, href).toBe(200);
        expect(headers['content-length'], href).toBe(String(body.length));
        if (size !== undefined)
          expect([body.length, body.toString().split('\n').length], href).toEqual([
            size.bytes,
            size.lines + (body.at(-1) === 10 ? 1 : 0),
          ]);
      }
    }
  });

  it.each([
    '/exports/datasets/fall2011/croissant.json',
    '/exports/datasets/emoji/croissant.json',
    '/sets/in1k/croissant.json',
    '/sets/living17/croissant.json?dataset=emoji',
  ])('have a Croissant description that its reader accepts, and files as it says: %s', async (address) => {
    const { headers, body } = await ask(address);
    expect(headers['content-type']).toMatch(/^application\/ld\+json;/);
    const document = JSON.parse(body.toString()) as CroissantDocument;
    const columns = new Map<string, string[]>();
    for (const { name, contentUrl, contentSize, encodingFormat, sha256 } of document.distribution) {
      const { pathname, search } = new URL(contentUrl);
      const file = await ask(pathname + search);
      expect([`${String(file.body.length)} B`, createHash('sha256').update(file.body).digest('hex')]).toEqual([
        contentSize,
        sha256,
      ]);
      const [head = ''] = file.body.toString().split('\n', 1);
      columns.set(name, head.split(encodingFormat === 'text/csv' ? ',' : '\t'));
    }
    expect(croissantFaults(document, (file) => columns.get(file))).toEqual([]);
  });

  it('are linked from the page of datasets', async () => {
    const page = (await ask('/datasets')).body.toString();
    for (const address of ['/exports/datasets/fall2011', '/exports/class-lists/in1k', '/exports/class-lists/in21k-p'])
      expect(page).toContain(`href="${address}"`);
  });

  it.each([
    '/exports/datasets/none',
    '/exports/none/in1k',
    '/exports/datasets/fall2011/none.txt',
    '/exports/class-lists/in1k/croissant.json',
  ])('there is none at %s', async (address) => expect((await ask(address)).status).toBe(404));
});
