/** The press of a pointer under way. */
let press: Promise<void> | undefined;
let release = (): void => undefined;

addEventListener(
  'pointerdown',
  () => {
    press ??= new Promise((resolve) => {
      release = resolve;
    });
  },
  true,
);

for (const type of ['pointerup', 'pointercancel'])
  addEventListener(type, () =>
    // The click is dispatched after the end of its press.
    setTimeout(() => {
      release();
      press = undefined;
    }),
  );

/** Resolves once no pointer is pressed: a link that is replaced during a press is not clicked. */
export async function afterPress(): Promise<void> {
  await press;
}
