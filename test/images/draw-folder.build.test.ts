import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { removeForgotten } from '../../scripts/pipeline/pictures/forgotten-pictures.ts';
import { surveyImages } from '../../scripts/pipeline/images/survey-images.ts';
import { drawPictures } from '../../scripts/pipeline/pictures/thumbnails.ts';
import { writeBuild } from '../../scripts/pipeline/builds/write-build.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import type { OutputFile } from '../../scripts/pipeline/builds/output-file.ts';
import { COPY_KINDS } from '../../src/format/pictures/copy-kinds.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { imagesOfEveryKind, picture, put, putDefects } from '../fixtures/image-folder.ts';
import { miniDeclaration, miniInputs, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { build } from '../fixtures/open-files.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const DOG = miniWnid('dog');
/** Kinds whose copies are of the image's own colours; the drawing is shown as it is. */
const SIZE = { width: 60, height: 40 };

test('a folder with images of every kind and with every defect is built and drawn; what is damaged inside is named', async () => {
  const [root, out] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const folder = path.join(root, 'photos');
  const images = await imagesOfEveryKind();
  for (const [ending, bytes] of Object.entries(images)) await put(folder, `${DOG}/a.${ending}`, bytes);
  await put(folder, `${DOG}/png-named.JPEG`, images['png']!);
  const defects = await putDefects(folder, path.join(root, 'outside'), { dog: DOG, clock: miniWnid('cafe') });
  const inside = await damaged(400, 300);
  await put(folder, `${DOG}/z-damaged.png`, inside);
  await put(folder, `${DOG}/z-changed.png`, await picture('#abc').png().toBuffer());

  const files = await buildPhotos(folder, path.join(root, 'notes'));
  // What was looked at and is another when it is drawn.
  await put(folder, `${DOG}/z-changed.png`, await picture('#cba').png().toBuffer());
  const written = await writeBuild(out, 'inputs', files);
  const source = folderSource(out);
  onTestFinished(() => source.close?.());
  const catalogue = await openCatalogue(source);
  const [drawn] = await drawPictures(out, written);

  const good = Object.keys(images).length + 1;
  // One more stands in a tar, before its damage.
  expect(drawn!.pictures).toBe(good + 1 + 2);
  expect(drawn!.failed.map(({ file }) => file).sort()).toEqual([`${DOG}/z-changed.png`, `${DOG}/z-damaged.png`]);
  const photos = catalogue.datasets.find(({ name }) => name === 'photos')!;
  const pictures = (await catalogue.picturesOf(photos))!;
  const node = catalogue.taxonomy.node(parseWnid(DOG)!)!;
  expect(photos.ownImages(node)).toBe(good + 2);
  const shown = await pictures.read({ node, from: 0, to: good + 2 });
  for (const { file, thumbnail } of shown) {
    if (file.includes('/z-')) expect(thumbnail?.state, file).toBe('failed');
    else if (file.endsWith('.svg')) expect(thumbnail, file).toMatchObject({ state: 'webp', width: 256 });
    else expect(thumbnail, file).toMatchObject({ state: 'webp', ...SIZE });
  }
  const listed = new TextDecoder()
    .decode(files.find((file) => file.path === 'datasets/photos/passed-over.tsv')!.bytes)
    .split('\n')
    .slice(1, -1);
  expect(listed).toHaveLength(Object.keys(defects).length);
  expect(
    JSON.parse(new TextDecoder().decode(files.find((file) => file.path === 'datasets/photos/checks.json')!.bytes)),
  ).toMatchObject({ findings: [{ code: 'W09', count: listed.length }] });
});

test('packs of earlier lists do not pile up, however often images are added', async () => {
  const [folder, notes, out] = await Promise.all([temporaryFolder(), temporaryFolder(), temporaryFolder()]);
  for (let images = 1; images <= 4; images++) {
    await put(
      folder,
      `${DOG}/${String(images)}.png`,
      await picture(`#00${String(images)}`)
        .png()
        .toBuffer(),
    );
    const written = await writeBuild(out, String(images), await buildPhotos(folder, notes));
    expect(await drawPictures(out, written)).toMatchObject([{ pictures: images, made: images === 1 ? 4 : 2 }]);
    // The list of this build, and that of the build before, which a server may still show.
    const lists = (await readdir(path.join(out, 'pictures/photos'))).filter((name) => name !== 'lock');
    expect(lists).toHaveLength(Math.min(images, 2));
    for (const list of lists)
      expect((await readdir(path.join(out, 'pictures/photos', list))).sort()).toEqual([
        'done.json',
        ...COPY_KINDS.map((kind) => `${kind}-0000.pack`).sort(),
      ]);
  }
});

test('copies and notes of a dataset that no build has any more are removed, and no others', async () => {
  const out = await temporaryFolder();
  await writeBuild(out, 'inputs', [{ path: 'datasets/kept/pictures.tsv', records: 0, bytes: new Uint8Array() }]);
  for (const dataset of ['kept', 'gone'])
    for (const kind of ['pictures', 'surveys']) await put(out, `${kind}/${dataset}/file`, 'x');
  await removeForgotten(out);
  expect(await Promise.all(['pictures', 'surveys'].map((kind) => readdir(path.join(out, kind))))).toEqual([
    ['kept'],
    ['kept'],
  ]);
});

/** Builds the mini release with a dataset of the images in a folder. */
async function buildPhotos(folder: string, notes: string): Promise<OutputFile[]> {
  const declared = { ...miniDeclaration(), counts: undefined, release: undefined, rank: 2, images: folder };
  return build(
    miniInputs({
      datasets: new Map([
        ['mini', miniInputs().datasets.get('mini')!],
        ['photos', textFile('data/datasets/photos.json', JSON.stringify(declared))],
      ]),
      surveys: new Map([['photos', await surveyImages(folder, notes)]]),
    }),
  );
}

/** A PNG that begins and ends as one and has rubbish between. */
async function damaged(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .png()
    .toBuffer();
  bytes.fill(0x55, Math.floor(bytes.length / 3), bytes.length - 100);
  return bytes;
}
