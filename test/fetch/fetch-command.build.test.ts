import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonsUrl } from '../../src/domain/pictures/commons-file.ts';
import { parsePictures } from '../../src/format/pictures/picture-list.ts';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { commonsFile } from '../../scripts/pipeline/commons/commons-table.ts';
import { serveCommons } from '../fixtures/commons-server.ts';
import { runMiniDataFrom, smallData } from '../fixtures/data-command.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const [DOG, CAFE, PLANET, EARTH] = ['dog', 'cafe', 'planet', 'earth'].map(miniWnid) as [string, string, string, string];

/** A small folder of data with a dataset of files on a host. */
async function dataOf(host: string): Promise<string> {
  const data = await smallData();
  const names = ['Dog.jpg', 'Dog two.jpg', 'Gone.jpg'];
  const rows = names.map((name, i) => `${DOG}_${String(i + 1)}\t${commonsUrl(commonsFile(name))}`);
  rows.push(`${CAFE}_1\t${commonsUrl(commonsFile('Cafe.jpg'))}`);
  await writeFile(path.join(data, 'photos.tsv'), `image_id\turl\n${rows.join('\n')}\n`);
  const declaration = {
    rank: 2,
    title: 'Photographs',
    description: 'Files of Commons.',
    licence: 'Each its own.',
    origin: 'Made up.',
    published: '2026-01-01',
    urls: 'photos.tsv',
    hosts: [host],
    copies: 'wikimedia',
  };
  await writeFile(path.join(data, 'datasets/photos.json'), JSON.stringify(declaration));
  return data;
}

