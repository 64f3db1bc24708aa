import { escapeMarkup } from '../../format/markup.ts';

/** Methods of a canvas that a drawing uses; its 2D context has them, and so has {@link SvgBrush}. */
export interface Brush {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  font: string;
  textBaseline: CanvasTextBaseline;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  strokeRect: (x: number, y: number, width: number, height: number) => void;
  drawImage: (image: CanvasImageSource, x: number, y: number, width: number, height: number) => void;
  fillText: (text: string, x: number, y: number) => void;
  measureText: (text: string) => { readonly width: number };
}

/** Gives the path data of a text in a font of CSS. */
type Outline = (font: string, text: string, x: number, y: number) => string;

/** Draws as a canvas does, into an SVG. */
export class SvgBrush implements Brush {
  fillStyle: string | CanvasGradient | CanvasPattern = '#000';
  strokeStyle: string | CanvasGradient | CanvasPattern = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  font = '10px sans-serif';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #parts: string[] = [];
  readonly #measure: (font: string, text: string) => number;
  readonly #dataOf: (image: CanvasImageSource) => string;
  readonly #outline: Outline | undefined;

  /**
   * @param measure returns the width of a text in a font of CSS
   * @param dataOf returns the `data:` address of a picture
   * @param outline returns the path of a text, which is then drawn in place of it
   */
  constructor(
    measure: (font: string, text: string) => number,
    dataOf: (image: CanvasImageSource) => string,
    outline?: Outline,
  ) {
    this.#measure = measure;
    this.#dataOf = dataOf;
    this.#outline = outline;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    if (width <= 0 || height <= 0) return;
    this.#parts.push(`<rect ${box(x, y, width, height)} fill="${colour(this.fillStyle)}"/>`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const line = `stroke="${colour(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}"${this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`}`;
    this.#parts.push(`<rect ${box(x, y, width, height)} fill="none" ${line}/>`);
  }

  drawImage(image: CanvasImageSource, x: number, y: number, width: number, height: number): void {
    this.#parts.push(`<image ${box(x, y, width, height)} href="${escapeMarkup(this.#dataOf(image))}"/>`);
  }

  fillText(text: string, x: number, y: number): void {
    // Not every reader of SVG knows dominant-baseline; a third of the letters' height does as well.
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1] ?? 10);
    const lower = this.textBaseline === 'middle' ? 0.35 * size : this.textBaseline === 'top' ? 0.85 * size : 0;
    if (this.#outline !== undefined) {
      this.#parts.push(`<path d="${this.#outline(this.font, text, x, y + lower)}" fill="${colour(this.fillStyle)}"/>`);
      return;
    }
    this.#parts.push(
      `<text x="${short(x)}" y="${short(y + lower)}" style="font:${escapeMarkup(this.font)}" fill="${colour(this.fillStyle)}">${escapeMarkup(text)}</text>`,
    );
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#measure(this.font, text) };
  }

  /** Content drawn so far, for use in another SVG. */
  get content(): string {
    return this.#parts.join('\n');
  }

  /** The whole picture as a file; what lies beyond its edges is cut off. */
  toString(width: number, height: number, title: string): string {
    const size = `width="${short(width)}" height="${short(height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${short(width)} ${short(height)}">\n<title>${escapeMarkup(title)}</title>\n${this.#parts.join('\n')}\n</svg>\n`;
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
}

function colour(style: string | object): string {
  if (typeof style !== 'string') throw new Error('expected a colour of CSS, came a gradient or a pattern');
  return escapeMarkup(style);
}

/** A hundredth of a pixel is not seen. */
function short(value: number): string {
  return String(Math.round(100 * value) / 100);
}
