import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { surveyImages, type SurveyOptions } from '../../scripts/pipeline/images/survey-images.ts';
import { readOriginal, unpackedFile } from '../../src/store/original-files.ts';
import { annotation, CLOCK, DOG, picture, put, tarOf } from '../fixtures/image-folder.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const RED = await picture('#f00').jpeg().toBuffer();
const BLUE = await picture('#00f').png().toBuffer();

/** What a tree of files is read as: the files of each synset, and the reasons of what is skipped. */
interface Read {
  readonly classes: Record<string, string[]>;
  readonly skipped: Record<string, string>;
}

/** Writes a tree and reads it; every original must be readable where the survey says that it is. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, options: SurveyOptions = {}): Promise<Read> {
  const root = await temporaryFolder();
  for (const [file, bytes] of Object.entries(files)) await put(path.join(root, 'set'), file, bytes);
  return readTree(path.join(root, 'set'), path.join(root, 'notes'), options);
}

async function readTree(folder: string, notes: string, options: SurveyOptions): Promise<Read> {
  const survey = await surveyImages(folder, notes, options);
  const again = await surveyImages(folder, notes, options);
  expect(again.digest).toBe(survey.digest);
  const place = { folder, roots: survey.roots, unpacked: survey.isUnpacked === true ? notes : undefined };
  for (const image of survey.classes.flatMap(({ images }) => images)) {
    const bytes = Buffer.concat(await Array.fromAsync(readOriginal(place, image.file, image)));
    expect(
      [RED, BLUE].some((one) => one.equals(bytes)),
      image.file,
    ).toBe(true);
  }
  const classes = survey.classes.map(({ wnid, images }) => [wnid, images.map(({ file }) => file)] as const);
  const faulty = [...survey.faulty, ...survey.classes.flatMap((one) => one.faulty)];
  return {
    classes: Object.fromEntries(classes.filter(([, images]) => images.length > 0)),
    skipped: Object.fromEntries(faulty.map(({ file, fault }) => [file, fault])),
  };
}

test('what links lead to, where they are to be followed', async () => {
  const root = await temporaryFolder();
  await put(root, 'store/a.jpg', RED);
  await put(root, 'elsewhere/b.png', BLUE);
  await mkdir(path.join(root, 'set', CLOCK), { recursive: true });
  await symlink(path.join(root, 'store'), path.join(root, 'set', DOG));
  await symlink(path.join(root, 'elsewhere/b.png'), path.join(root, 'set', CLOCK, 'b.png'));
  await symlink(path.join(root, 'set'), path.join(root, 'set', 'round'));
  const [folder, notes] = [path.join(root, 'set'), path.join(root, 'notes')];
  expect((await readTree(folder, notes, {})).skipped).toEqual({
    [DOG]: 'link-outside',
    [`${CLOCK}/b.png`]: 'link-outside',
    round: 'link-outside',
  });
  expect(await readTree(folder, notes, { followLinks: true })).toEqual({
    classes: { [DOG]: [`${DOG}/a.jpg`], [CLOCK]: [`${CLOCK}/b.png`] },
    skipped: { round: 'link-outside' },
  });
});

test('of a tar: hard links are images, links that lead nowhere are reported', async () => {
  const { pack } = await import('tar-stream');
  const tar = pack();
  tar.entry({ name: `${DOG}/a.jpg` }, RED);
  tar.entry({ name: `${DOG}/b.jpg`, type: 'link', linkname: `${DOG}/a.jpg` });
  tar.entry({ name: `${CLOCK}/c.jpg`, type: 'symlink', linkname: `../${DOG}/a.jpg` });
  tar.entry({ name: `${DOG}/d.jpg`, type: 'symlink', linkname: '/etc/passwd' });
  tar.entry({ name: `${DOG}/e.jpg`, type: 'fifo' });
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  expect(await read({ 'all.tar': Buffer.concat(chunks) })).toEqual({
    classes: { [DOG]: [`all.tar/${DOG}/a.jpg`, `all.tar/${DOG}/b.jpg`], [CLOCK]: [`all.tar/${CLOCK}/c.jpg`] },
    skipped: { [`all.tar/${DOG}/d.jpg`]: 'link-to-nothing', [`all.tar/${DOG}/e.jpg`]: 'other-member' },
  });
});

test('unpacked images of an archive that is gone are removed', async () => {
  const root = await temporaryFolder();
  const [folder, notes] = [path.join(root, 'set'), path.join(root, 'notes')];
  await put(folder, 'a.tgz', gzipSync(await tarOf({ [`${DOG}/p.jpg`]: RED })));
  await readTree(folder, notes, {});
  const { rm, stat } = await import('node:fs/promises');
  const unpacked = path.join(notes, unpackedFile('a.tgz'));
  expect((await stat(unpacked)).size).toBeGreaterThan(RED.length);
  await rm(path.join(folder, 'a.tgz'));
  await put(folder, `${DOG}/a.jpg`, RED);
  await readTree(folder, notes, {});
  await expect(stat(unpacked)).rejects.toThrow(/ENOENT/);
});

test('an orientation of a camera is noted, and the size is that of the turned image', async () => {
  const root = await temporaryFolder();
  await put(root, `set/${DOG}/a.jpg`, await sharp(RED).withMetadata({ orientation: 6 }).jpeg().toBuffer());
  const { classes } = await surveyImages(path.join(root, 'set'), path.join(root, 'notes'));
  expect(classes[0]!.images[0]).toMatchObject({ orientation: 6, width: 40, height: 60 });
});

test('annotations are read once, and again when their size or time has changed', async () => {
  const [folder, notes] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const file = path.join(folder, 'Annotations/a.xml');
  const classes = async (): Promise<string[]> =>
    (await surveyImages(folder, notes)).classes.filter(({ images }) => images.length > 0).map(({ wnid }) => wnid);
  await put(folder, 'JPEGImages/a.jpg', RED);
  await put(folder, 'Annotations/a.xml', annotation(60, 40, [[1, 2, 3, 4]], DOG));
  await utimes(file, 1, 1);
  expect(await classes()).toEqual([DOG]);
  await writeFile(file, annotation(60, 40, [[1, 2, 3, 4]], CLOCK));
  await utimes(file, 1, 1);
  expect(await classes()).toEqual([DOG]);
  await utimes(file, 2, 2);
  expect(await classes()).toEqual([CLOCK]);
  await writeFile(path.join(notes, 'annotations.json'), '[[');
  expect(await classes()).toEqual([CLOCK]);
});
