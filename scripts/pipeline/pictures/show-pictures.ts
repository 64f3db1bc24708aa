import { Listr } from 'listr2';
import type { WholeBuild } from '../builds/current-build.ts';
import type { Slice } from './slice.ts';
import type { DrawnPictures, PictureProgress } from './thumbnails.ts';

/** Milliseconds between lines of progress without a terminal. */
const LINE_MS = 5000;
const TERMINAL_MS = 100;

/**
 * Makes what is missing of the small pictures of a build, and shows how far it is, how fast, and how long it takes yet.
 *
 * Pictures that cannot be drawn are named and skipped. @param out the folder of builds. @param slice makes these alone.
 * @param only datasets whose failed pictures are named; by default all.
 */
export async function showPictures(
  out: string,
  build: WholeBuild,
  slice?: Slice,
  only?: readonly string[],
  isTerminal = process.stdout.isTTY,
): Promise<DrawnPictures[]> {
  const { drawPictures } = await import('./thumbnails.ts');
  let began = performance.now();
  let shown = began;
  let dataset: string | undefined;
  const draw = (show: (line: string) => void): Promise<DrawnPictures[]> =>
    drawPictures(
      out,
      build,
      (progress) => {
        const now = performance.now();
        if (progress.dataset !== dataset) [dataset, began] = [progress.dataset, now];
        if (now - shown < (isTerminal ? TERMINAL_MS : LINE_MS)) return;
        shown = now;
        show(progressLine(progress, now - began));
      },
      slice,
    );
  let drawn: DrawnPictures[] = [];
  if (isTerminal) {
    await new Listr(
      [
        {
          title: 'Drawing pictures',
          task: async (_, task) => {
            drawn = await draw((line) => (task.output = line));
          },
        },
      ],
      { rendererOptions: { showErrorMessage: false } },
    ).run();
  } else {
    drawn = await draw((line) => console.log(line));
  }
  for (const result of drawn) if (only?.includes(result.dataset) !== false || result.made > 0) report(result);
  return drawn;
}

/** `emoji: 4,200 of 18,108 files, 310 a second, 45 s left`. */
export function progressLine({ dataset, done, all, made }: PictureProgress, ms: number): string {
  const rate = ms > 0 ? made / (ms / 1000) : 0;
  const left = rate > 0 ? `, ${rate.toFixed(0)} a second, ${String(Math.ceil((all - done) / rate))} s left` : '';
  return `${dataset}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} files${left}`;
}

function report({ dataset, pictures, made, all, failed }: DrawnPictures): void {
  if (made > 0)
    console.log(
      `${dataset}: ${pictures.toLocaleString('en')} pictures; made ${made.toLocaleString('en')} of ${all.toLocaleString('en')} files.`,
    );
  for (const { file, why } of failed) console.error(`${dataset}: ${file} could not be drawn and is skipped: ${why}`);
}
