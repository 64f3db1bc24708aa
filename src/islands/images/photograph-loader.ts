import pLimit from 'p-limit';

/** Maximum number of photographs that load at the same time. */
const AT_ONCE = 6;

const limit = pLimit(AT_ONCE);

/**
 * Loads a photograph of another host, without a referrer and at most {@link AT_ONCE} at the same time.
 *
 * @param isDrawn whether its pixels will be drawn, for which the host must allow other sites to read them.
 * @param isWanted whether to load it still, once it is its turn.
 * @throws DOMException if there is none, or it is not wanted any more.
 */
export function loadPhotograph(
  src: string,
  isDrawn = false,
  isWanted = (): boolean => true,
): Promise<HTMLImageElement> {
  return limit(async () => {
    if (!isWanted()) throw new DOMException('not wanted any more', 'AbortError');
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    image.decoding = 'async';
    if (isDrawn) image.crossOrigin = 'anonymous';
    image.src = src;
    await image.decode();
    return image;
  });
}
