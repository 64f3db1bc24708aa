/** The addresses of exports, of the site's own interface and of its description. */

/** Kind of the subject of an export. */
export type ExportKind = 'dataset' | 'classList';

/** The folder in addresses of each kind. */
export const EXPORT_FOLDERS = { dataset: 'datasets', classList: 'class-lists' } as const;

/** The page of all exports of a dataset or of a class list. */
export function exportsUrl(kind: ExportKind, name: string): string {
  return `/exports/${EXPORT_FOLDERS[kind]}/${name}`;
}

/** One export. */
export function exportFileUrl(kind: ExportKind, name: string, file: string): string {
  return `${exportsUrl(kind, name)}/${file}`;
}

/** The name of a dataset's Croissant description among its exports. */
export const CROISSANT_FILE = 'croissant.json';

/** A dataset's Croissant description. */
export function croissantUrl(name: string): string {
  return exportFileUrl('dataset', name, CROISSANT_FILE);
}

/** Prefix of all addresses of the API. */
export const API_BASE = '/api/v1';

/** The description of the interface for programs. */
export const OPENAPI_URL = `${API_BASE}/openapi.json`;

/** The page on the interfaces. */
export const API_PAGE_URL = '/api';
