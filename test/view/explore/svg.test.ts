import { expect, it } from 'vitest';
import { brokenLines, pictureName } from '../../../src/view/explore/caption.ts';
import { SvgBrush } from '../../../src/view/explore/svg.ts';

it('a drawing becomes an SVG file', () => {
  const brush = new SvgBrush(
    (_, text) => 6 * text.length,
    (image) => `data:of,${(image as HTMLImageElement).src}`,
  );
  brush.fillStyle = 'rgb(1, 2, 3)';
  brush.fillRect(0.125, 1, 20, 10.5);
  brush.fillRect(5, 5, 0, 10);
  brush.strokeStyle = '#123456';
  brush.lineWidth = 2;
  brush.strokeRect(1, 2, 3, 4);
  brush.lineJoin = 'round';
  brush.strokeRect(5, 6, 7, 8);
  brush.drawImage({ src: 'a&b' } as HTMLImageElement, 1, 2, 30, 40);
  brush.font = '600 20px "A Face"';
  brush.textBaseline = 'middle';
  brush.fillText('Bell & <Co>', 3, 10);
  expect(brush.measureText('four')).toEqual({ width: 24 });
  expect(brush.toString(100, 50.004, 'A "title"'))
    .toBe(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">
<title>A &quot;title&quot;</title>
<rect x="0.13" y="1" width="20" height="10.5" fill="rgb(1, 2, 3)"/>
<rect x="1" y="2" width="3" height="4" fill="none" stroke="#123456" stroke-width="2"/>
<rect x="5" y="6" width="7" height="8" fill="none" stroke="#123456" stroke-width="2" stroke-linejoin="round"/>
<image x="1" y="2" width="30" height="40" href="data:of,a&amp;b"/>
<text x="3" y="17" style="font:600 20px &quot;A Face&quot;" fill="rgb(1, 2, 3)">Bell &amp; &lt;Co&gt;</text>
</svg>
`);
});

it('a caption is broken at its spaces, and a long word is not', () => {
  const widthOf = (text: string): number => text.length;
  expect(brokenLines('one two three', 7, widthOf)).toEqual(['one two', 'three']);
  expect(brokenLines('incomprehensibilities a', 7, widthOf)).toEqual(['incomprehensibilities', 'a']);
  expect(brokenLines('', 7, widthOf)).toEqual([]);
});

it.each([
  ['dog', 'dog.svg'],
  ['ImageNet 2011 Fall Release', 'ImageNet-2011-Fall-Release.svg'],
  ['née', 'ne-e.svg'],
  ['', 'explore.svg'],
  ['…', 'explore.svg'],
])('a picture of %s is saved as %s', (title, name) => expect(pictureName(title, 'svg')).toBe(name));
