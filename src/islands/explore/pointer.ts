import type { ExploreJourney } from './journey.ts';
import type { ExplorePicture } from './picture.ts';

/** Lets a pointer press, open and point at tiles. @param open the tile pressed last was pressed twice. */
export function listenToPointer(
  picture: ExplorePicture,
  journey: ExploreJourney,
  open: () => void,
  signal: AbortSignal,
): void {
  const { canvas } = picture;
  canvas.addEventListener(
    'click',
    (event) => {
      const tile = picture.tileUnder(event);
      if (tile !== undefined && event.detail <= 1) journey.press(tile.tile);
    },
    { signal },
  );
  canvas.addEventListener(
    'dblclick',
    (event) => {
      // The first of the two clicks has set the view in motion; what it met is what is meant.
      event.preventDefault();
      open();
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      journey.point(event.buttons === 0 && event.pointerType !== 'touch' ? picture.tileUnder(event)?.tile : undefined);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerleave',
    () => {
      journey.point(undefined);
    },
    { signal },
  );
}
