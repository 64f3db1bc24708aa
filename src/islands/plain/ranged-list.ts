import { closest } from '../closest.ts';
import { parseRangeFragment } from '../../format/lists/list-ranges.ts';
import { downloadFile } from '../follow-link.ts';
import { request } from '../request.ts';

/**
 * Downloads of lists on a copy of plain files: a link names the ranges of a file that make up the list.
 *
 * They are fetched and saved under the name that a server gives the list. Without scripts the link gives the whole file.
 */
document.addEventListener('click', (event) => {
  const link = closest<HTMLAnchorElement>(event.target, 'a[download][href*="#bytes="]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void save(link);
});

async function save(link: HTMLAnchorElement): Promise<void> {
  link.ariaBusy = 'true';
  try {
    const url = new URL(link.href);
    const pieces: Blob[] = [];
    for (const { start, end } of parseRangeFragment(url.hash) ?? []) pieces.push(await piece(url.pathname, start, end));
    downloadFile(new Blob(pieces), link.download === '' ? (url.pathname.split('/').at(-1) ?? '') : link.download);
  } catch {
    // The whole file is better than nothing.
    location.assign(new URL(link.href).pathname);
  } finally {
    link.ariaBusy = null;
  }
}

/** A range of a file; of a host that knows no ranges, cut from the whole. */
async function piece(path: string, start: number, end: number): Promise<Blob> {
  const answer = await request(path, { headers: { Range: `bytes=${String(start)}-${String(end - 1)}` } });
  const blob = await answer.blob();
  return answer.status === 206 ? blob : blob.slice(start, end);
}
