/** Goes to an address as a click on a link would, so that the site's router handles it. @param target of the link. */
export function followLink(within: HTMLElement, href: string, target = ''): void {
  const link = document.createElement('a');
  link.href = href;
  link.target = target;
  link.hidden = true;
  within.append(link);
  link.click();
  link.remove();
}

/** Offers a file that was made in the browser, as a click on a link to a download would. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
