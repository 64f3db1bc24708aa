import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runMiniData, smallData } from '../fixtures/data-command.ts';
import { everyByte } from '../fixtures/every-byte.ts';
import { picture, put } from '../fixtures/image-folder.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const DOG = miniWnid('dog');

test('an add that is refused changes nothing, and says in one sentence what it found; two at once are both built', async () => {
  const data = await smallData();
  const out = path.join(data, '..', `${path.basename(data)}-out`);
  const folders = ['--data', data, '--out', out];
  const photos = await temporaryFolder();
  expect(await runMiniData(...folders)).toMatchObject({ code: 0, error: '' });
  const before = [await everyByte(data), await everyByte(out)];
  await mkdir(path.join(photos, 'empty'));
  for (let i = 0; i < 3; i++) await put(photos, `flat/${String(i)}.jpg`, await picture('#123').jpeg().toBuffer());
  await put(photos, 'text/a.txt', 'no image');
  await put(photos, `broken/${DOG}/a.jpg`, 'no image');
  const refusals: [string, RegExp][] = [
    ['empty', /expected images in folders or archives named after synsets.*, came an empty folder\. .*--labels FILE/],
    ['flat', /came 3 files and no image with a class \(3 × no-synset\), such as 0\.jpg/],
    ['text', /came 1 file and no image with a class/],
    ['broken', /came 1 file and no image with a class \(1 × no-image\)/],
  ];
  for (const [folder, message] of refusals) {
    const { code, error } = await runMiniData(
      'add',
      'x',
      '--title',
      'X',
      '--images',
      path.join(photos, folder),
      ...folders,
    );
    expect([code, error.trim().split('\n').length], folder).toEqual([1, 1]);
    expect(error, folder).toMatch(message);
    expect(await everyByte(data), folder).toEqual(before[0]);
    // What was seen of the files is a cache for the next try.
    const after = [...(await everyByte(out))].filter(([file]) => !file.startsWith('surveys/'));
    expect(
      after.map(([file]) => file),
      folder,
    ).toEqual([...before[1]!.keys()]);
    expect(new Map(after).get('current.json'), folder).toBe(before[1]!.get('current.json'));
  }
  const tabbed = await runMiniData('add', 'x', '--title', 'X\tY', '--images', path.join(photos, 'flat'), ...folders);
  expect(tabbed.error).toMatch(/^--title: expected one line of text without tabs/);

  await put(photos, `good/${DOG}/a.jpg`, await picture('#321').jpeg().toBuffer());
  const added = await Promise.all(
    ['one', 'two'].map((name) =>
      runMiniData('add', name, '--title', name, '--images', path.join(photos, 'good'), ...folders),
    ),
  );
  expect(added.map(({ code, error }) => [code, error.replace(/^Waiting for process .*\n/, '')])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const { version } = JSON.parse(await readFile(path.join(out, 'current.json'), 'utf8')) as { version: string };
  const catalogue = JSON.parse(await readFile(path.join(out, version, 'catalogue.json'), 'utf8')) as {
    datasets: string[];
  };
  expect(catalogue.datasets.toSorted()).toEqual(['base', 'one', 'two']);
});