describe('npm run data -- fetch', () => {
  it('refuses without a contact, and names the variable', async () => {
    const data = await dataOf('upload.wikimedia.org');
    for (const contact of ['', 'nobody', 'a b@example.org']) {
      process.env['CANOPY_CONTACT'] = contact;
      const { code, error } = await runMiniDataFrom(
        data,
        'fetch',
        'photos',
        '--data',
        data,
        '--out',
        path.join(data, 'out'),
      );
      expect(code, contact).toBe(1);
      expect(error).toContain('CANOPY_CONTACT: expected');
    }
  });

  it('refuses numbers that are none, and a folder that is a file or lies among the builds, by a link too', async () => {
    process.env['CANOPY_CONTACT'] = 'test@example.org';
    const [data, out] = [await dataOf('upload.wikimedia.org'), await temporaryFolder()];
    await symlink(out, path.join(data, 'link'));
    const given: readonly (readonly [options: readonly string[], expected: string])[] = [
      [['--rate', '0'], '--rate: expected a whole number from 1'],
      [['--limit', '0'], '--limit: expected a whole number from 1'],
      [['--connections', '257'], '--connections: expected a whole number from 1 to 256'],
      [['--to', path.join(out, 'images')], '--to: expected a folder of its own, came'],
      [['--to', path.join(data, 'link/images')], 'among the builds'],
      [['--to', path.join(data, 'photos.tsv')], 'photos.tsv: cannot be written: something else stands in its place'],
      [['--api', 'ftp://example.org'], '--api: expected an address with http or https'],
    ];
    for (const [options, expected] of given) {
      const { code, error } = await runMiniDataFrom(data, 'fetch', 'photos', ...options, '--data', data, '--out', out);
      expect([code, error], options.join(' ')).toEqual([1, expect.stringContaining(expected)]);
    }
  }, 120_000);

  it('follows redirects to hosts of the list alone, and to those that are named', async () => {
    process.env['CANOPY_CONTACT'] = 'test@example.org';
    const [{ host }, { host: other }] = [await serveCommons(), await serveCommons()];
    const [data, out, to] = [await dataOf(host), await temporaryFolder(), await temporaryFolder()];
    const away = `http://${host}/to?http://${other}/`;
    const rows = [`${DOG}_1\thttp://${host}/a.jpg`, `${DOG}_2\t${away}b.jpg`];
    const write = (lines: readonly string[]): Promise<void> =>
      writeFile(path.join(data, 'photos.tsv'), `image_id\turl\n${lines.join('\n')}\n`);
    await write(rows);
    const declaration = JSON.parse(await readFile(path.join(data, 'datasets/photos.json'), 'utf8')) as object;
    const open = { ...declaration, hosts: undefined, copies: undefined };
    await writeFile(path.join(data, 'datasets/photos.json'), JSON.stringify(open));
    const fetch = (...options: string[]) =>
      runMiniDataFrom(
        data,
        'fetch',
        'photos',
        '--check',
        '--rate',
        '100',
        ...options,
        '--data',
        data,
        '--out',
        out,
        '--to',
        to,
        '--allow-private',
        `${host},${other}`,
      );
    const refused = await fetch();
    expect(refused.out).toContain('1 × other-host: leads to a host that the dataset does not have');
    expect((await fetch('--redirect-to', other)).out).toContain('2 of 2 addresses asked are alive.');
    await write([...rows, `${CAFE}_1\t${away}c.jpg`, `${CAFE}_2\thttp://${other}/d.jpg`]);
    expect((await fetch()).out).toContain('4 of 4 addresses asked are alive.');
  }, 120_000);

  it('takes named instances for a part of a subtree, as its lists of addresses do', async () => {
    process.env['CANOPY_CONTACT'] = 'test@example.org';
    const { host, api, asked } = await serveCommons();
    const [data, out, to] = [await dataOf(host), await temporaryFolder(), await temporaryFolder()];
    const rows = [PLANET, EARTH, DOG].map((wnid) => `${wnid}_1\t${commonsUrl(commonsFile(`${wnid}.jpg`))}\n`);
    await writeFile(path.join(data, 'photos.tsv'), `image_id\turl\n${rows.join('')}`);
    const common = ['--data', data, '--out', out, '--to', to, '--allow-private', host, '--api', api];
    const { out: said } = await runMiniDataFrom(
      data,
      'fetch',
      'photos',
      '--subtree',
      PLANET,
      '--rate',
      '100',
      ...common,
    );
    expect(said).toContain('2 of 2 addresses asked are alive.');
    expect(asked.filter((one) => one.includes(DOG))).toEqual([]);
  }, 120_000);

  it('fetches, declares and builds: the pictures have author and licence, addresses their state', async () => {
    process.env['CANOPY_CONTACT'] = 'test@example.org';
    const { host, api, agents, asked } = await serveCommons();
    const [data, out, to] = [await dataOf(host), await temporaryFolder(), await temporaryFolder()];
    const common = ['--data', data, '--out', out, '--to', to, '--allow-private', host, '--api', api];
    const refused = await runMiniDataFrom(data, 'fetch', 'photos', '--size', '77', '--data', data, '--out', out);
    expect(refused.error).toContain('--size: expected one of 120, 250, 330, 500, 960, 1280');

    const first = await runMiniDataFrom(
      data,
      'fetch',
      'photos',
      '--limit',
      '1',
      '--subtree',
      DOG,
      '--rate',
      '100',
      ...common,
    );
    expect(first.code).toBe(0);
    expect(first.out).toContain('1 of 1 · 1 new, 0 known, 0 failed');
    const ended = await runMiniDataFrom(data, 'fetch', 'photos', '--rate', '100', ...common);
    expect(ended.out).toContain('4 of 4 · 2 new, 1 known, 1 failed');
    expect(ended.out).toContain(`1 × gone: is not there any more (404 or 410) (${DOG}_3)`);
    expect([...agents]).toEqual([expect.stringMatching(/^Canopy\/\S+ \(test@example\.org\)/)]);
    expect(asked.filter((one) => one.includes('500px-Dog.jpg'))).toHaveLength(1);

    const declared: unknown = JSON.parse(await readFile(path.join(data, 'datasets/photos.json'), 'utf8'));
    expect(declared).toMatchObject({
      images: path.join(to, 'images'),
      credits: path.join(to, 'credits.tsv'),
      addresses: path.join(to, 'addresses.tsv'),
    });
    const build = (await currentBuild(out))!;
    const table = await readFile(path.join(build.folder, 'datasets/photos/pictures.tsv'), 'utf8');
    const pictures = parsePictures(Buffer.from(table.slice(table.indexOf('\n') + 1)));
    expect(pictures.map(({ id }) => id)).toEqual([`${DOG}_1`, `${DOG}_2`, `${CAFE}_1`]);
    expect(pictures[0]).toMatchObject({
      author: 'Ann & Bob',
      licence: 'CC BY-SA 4.0',
      title: 'Dog.jpg',
      credit: { licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0' },
    });
  });
});
