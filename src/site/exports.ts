import { served, siteOrigin } from '../store/served.ts';
import type { Exports } from '../store/exports.ts';
import { EXPORT_FOLDERS, type ExportKind } from '../view/export-urls.ts';
import { exportsPage, type ExportsPage } from '../view/exports-page.ts';
import { synsetUrl } from '../view/urls.ts';

/** Returns the exports at an address, or `undefined` if there are none. @param params `folder` and `name`. */
export async function exportsAt(params: Readonly<Record<string, string | undefined>>): Promise<Exports | undefined> {
  const kind = (['dataset', 'classList'] as const satisfies readonly ExportKind[]).find(
    (one) => EXPORT_FOLDERS[one] === params['folder'],
  );
  if (kind === undefined) return undefined;
  const site = served();
  return site.openExports(kind, params['name'] ?? '', (wnid) => site.origin + synsetUrl(wnid));
}

/** Builds the model of an exports page. */
export function pageOfExports({ selection, files, measure }: Exports): Promise<ExportsPage> {
  return exportsPage(selection, siteOrigin(), files, measure);
}
