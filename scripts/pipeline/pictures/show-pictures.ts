import { formatCount, formatQuantity } from '../../../src/view/numbers.ts';
import type { WholeBuild } from '../builds/current-build.ts';
import { progress } from '../text/progress.ts';
import type { Slice } from './slice.ts';
import type { DrawnPictures, PictureProgress } from './thumbnails.ts';

/**
 * Makes what is missing of the small pictures of a build, and shows how far it is, how fast, and how long it will take.
 *
 * Pictures that cannot be drawn are named and skipped. @param out the folder of builds. @param slice makes these alone.
 * @param only datasets whose failed pictures are named; by default all.
 */
export async function showPictures(
  out: string,
  build: WholeBuild,
  slice?: Slice,
  only?: readonly string[],
): Promise<DrawnPictures[]> {
  const { drawPictures } = await import('./thumbnails.ts');
  const drawn = await progress().step('Drawing the pictures that are missing', (show) => {
    let [dataset, began] = ['', 0];
    const onProgress = (state: PictureProgress): void => {
      if (state.dataset !== dataset) [dataset, began] = [state.dataset, performance.now()];
      show(() => progressLine(state, performance.now() - began));
    };
    return drawPictures(out, build, onProgress, slice);
  });
  for (const result of drawn) if (only?.includes(result.dataset) !== false || result.made > 0) report(result);
  return drawn;
}

/** `emoji: 4,200 of 18,108 files, 310 a second, 45 s left`. */
export function progressLine({ dataset, done, all, made }: PictureProgress, ms: number): string {
  const rate = ms > 0 ? made / (ms / 1000) : 0;
  const left = rate > 0 ? `, ${rate.toFixed(0)} a second, ${String(Math.ceil((all - done) / rate))} s left` : '';
  return `${dataset}: ${formatCount(done)} of ${formatQuantity(all, 'file')}${left}`;
}

function report({ dataset, pictures, made, all, failed }: DrawnPictures): void {
  if (made > 0)
    console.log(
      `${dataset}: ${formatQuantity(pictures, 'picture')}; made ${formatCount(made)} of ${formatQuantity(all, 'file')}.`,
    );
  for (const { file, why } of failed) console.error(`${dataset}: ${file} could not be drawn and is skipped: ${why}`);
}
