import { interpolateYlGn, lab, rgb } from 'd3';
import { RAMP_STEPS } from './colour.ts';

/** A fill and the text colour that is read on it. */
export interface RampColour {
  readonly fill: string;
  readonly ink: string;
}

/** CIELAB lightness of the least and the most, on light paper and on dark. */
const LIGHTNESS = { light: [96, 48], dark: [26, 80] } as const;

/**
 * The colours of the ramp for light or dark pages, the least first.
 *
 * ColorBrewer's YlGn (Harrower and Brewer 2003), safe for colour-blind readers, at equal steps of CIELAB lightness.
 * More is always further from the paper: darker on light, lighter on dark. The style sheet holds these very values.
 */
export function ramp(scheme: 'light' | 'dark'): RampColour[] {
  const [least, most] = LIGHTNESS[scheme];
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const fill = colourOfLightness(least + (step / (RAMP_STEPS - 1)) * (most - least));
    return { fill, ink: contrast(fill, '#ffffff') > contrast(fill, '#000000') ? '#ffffff' : '#000000' };
  });
}

function colourOfLightness(wanted: number): string {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (lab(interpolateYlGn(middle)).l > wanted) low = middle;
    else high = middle;
  }
  return rgb(interpolateYlGn(low)).formatHex();
}

/** The contrast of two colours, 1 to 21, as WCAG 2 defines it. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const linear = (channel: number): number => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
