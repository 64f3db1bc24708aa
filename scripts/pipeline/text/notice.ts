import { z } from 'zod';

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** Packages without a licence in their own description, and the licence that their repository states. */
const TOLD_ELSEWHERE: readonly { readonly name: RegExp; readonly licence: string }[] = [
  // Parts of Astro's compiler for one machine each; the repository they are built from has one licence for all.
  { name: /^@astrojs\/compiler-binding-/, licence: 'MIT' },
];

const HEAD = `Canopy
Copyright (c) the Canopy contributors. Its own code is under the MIT licence, in the file LICENSE.

The sources of its data, their licences and credits stand in README.md under "Sources, licences, credits"; WordNet's
notice is data/wordnet/LICENSE.txt, and goes with all data that are built from it.

The site runs with the packages below, those for one kind of machine included. Each comes with the text of its licence
in its own folder of node_modules. This list is written by \`npm run notice\`.
`;

/**
 * The notice that goes with the program: every package that it runs with, by licence, from `package-lock.json`.
 *
 * @throws Error for a lock of another form, and for a package that names no licence: somebody has to look for it.
 */
export function noticeOf(lockText: string): string {
  const { packages } = lockSchema.parse(JSON.parse(lockText));
  const byLicence = new Map<string, Set<string>>();
  for (const [place, { version, license, dev, link }] of Object.entries(packages)) {
    if (place === '' || dev === true || link === true) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = license ?? TOLD_ELSEWHERE.find((known) => known.name.test(name))?.licence;
    if (licence === undefined || version === undefined)
      throw new Error(
        `package-lock.json: expected a version and a licence of ${name}, came none. Look for it, and add it to TOLD_ELSEWHERE in scripts/pipeline/text/notice.ts.`,
      );
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(`- ${name} ${version}`));
  }
  const parts = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, lines]) => `${licence}\n\n${[...lines].sort().join('\n')}\n`);
  return [HEAD, ...parts].join('\n');
}
