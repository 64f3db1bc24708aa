import { describe, expect, it } from 'vitest';
import { attribute, html, jsonScript } from '../../src/components/markup.ts';

describe('html', () => {
  it('escapes text between tags and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    const { text } = html`<a href="${hostile}">${hostile}</a>`;
    const safe = `&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;`;
    expect(text).toBe(`<a href="${safe}">${safe}</a>`);
  });

  it('takes mark-up and lists of it as they are', () => {
    const items = ['dog', 'cat & mouse'].map((word) => html`<li>${word}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>dog</li><li>cat &amp; mouse</li></ul>');
  });

  it('takes a line break for a blank within text, and for nothing next to a tag or a value', () => {
    const made = html`
      <p>Words that
        go on <b>here</b>
        ${1}
      </p>
      <p>end</p>`;
    expect(made.text).toBe('<p>Words that go on <b>here</b>1</p><p>end</p>');
  });

  it('writes numbers, zero included, and leaves out what is not there', () =>
    expect(html`${0}${-1}${undefined}${false}${[]}`.text).toBe('0-1'));
});

describe('attribute', () =>
  it('is escaped, and left out without a value', () =>
    expect(html`<a${attribute('title', 'a "b" <c>')}${attribute('class', undefined)}>`.text).toBe(
      '<a title="a &quot;b&quot; &lt;c&gt;">',
    )));

describe('jsonScript', () =>
  it('holds any JSON, and no text of it ends the script', () => {
    const data = { name: '</script><script>alert(1)</script>', note: '<!--', list: ['a & b', '"'] };
    const [, json] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(jsonScript(data).text)!;
    expect(json).not.toContain('<');
    expect(JSON.parse(json!)).toEqual(data);
  }));
