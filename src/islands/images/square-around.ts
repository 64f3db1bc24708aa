/** Returns the smallest square that holds an image whole: left, top, width and height; what lies beyond the image is transparent. */
export function squareAround({
  naturalWidth: width,
  naturalHeight: height,
}: HTMLImageElement): [number, number, number, number] {
  const side = Math.max(width, height);
  return [(width - side) / 2, (height - side) / 2, side, side];
}
