import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Pages whose links lead to an address of every kind, besides those that docs/pages.md names. */
const STARTS = [
  '/',
  '/?dataset=emoji',
  '/synset/n02084071',
  '/synset/n02084071?dataset=emoji',
  '/synset/n02084071/images?dataset=emoji',
  '/synset/n00007846/images?dataset=emoji',
  '/synset/n00015388/downloads?dataset=emoji',
  '/search?q=dog',
  '/explore',
  '/stats',
  '/datasets',
  '/about',
  '/api',
  '/exports/datasets/emoji',
  '/exports/class-lists/in1k',
  '/sitemap.xml',
] as const;

/** Links taken from one page: they are much alike. */
const LINKS = 40;

/**
 * Addresses of a running site that answer, of every kind that it has: those in docs/pages.md, which a test holds
 * complete, and those that its pages link to. The same site gives the same ones in the same order.
 *
 * @param get the body of an address as text.
 */
export async function liveAddresses(get: (address: string) => Promise<string>): Promise<string[]> {
  const pages = await readFile(path.resolve(import.meta.dirname, '../../docs/pages.md'), 'utf8');
  const version = /\/explore\/([0-9a-f]{12})\//.exec(await get('/explore'))?.[1] ?? 'VERSION';
  const named = [...pages.matchAll(/`(\/[^`\s]*)`/g)]
    .map(([, address = '']) => address.replace('VERSION', version))
    .filter((address) => !address.includes('{'));
  const found = new Set<string>([...named, ...STARTS]);
  for (const start of STARTS) {
    const links = [...(await get(start)).matchAll(/(?:href|src|data-[a-z-]+)="(\/[^"#]*)"/g)].map(([, link = '']) =>
      link.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
    );
    const unique = [...new Set(links)];
    const step = Math.max(1, Math.floor(unique.length / LINKS));
    for (let i = 0; i < unique.length; i += step) found.add(unique[i]!);
  }
  for (const path of Object.keys((JSON.parse(await get('/api/v1/openapi.json')) as { paths: object }).paths)) {
    found.add(`/api/v1${path.replace('{wnid}', 'n02084071').replace('{classlist}', 'in1k').replace('{index}', '207')}`);
  }
  return [...found].sort();
}
