import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { surveyLine } from '../../scripts/pipeline/images/survey-images.ts';
import { progress } from '../../scripts/pipeline/text/progress.ts';

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('shows the state of a long step every ten seconds where there is no terminal, and none of a short one', async () => {
  const { step, steps } = progress(false);
  const looked = await step('Looking', (show) => {
    let images = 0;
    for (; images < 25; images++) {
      show(() => surveyLine({ done: 0, all: 1, images }));
      vi.advanceTimersByTime(1000);
    }
    return images;
  });
  await step('Writing', (show) => show(() => 'too early'));
  expect(looked).toBe(25);
  expect(lines).toEqual([
    'Looking',
    '  0 of 1 file, 10 images looked at',
    '  0 of 1 file, 20 images looked at',
    'Writing',
  ]);
  expect(steps.map(({ title }) => title)).toEqual(['Looking', 'Writing']);
});
