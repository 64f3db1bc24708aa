import { mkdir, readFile, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { IdentifierReader } from '../../scripts/pipeline/datasets/identifiers.ts';
import { fileImages, numberImages } from '../../scripts/pipeline/images/file-images.ts';
import { type ImageSurvey, type SurveyedImage, surveyImages } from '../../scripts/pipeline/images/survey-images.ts';
import { InputError } from '../../scripts/pipeline/text/input.ts';
import { readDatasetDeclaration } from '../../scripts/pipeline/datasets/read-declarations.ts';
import { sha256 } from '../../scripts/pipeline/builds/current-build.ts';
import { readOriginal } from '../../src/store/original-files.ts';
import { CLOCK, DOG, imagesOfEveryKind, NOWHERE, picture, put, putDefects, tarOf } from '../fixtures/image-folder.ts';
import { miniDeclaration, textFile } from '../fixtures/mini-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const { taxonomy, lexicon } = catalogue;
const identifiers = new IdentifierReader(taxonomy, lexicon, () => false, '3.0');

function declaration(changes: object = {}): ReturnType<typeof readDatasetDeclaration> {
  const declared = { ...miniDeclaration(), counts: undefined, release: undefined, images: 'photos', ...changes };
  return readDatasetDeclaration('photos', textFile('data/datasets/photos.json', JSON.stringify(declared)));
}

const survey = async (folder: string): Promise<ImageSurvey> => surveyImages(folder, path.join(folder, '..', 'notes'));
const files = ({ classes }: ImageSurvey): string[] => classes.flatMap(({ images }) => images.map(({ file }) => file));

describe('a folder of images', () => {
  test('gives images of every kind with their size and sum, recognised by their bytes and not by their names', async () => {
    const folder = path.join(await temporaryFolder(), 'photos');
    const images = await imagesOfEveryKind();
    for (const [ending, bytes] of Object.entries(images)) await put(folder, `${DOG}/a.${ending}`, bytes);
    await put(folder, `${DOG}/${DOG}_5.JPEG`, images['png']!);
    const { classes, faulty } = await survey(folder);
    expect(faulty).toEqual([]);
    expect(classes.flatMap((one) => one.faulty)).toEqual([]);
    const [{ images: seen } = { images: [] }] = classes;
    expect(Object.fromEntries(seen.map(({ file, kind }) => [path.extname(file), kind]))).toEqual({
      '.jpg': 'jpeg',
      '.JPEG': 'png',
      '.png': 'png',
      '.webp': 'webp',
      '.avif': 'avif',
      '.gif': 'gif',
      '.tiff': 'tiff',
      '.svg': 'svg',
    });
    expect(seen.filter(({ kind }) => kind === 'jpeg')).toHaveLength(2);
    for (const { width, height, file, bytes, sha256: sum } of seen) {
      expect([width, height], file).toEqual([60, 40]);
      const there = await readFile(path.join(folder, file));
      expect([bytes, sum]).toEqual([there.length, sha256(there)]);
    }
  });

  test('may be parted into train and val, and hold tars, whose images are read where they lie', async () => {
    const folder = path.join(await temporaryFolder(), 'photos');
    const [red, blue] = [await picture('#f00').jpeg().toBuffer(), await picture('#00f').png().toBuffer()];
    const long = `${'deep/'.repeat(30)}${CLOCK}_9.JPEG`;
    await put(folder, `train/${DOG}/x.jpg`, red);
    await put(folder, `val/${DOG}/more/x.jpg`, blue);
    await put(folder, `train/${CLOCK}.tar`, await tarOf({ [`${CLOCK}_3.JPEG`]: red, [long]: blue }));
    const seen = await survey(folder);
    expect(files(seen)).toEqual([
      `train/${DOG}/x.jpg`,
      `val/${DOG}/more/x.jpg`,
      `train/${CLOCK}.tar/${CLOCK}_3.JPEG`,
      `train/${CLOCK}.tar/${long}`,
    ]);
    const originals = seen.classes.flatMap(({ images }) => images);
    for (const [i, bytes] of [red, blue, red, blue].entries()) {
      expect(
        Buffer.concat(await Array.fromAsync(readOriginal(seen.folder, originals[i]!.file, originals[i]!))),
      ).toEqual(bytes);
    }
  });

  test('has everything that is found either as an image or with a reason', async () => {
    const root = await temporaryFolder();
    const folder = path.join(root, 'photos');
    await put(folder, `${DOG}/good.jpg`, await picture('#0f0').jpeg().toBuffer());
    const expected = await putDefects(folder, path.join(root, 'outside'));
    const seen = await survey(folder);
    const reasons = Object.fromEntries(
      [...seen.faulty, ...seen.classes.flatMap((one) => one.faulty)].map(({ file, fault }) => [file, fault]),
    );
    expect(reasons).toEqual(expected);
    // What stands before the damage of a tar is kept.
    expect(files(seen)).toEqual([`${DOG}/good.jpg`, `${CLOCK}.tar/${CLOCK}_7.JPEG`]);
    const { byNode, description } = fileImages(declaration(), seen, taxonomy, identifiers);
    expect(byNode.get(at(CLOCK))!.map(({ id }) => id)).toEqual([`${CLOCK}_7`]);
    const { rows, pictures, without } = description.totals;
    expect(pictures).toBe(2);
    expect(rows).toBe(pictures + Object.values(without).reduce((sum, count) => sum + count, 0));
    expect(rows).toBe(Object.keys(expected).length + 2);
  });

  test('is read again only where something has changed', async () => {
    const folder = path.join(await temporaryFolder(), 'photos');
    for (const name of ['a', 'b', 'c'])
      await put(folder, `${DOG}/${name}.png`, await picture('#123456').png().toBuffer());
    const first = await survey(folder);
    const notes = path.join(folder, '..', 'notes', `${DOG}.json`);
    const before = await readFile(notes, 'utf8');
    // What the notes say is believed of files of the same size and time.
    await rm(notes);
    await put(path.dirname(notes), path.basename(notes), before.replaceAll('"width":60', '"width":61'));
    expect((await survey(folder)).classes[0]!.images.map(({ width }) => width)).toEqual([61, 61, 61]);
    await utimes(path.join(folder, DOG, 'b.png'), new Date(), new Date(0));
    expect((await survey(folder)).classes[0]!.images.map(({ width }) => width)).toEqual([61, 60, 61]);
    await put(path.dirname(notes), path.basename(notes), before.slice(0, 40));
    expect((await survey(folder)).classes[0]!.images.map(({ width }) => width)).toEqual([60, 60, 60]);
    await rm(path.join(folder, DOG, 'c.png'));
    const last = await survey(folder);
    expect(last.classes[0]!.images).toHaveLength(2);
    expect(last.digest).not.toBe(first.digest);
  });
});

test('a folder of a synset without any image is reported', async () => {
  const folder = path.join(await temporaryFolder(), 'photos');
  await mkdir(path.join(folder, 'train', CLOCK), { recursive: true });
  await put(folder, `${DOG}/a.png`, await picture('#123456').png().toBuffer());
  const { byNode, originals } = fileImages(declaration(), await survey(folder), taxonomy, identifiers);
  expect([byNode.size, originals!.emptyClasses]).toEqual([1, [CLOCK]]);
});

test('a folder may be called by the offset of WordNet 3.1 where that is declared; ids are those of 3.0', async () => {
  const folder = path.join(await temporaryFolder(), 'photos');
  const later = `n${String(taxonomy.columns.offset31[at(DOG)]).padStart(8, '0')}`;
  expect(later).not.toBe(DOG);
  await put(folder, `${later}/${later}_4.png`, await picture('#123456').png().toBuffer());
  const { byNode } = fileImages(
    declaration(),
    await survey(folder),
    taxonomy,
    new IdentifierReader(taxonomy, lexicon, () => true, '3.1'),
  );
  expect(byNode.get(at(DOG))!.map(({ id }) => id)).toEqual([`${DOG}_4`]);
});

describe('the number of an image', () => {
  const image = (file: string): SurveyedImage => ({
    file,
    start: 0,
    bytes: 1,
    kind: 'jpeg',
    width: 1,
    height: 1,
    sha256: '',
  });
  const numbers = (...names: string[]): Record<string, number> =>
    Object.fromEntries(numberImages([DOG], names.map(image)).map(([number, { file }]) => [file, number]));

  test('is that of its name; those without one come behind, in the order of paths', () => {
    const found = numbers(`a/${DOG}_12.JPEG`, `a/${DOG}_3.JPEG`, 'a/x.jpg', 'b/a.jpg');
    expect(Object.keys(found)).toEqual([`a/${DOG}_3.JPEG`, `a/${DOG}_12.JPEG`, 'a/x.jpg', 'b/a.jpg']);
    expect([found[`a/${DOG}_3.JPEG`], found[`a/${DOG}_12.JPEG`]]).toEqual([3, 12]);
  });

  test('of a file without one stays when others are added or removed, and is none that a name or an address has', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `x/${String(i)}.jpg`);
    const before = numbers(...names.filter((_, i) => i % 2 === 1));
    const after = numbers('a.jpg', `${DOG}_7.jpg`, ...names);
    for (const [file, number] of Object.entries(before)) expect(after[file]).toBe(number);
    expect(new Set(Object.values(after)).size).toBe(names.length + 2);
    expect(Math.min(...Object.values(before))).toBeGreaterThanOrEqual(100_000_000);
    expect(Math.max(...Object.values(before))).toBeLessThan(1_000_000_000);
  });

  test('is given once, also where two files are named alike, and is never that of another synset or 0', () => {
    const found = numbers(`train/${DOG}_1.JPEG`, `train/${DOG}_0.JPEG`, `train/${CLOCK}_5.JPEG`, `val/${DOG}_1.JPEG`);
    expect(found[`train/${DOG}_1.JPEG`]).toBe(1);
    for (const file of [`train/${DOG}_0.JPEG`, `train/${CLOCK}_5.JPEG`, `val/${DOG}_1.JPEG`])
      expect(found[file]).toBeGreaterThanOrEqual(100_000_000);
  });
});

