import { describe, expect, it } from 'vitest';
import { downloads } from '../../../src/components/synset/downloads.ts';
import type { DownloadGroup } from '../../../src/view/synset/downloads.ts';

const GROUP: DownloadGroup = {
  scope: 'subtree',
  synsets: 1,
  pictures: undefined,
  command: `curl -o dog.tsv 'https://example.org/counts.tsv?a=1&b=2'`,
  rows: [
    {
      subject: 'classes',
      links: [
        { form: 'txt', href: '/classes.txt?a=1&b=2', lines: 1, bytes: 1500 },
        { form: 'tsv', href: '/classes.tsv', lines: 0, bytes: 0 },
      ],
    },
  ],
};

const text = (group: Partial<DownloadGroup>): string =>
  downloads({ held: undefined, groups: [{ ...GROUP, ...group }] }).text;

describe('downloads', () => {
  it('are links with their sizes, and a word in place of a list without lines', () =>
    expect(text({})).toContain(
      '<td><a href="/classes.txt?a=1&amp;b=2" download aria-label="Class indices as txt" data-astro-reload>txt</a><small><span>1 line,</span> <span>1.5 kB</span></small></td>' +
        '<td><span class="soft">none</span><small><span>0 lines,</span> <span>0 bytes</span></small></td>',
    ));

  it('come with a command whose text is that of the model', () =>
    expect(text({})).toContain(
      `<copy-text><code>curl -o dog.tsv 'https://example.org/counts.tsv?a=1&amp;b=2'</code></copy-text>`,
    ));

  it('hold addresses of images, images and boxes where there are any', () => {
    expect(text({})).not.toMatch(/urls-|held/);
    const pictures = {
      links: [{ list: 'urls.txt', file: 'urls.txt', href: '/urls.txt', lines: 2, bytes: 80 }],
      extracts: [],
      check: undefined,
      curl: 'curl it',
      img2dataset: `--save '["title"]'`,
    } as const;
    expect(text({ pictures })).toContain('<h3 id="urls-subtree">Image URLs</h3>');
    expect(text({ pictures })).toContain(`<copy-text><code>--save '[&quot;title&quot;]'</code></copy-text>`);
    const link = { list: 'urls.txt', file: 'living-urls.txt', href: '/living', lines: 1, bytes: 40 } as const;
    const extracts = [{ name: 'living', links: [link] }];
    const check = { asked: 2, alive: 1, dead: 1, from: '2026-12-01', to: '2026-12-01' };
    const checked = text({ pictures: { ...pictures, extracts, check } });
    expect(checked).toContain(
      '<b>Alive 50.0 %</b> of 2 addresses asked, checked <time datetime="2026-12-01">2026-12-01</time>.',
    );
    expect(checked).toContain(
      '<li>Without those known to be dead <span class="soft">1 image</span>: <a href="/living" download="living-urls.txt" data-astro-reload>urls.txt</a></li>',
    );
    const boxes = { href: '/boxes', images: 2, boxes: 1, command: 'curl boxes' };
    const held = downloads({ held: { images: undefined, boxes }, groups: [] }).text;
    expect(held).toContain(
      'as Pascal VOC XML, tar.gz: 1 box in 2 images</p><copy-text><code>curl boxes</code></copy-text>',
    );
    expect(held).not.toContain('as a tar');
  });
});
