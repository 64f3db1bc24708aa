/** Distance of a card from the pointer, to its right or left, and from the edges of the window, in pixels. */
const [RIGHT, LEFT, EDGE] = [18, 14, 8] as const;

/** Shows a card next to a point of the window, on the side that has room for it. */
export function showCard(card: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = x + RIGHT + width > innerWidth ? x - width - LEFT : x + RIGHT;
  const top = y + RIGHT + height > innerHeight - EDGE ? y - height - LEFT : y + RIGHT;
  card.style.transform = `translate(${String(Math.max(EDGE, left))}px, ${String(Math.max(EDGE, top))}px)`;
  card.classList.add('on');
}
