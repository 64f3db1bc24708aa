import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticeOf } from '../scripts/pipeline/text/notice.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

describe('NOTICE', () => {
  it('is that of the lock file; else write it again with npm run notice', async () => {
    expect(await read('NOTICE')).toBe(noticeOf(await read('package-lock.json')));
  });

  it('names every package that is depended on, by its exact version', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: Record<string, string> };
    const lines = (await read('NOTICE')).split('\n');
    for (const [name, version] of Object.entries(dependencies)) expect(lines).toContain(`- ${name} ${version}`);
  });

  it('covers a lock file in which every package has the digest of its bytes', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { integrity?: string }>;
    };
    const without = Object.entries(packages).filter(
      ([name, { integrity = '' }]) => name !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('covers a lock file without private registries, and with the packages for other machines', async () => {
    const { packages } = JSON.parse(await read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
    };
    for (const [name, { resolved = 'https://registry.npmjs.org/' }] of Object.entries(packages))
      expect([name, new URL(resolved).host]).toEqual([name, 'registry.npmjs.org']);
    const names = new Set(Object.keys(packages).map((place) => place.split('node_modules/').at(-1)));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it('says of each installed package the licence that it says of itself', async () => {
    let licence = '';
    for (const line of (await read('NOTICE')).split('\n').slice(9)) {
      const [, name = '', version] = /^- (\S+) (\S+)$/.exec(line) ?? [];
      if (name === '' && line !== '') licence = line;
      const text = name === '' ? undefined : await read(`node_modules/${name}/package.json`).catch(() => undefined);
      if (text === undefined) continue; // for another kind of machine, or within another package
      const own = JSON.parse(text) as { version: string; license?: string };
      if (own.version === version) expect([name, own.license]).toEqual([name, licence]);
    }
  });
});

describe('packages', () => {
  const lock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });

  it('are listed by licence, those only developers need left out', () => {
    const text = noticeOf(
      lock({
        'node_modules/b': { version: '2.0.0', license: 'MIT' },
        'node_modules/@x/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b/node_modules/c': { version: '3.0.0', license: 'ISC' },
        'node_modules/d': { version: '1.0.0', license: 'GPL-3.0', dev: true },
      }),
    );
    expect(text).toMatch(/\n\nISC\n\n- c 3\.0\.0\n\nMIT\n\n- @x\/a 1\.0\.0\n- b 2\.0\.0\n$/);
    expect(text).not.toContain('GPL');
  });

  it('without a licence are not skipped', () => {
    expect(() => noticeOf(lock({ 'node_modules/e': { version: '1.0.0' } }))).toThrow(
      'expected a version and a licence of e, came none',
    );
  });

  it('are depended on by exact versions', async () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(await read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });
});
