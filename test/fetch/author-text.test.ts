import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLinkedText } from '../../scripts/pipeline/fetch/author-text.ts';
import { ANY_CHARACTER } from '../fixtures/any-character.ts';

const PAGE = 'https://commons.wikimedia.org/wiki/File:A.jpg';
const read = (html: string): { text: string; url: string | undefined } => readLinkedText(html, PAGE);

describe('an author in HTML', () => {
  it.each([
    ['Ann', 'Ann', undefined],
    [
      '<a href="//commons.wikimedia.org/wiki/User:Ann">Ann &amp; Bob</a>',
      'Ann & Bob',
      'https://commons.wikimedia.org/wiki/User:Ann',
    ],
    [
      '<a href="/wiki/User:Ann">Ann</a> (<a href="https://b.example/">site</a>)',
      'Ann (site)',
      'https://commons.wikimedia.org/wiki/User:Ann',
    ],
    ['<p>Ann<br>Bob</p>\n<p>C</p>', 'Ann Bob C', undefined],
    ['Ann<span style="display: none">hidden <b>deep</b></span> Bob', 'Ann Bob', undefined],
    ['<style>a { b: c }</style>Ann<script>alert(1)</script>', 'Ann', undefined],
    ['<a href="javascript:alert(1)">Ann</a>', 'Ann', undefined],
    ['<a href="data:text/html,x">Ann</a> <a href="http://b.example/">B</a>', 'Ann B', 'http://b.example/'],
    ['&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>', undefined],
    ['Ann\u202e\u0000 Bob', 'Ann Bob', undefined],
    ['', '', undefined],
    ['<img src="a.png">', '', undefined],
  ])('%j reads as %j', (html, text, url) => expect(read(html)).toEqual({ text, url }));

  it('is one line of at most 300 characters without control characters, with a link of http or https, whatever comes', () =>
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER, maxLength: 600 }), (html) => {
        const { text, url } = read(html);
        expect(Array.from(text).length).toBeLessThanOrEqual(300);
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(url ?? 'https://').toMatch(/^https?:/);
      }),
    ));
});
