import { closest } from '../closest.ts';
import { trayContent } from '../../components/sets/tray.ts';
import { render } from '../render.ts';
import './add.ts';
import { offerSynsets } from './offer.ts';
import { emptyTray, readTray, removeFromTray, TRAY_EVENT } from './storage.ts';
import { ListeningElement } from '../listening-element.ts';

/** The set that this browser keeps, as a bar at the foot of every page while it holds something. */
class SetTrayElement extends ListeningElement {
  protected override connect(signal: AbortSignal): void {
    addEventListener(TRAY_EVENT, this.#show, { signal });
    // Another tab may change the set.
    addEventListener('storage', this.#show, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    offerSynsets(signal);
    this.#show();
  }

  readonly #show = (): void => {
    const set = readTray();
    this.hidden = set === undefined || set.classes === 0;
    const isOpen = this.querySelector('details')?.open === true;
    if (set !== undefined && !this.hidden) render(this, trayContent(set, isOpen));
    else this.replaceChildren();
  };

  readonly #onClick = (event: Event): void => {
    const button = closest(event.target, 'button');
    if (!button) return;
    if (button.dataset['remove'] === undefined) {
      emptyTray();
      return;
    }
    const at = Number(button.dataset['remove']);
    void removeFromTray(at).then(() => {
      // The focus stays in the list: on the class that came into the place, or on what opens the list.
      const buttons = this.querySelectorAll<HTMLElement>('button[data-remove]');
      (buttons[Math.min(at, buttons.length - 1)] ?? this.querySelector('summary'))?.focus();
    });
  };
}

customElements.define('set-tray', SetTrayElement);
