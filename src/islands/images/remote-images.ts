import { html } from '../../components/markup.ts';
import { renderInstead } from '../render.ts';
import { ListeningElement } from '../listening-element.ts';

/**
 * Marks images on other hosts that are not there any more. Without scripts the alternative text replaces such an
 * image.
 *
 * Events of images do not bubble: they are caught on the way down, and those that failed before are looked for.
 */
class RemoteImagesElement extends ListeningElement {
  protected override connect(signal: AbortSignal): void {
    this.addEventListener('error', onError, { capture: true, signal });
    for (const image of this.querySelectorAll('img'))
      if (image.complete && image.naturalWidth === 0 && image.loading !== 'lazy') mark(image);
  }
}

function onError({ target }: Event): void {
  if (target instanceof HTMLImageElement) mark(target);
}

/** Puts a quiet tile in place of an image that could not be loaded. */
function mark(image: HTMLImageElement): void {
  renderInstead(
    image,
    html`<span class="quiet"><span class="hidden-visually">${image.alt}: </span>This image could not be loaded</span>`,
  );
}

customElements.define('remote-images', RemoteImagesElement);
