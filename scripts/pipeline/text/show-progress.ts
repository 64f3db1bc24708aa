import { Listr } from 'listr2';

/** Between two lines of progress where there is no terminal to write over. */
const LINE_MS = 5000;
const TERMINAL_MS = 100;

/** Shows how far a piece of work is, how fast, and how long it takes yet. @param work is told whom to tell how much is done. */
export async function showProgress<T>(
  title: string,
  things: string,
  all: number,
  work: (onProgress: (done: number) => void) => Promise<T>,
  isTerminal = process.stdout.isTTY,
): Promise<T> {
  const began = performance.now();
  let shown = began;
  const showing = (show: (line: string) => void): Promise<T> =>
    work((done) => {
      const now = performance.now();
      if (now - shown < (isTerminal ? TERMINAL_MS : LINE_MS)) return;
      shown = now;
      show(progressLine(things, done, all, now - began));
    });
  if (!isTerminal) {
    console.log(title);
    return showing((line) => {
      console.log(line);
    });
  }
  const done: { value?: T } = {};
  await new Listr(
    [
      {
        title,
        task: async (_, task) => {
          done.value = await showing((line) => (task.output = line));
        },
      },
    ],
    { rendererOptions: { showErrorMessage: false } },
  ).run();
  return done.value!;
}

/** `4,200 of 82,115 pages, 1,310 a second, 60 s left`. */
function progressLine(things: string, done: number, all: number, ms: number): string {
  const rate = done / (ms / 1000);
  const left = rate > 0 ? `, ${rate.toFixed(0)} a second, ${String(Math.ceil((all - done) / rate))} s left` : '';
  return `${done.toLocaleString('en')} of ${all.toLocaleString('en')} ${things}${left}`;
}
