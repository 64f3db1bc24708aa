import { brokenLines, type PictureCaption, pictureName } from '../../view/explore/caption.ts';
import { type Brush, SvgBrush } from '../../view/explore/svg.ts';
import { BANDS } from '../../view/treemap/colour.ts';
import type { Palette, ScenePainter } from '../../view/treemap/paint.ts';
import type { Scene } from '../../view/treemap/scene.ts';
import { downloadFile } from '../follow-link.ts';

const MARGIN = 12;
const LINE = 18;
const TITLE = 14;
const TEXT = 12;

/** A view of the map, and the parts of its caption. */
export interface SavedView {
  readonly painter: ScenePainter;
  readonly scene: Scene;
  /** Name of the place. */
  readonly title: string;
  /** The chosen measures of area and lightness. */
  readonly area: string;
  readonly lightness: string;
  /** The search whose matches are marked; empty without one. */
  readonly found: string;
  readonly credits: string;
}

/** Saves a view as a file, with a caption below. */
export function saveView(
  format: 'png' | 'svg',
  { painter, scene, title, area, lightness, found, credits }: SavedView,
): void {
  const marked = found === '' ? '' : ` Marked: “${found}”.`;
  const key = `Area: ${area.toLowerCase()}. Hue: branch. Lightness: ${lightness.toLowerCase()}.${marked}`;
  const saved: Saved = {
    draw: (brush) => painter.drawScene(brush, scene),
    width: scene.width,
    height: scene.height,
    caption: { title, key, credits },
    palette: painter.palette,
  };
  if (format === 'svg') saveSvg(saved);
  else savePng(saved);
}

/** A picture to be saved. */
interface Saved {
  /** Draws the view. */
  readonly draw: (brush: Brush) => void;
  /** Width in CSS pixels, without the caption. */
  readonly width: number;
  readonly height: number;
  readonly caption: PictureCaption;
  readonly palette: Palette;
}

/** Saves the view as a PNG file, with a caption below, at the screen's resolution. */
function savePng(saved: Saved): void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return;
  const lines = captionLines(context, saved);
  canvas.width = Math.round(saved.width * devicePixelRatio);
  canvas.height = Math.round((saved.height + captionHeight(lines)) * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  drawWithCaption(context, saved, lines);
  canvas.toBlob((blob) => {
    if (blob) downloadFile(blob, pictureName(saved.caption.title, 'png'));
  });
}

/** Saves the view as an SVG file, with a caption below. */
function saveSvg(saved: Saved): void {
  const ruler = document.createElement('canvas').getContext('2d');
  if (!ruler) return;
  const brush = new SvgBrush((font, text) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  }, dataOf);
  const lines = captionLines(brush, saved);
  drawWithCaption(brush, saved, lines);
  const file = brush.toString(saved.width, saved.height + captionHeight(lines), saved.caption.title);
  downloadFile(new Blob([file], { type: 'image/svg+xml' }), pictureName(saved.caption.title, 'svg'));
}

/** A picture as a `data:` address, so that the file is whole without the site. */
function dataOf(image: CanvasImageSource): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = sizeOf(image);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp');
}

function sizeOf(image: CanvasImageSource): [number, number] {
  if (image instanceof HTMLImageElement) return [image.naturalWidth, image.naturalHeight];
  return image instanceof ImageBitmap ? [image.width, image.height] : [0, 0];
}

function captionLines(brush: Brush, { width, caption, palette }: Saved): string[] {
  brush.font = `${String(TEXT)}px ${palette.face}`;
  const widthOf = (text: string): number => brush.measureText(text).width;
  return [caption.key, caption.credits].flatMap((text) => brokenLines(text, width - 2 * MARGIN, widthOf));
}

function captionHeight(lines: readonly string[]): number {
  return (1 + lines.length) * LINE + 2 * MARGIN;
}

function drawWithCaption(
  brush: Brush,
  { draw, width, height, caption, palette }: Saved,
  lines: readonly string[],
): void {
  const { card, ink } = BANDS[palette.scheme];
  draw(brush);
  brush.fillStyle = card;
  // A tile at the edge may stick out.
  brush.fillRect(0, height, width, captionHeight(lines));
  brush.fillStyle = ink;
  brush.textBaseline = 'top';
  brush.font = `600 ${String(TITLE)}px ${palette.face}`;
  brush.fillText(caption.title, MARGIN, height + MARGIN);
  brush.font = `${String(TEXT)}px ${palette.face}`;
  lines.forEach((line, i) => brush.fillText(line, MARGIN, height + MARGIN + (i + 1) * LINE));
}
