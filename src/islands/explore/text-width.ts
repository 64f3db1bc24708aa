/** A size at which texts are measured once; widths are proportional. */
const RULER = 50;

const widths = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null | undefined;

/** Returns a function that measures texts in a typeface; each text is measured once. */
export function findTextWidth(face: string): (text: string, size: number, weight: number) => number {
  ruler ??= document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    const key = `${String(weight)}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (ruler) ruler.font = `${String(weight)} ${String(RULER)}px ${face}`;
      width = (ruler?.measureText(text).width ?? RULER * text.length) / RULER;
      widths.set(key, width);
    }
    return width * size;
  };
}
