import { type PaintSource, ScenePainter } from '../../view/treemap/paint.ts';
import { applyTheme, readPalette, readTheme, rememberTheme } from '../treemap/theme.ts';

/** The painter of the explorer in the colours that the reader, the browser and the system choose. */
export class ExploreLook {
  readonly painter: ScenePainter;
  readonly #root: HTMLElement;
  readonly #onChange: () => void;

  /** @param onChange called when the colours have changed. */
  constructor(root: HTMLElement, source: PaintSource, onChange: () => void, signal: AbortSignal) {
    this.#root = root;
    this.#onChange = onChange;
    applyTheme(readTheme());
    root.querySelector<HTMLSelectElement>('select[name=theme]')!.value = readTheme();
    this.painter = new ScenePainter(source, readPalette(root));
    root.addEventListener('change', this.#onChoice, { signal });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(query).addEventListener('change', this.#recolour, { signal });
  }

  readonly #onChoice = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement) || target.name !== 'theme') return;
    rememberTheme(target.value === 'levels' ? 'levels' : 'usual');
    this.#recolour();
  };

  readonly #recolour = (): void => {
    this.painter.palette = readPalette(this.#root);
    this.#onChange();
  };
}
