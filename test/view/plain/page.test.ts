import { describe, expect, it } from 'vitest';
import { plainHtml, plainJson } from '../../../src/view/plain/page.ts';

const toPlain = (address: string): string =>
  address.includes('/lists/')
    ? '/lists/a/wnids.txt#bytes=0-9,20-29'
    : address.replace(/\?(.*)$/, (_, query: string) => `/${query.replaceAll('&', ',')}`);

function page(body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>${body}</body></html>`;
}

function bodyOf(body: string): string {
  return /<body>(.*)<\/body>/.exec(plainHtml(page(body), toPlain, "default-src 'self'"))![1]!;
}

describe('plainHtml', () => {
  it('says that no server is there, and has the policy in the page itself', () =>
    expect(plainHtml(page(''), toPlain, "default-src 'self'")).toBe(
      `<!DOCTYPE html><html lang="en" data-plain><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head><body></body></html>`,
    ));

  it('names the image of the site for previews: those of synsets are made by the server', () => {
    const image = (path: string): string => `<meta property="og:image" content="https://canopy.example${path}">`;
    expect(plainHtml(image('/share/n02084071.png'), toPlain, '')).toBe(image('/preview.png'));
    expect(plainHtml(image('/preview.png'), toPlain, '')).toBe(image('/preview.png'));
  });

  it.each([
    ['<a href="/stats?dataset=a">x</a>', '<a href="/stats/dataset=a">x</a>'],
    ['<img alt="" src="/pictures?a=1&amp;b=2">', '<img alt="" src="/pictures/a=1,b=2">'],
    [
      '<a data-fragment="/view?a=1" data-explore="/explore?b=2">x</a>',
      '<a data-fragment="/view/a=1" data-explore="/explore/b=2">x</a>',
    ],
    ['<a href="/b?q=%22&#34;">x</a>', '<a href="/b/q=%22&#34;">x</a>'],
    ['<a href="/a?b=1" title="c"></a><a href="/d?e=1"></a>', '<a href="/a/b=1" title="c"></a><a href="/d/e=1"></a>'],
  ])('leads every link to the copy: %s', (served, plain) => expect(bodyOf(served)).toBe(plain));

  it.each([
    '<a href="/synset/n02084071">dog</a>',
    '<a href="/about#wnid">x</a>',
    '<a href="https://a.example/?b=1">x</a>',
    '<a href="#content">x</a>',
    '<form action="/search?a=1"></form>',
    '<p title="/a?b=1">',
    '<p>href=/a?b=1 ="/c?d=1"</p>',
  ])('leaves as it is what leads to the same or is no link: %s', (html) => expect(bodyOf(html)).toBe(html));

  it('fetches a list by the ranges of its file', () =>
    expect(bodyOf("<code>curl -o dog.txt 'http://a.example/synset/n02084071/lists/own/wnids.txt'</code>")).toBe(
      "<code>for r in 0-9 20-29; do curl -s -r $r 'http://a.example/lists/a/wnids.txt'; done &gt; dog.txt</code>",
    ));
});

describe('plainJson', () =>
  it('leads every text that is an address to the copy', () =>
    expect(plainJson('{"href": "/a?b=1", "words": "a/b", "other": ["/c?d=2"]}', toPlain)).toBe(
      '{"href": "/a/b=1", "words": "a/b", "other": ["/c/d=2"]}',
    )));
