/** Resolves at the end of a pointer's last press, once its click has been dispatched. */
let press: Promise<void> | undefined;

addEventListener(
  'pointerdown',
  () => {
    press = new Promise((resolve) => {
      for (const type of ['pointerup', 'pointercancel'])
        addEventListener(type, () => setTimeout(resolve), { once: true });
    });
  },
  true,
);

/** Resolves once no pointer is pressed: a link that is replaced during a press is not clicked. */
export async function afterPress(): Promise<void> {
  await press;
}
