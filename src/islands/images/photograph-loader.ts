import pLimit from 'p-limit';

/** Maximum number of photographs that load at the same time. */
export const AT_ONCE = 6;

const limit = pLimit(AT_ONCE);

/**
 * Loads a photograph of another host, without a referrer and at most {@link AT_ONCE} at the same time.
 *
 * @param isDrawn whether its pixels will be drawn, for which the host must allow other sites to read them.
 * @throws DOMException if there is none.
 */
export function loadPhotograph(src: string, isDrawn = false): Promise<HTMLImageElement> {
  return limit(async () => {
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    image.decoding = 'async';
    if (isDrawn) image.crossOrigin = 'anonymous';
    image.src = src;
    await image.decode();
    return image;
  });
}
