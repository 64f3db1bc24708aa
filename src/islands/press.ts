/** The press of a pointer that has not ended. */
let press: Promise<void> | undefined;

addEventListener(
  'pointerdown',
  () => {
    press ??= new Promise((resolve) => {
      const end = (): void => {
        // The click follows the end of its press.
        setTimeout(() => {
          press = undefined;
          resolve();
        });
      };
      for (const type of ['pointerup', 'pointercancel']) addEventListener(type, end, { once: true });
    });
  },
  true,
);

/** Resolves once no pointer is pressed: a link that is replaced during a press is not clicked. */
export async function afterPress(): Promise<void> {
  await press;
}
