import { catalogue } from '../../store/catalogue.ts';
import { type Exports, openExports } from '../../store/exports.ts';
import { siteOrigin } from '../../store/site.ts';
import { EXPORT_FOLDERS, type ExportKind } from '../../view/export-urls.ts';
import { exportsPage, type ExportsPage } from '../../view/exports-page.ts';
import { synsetUrl } from '../../view/urls.ts';

/** The exports at an address, or `undefined` if there are none. @param params `folder` and `name`. */
export async function exportsAt(params: Readonly<Record<string, string | undefined>>): Promise<Exports | undefined> {
  const kind = (['dataset', 'classList'] as const satisfies readonly ExportKind[]).find(
    (one) => EXPORT_FOLDERS[one] === params['folder'],
  );
  if (kind === undefined) return undefined;
  const origin = siteOrigin();
  return openExports(await catalogue(), kind, params['name'] ?? '', {
    origin,
    address: (wnid) => origin + synsetUrl(wnid),
  });
}

/** What the page of exports shows. */
export function pageOfExports({ selection, files, measure }: Exports): Promise<ExportsPage> {
  return exportsPage(selection, siteOrigin(), files, measure);
}