describe('a synset that WordNet does not have', () => {
  const seen: ImageSurvey = {
    folder: '/photos',
    faulty: [],
    digest: '',
    classes: [
      {
        wnid: NOWHERE,
        faulty: [],
        images: [{ file: `${NOWHERE}/a.jpg`, start: 0, bytes: 1, kind: 'jpeg', width: 1, height: 1, sha256: 'f' }],
      },
    ],
  };

  test('is refused with its folder, what is like it, and the next few', () => {
    const refusal = (...wnids: string[]): string => {
      const classes = wnids.map((wnid) => ({ wnid, images: [], faulty: [] }));
      try {
        fileImages(declaration(), { ...seen, classes }, taxonomy, identifiers);
      } catch (error) {
        if (error instanceof InputError) return error.message;
      }
      throw new Error('expected a refusal');
    };
    expect(refusal('n02084017')).toMatch(
      /^\/photos\/n02084017: expected a folder or tar named after a noun synset of WordNet \(E01\), came n02084017, .* Near it are n02084071 dog/,
    );
    expect(refusal(DOG, NOWHERE, 'n00000002', 'n00000003')).toMatch(
      /^\/photos\/n00000001: .*likewise n00000002, n00000003\. /,
    );
    expect(refusal(...Array.from({ length: 9 }, (_, i) => `n0000000${String(i + 1)}`))).toMatch(
      /n00000006 and 3 more\. /,
    );
  });

  test('is skipped where the declaration says so, and counted', () => {
    const { description, originals } = fileImages(declaration({ skipUnknown: true }), seen, taxonomy, identifiers);
    expect(description.totals).toEqual({ rows: 1, pictures: 0, without: { 'unknown-synset': 1 } });
    expect(originals!.skipped).toEqual([{ file: `${NOWHERE}/a.jpg`, fault: 'unknown-synset', detail: NOWHERE }]);
  });
});

test('an original is not read through a link that leads out of the folder', async () => {
  const root = await temporaryFolder();
  await put(root, 'photos/inside.txt', 'inside');
  await put(root, 'outside.txt', 'outside');
  const read = async (file: string): Promise<string> =>
    Buffer.concat(
      await Array.fromAsync(readOriginal(path.join(root, 'photos'), file, { start: 0, bytes: 6 })),
    ).toString();
  expect(await read('inside.txt')).toBe('inside');
  await expect(read('../outside.txt')).rejects.toThrow(/a way out of it/);
});
