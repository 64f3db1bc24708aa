/** Returns the middle square of an image: left, top, width and height. */
export function middleOf({
  naturalWidth: width,
  naturalHeight: height,
}: HTMLImageElement): [number, number, number, number] {
  const side = Math.min(width, height);
  return [(width - side) / 2, (height - side) / 2, side, side];
}
