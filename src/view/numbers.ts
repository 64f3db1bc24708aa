import { percent, type Percentile } from '../domain/percentile.ts';

/** Formats of numbers; all pages use these. */

const whole = lazily({ maximumFractionDigits: 0 });
const oneDigit = lazily({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact = lazily({ notation: 'compact', maximumSignificantDigits: 3 });

/** Writes numbers by a format that is made when it is first used: on a telephone the making takes as long as drawing a page. */
function lazily(options: Intl.NumberFormatOptions): (value: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (value) => (format ??= new Intl.NumberFormat('en', options)).format(value);
}

/** A whole number with thousands separators: `14,197,122`. */
export function formatCount(value: number): string {
  // A page writes a hundred of them, and `Intl` takes a microsecond for each.
  return Number.isSafeInteger(value) && value >= 0 ? grouped(String(value)) : whole(value);
}

/** Digits with a comma after every third, from the last. */
function grouped(digits: string): string {
  let text = digits;
  for (let at = digits.length - 3; at > 0; at -= 3) text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}

/** Formats a large number in short: `14.2M`. For narrow places, next to which the exact one can be read. */
export function formatCompact(value: number): string {
  return compact(value);
}

/** A number with its noun in the right form: `1 image`, `1,808 images`. */
export function formatQuantity(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** A percentile in per cent with two digits, as ImageNet wrote it, never rounded up to 100: `86.24 %`. */
export function formatPercentile(percentile: Percentile): string {
  return `${(Math.floor(percent(percentile) * 100) / 100).toFixed(2)} %`;
}

/** A share of a whole in per cent, with one digit: `8.1 %`; less than 0.05 % is `< 0.1 %`. */
export function formatShare(part: number, all: number): string {
  if (all === 0) return '–';
  const value = (100 * part) / all;
  return value > 0 && value < 0.05 ? '< 0.1 %' : `${value.toFixed(1)} %`;
}

/** A number of bytes in decimal units: `812 bytes`, `1.6 kB`, `2.3 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatQuantity(bytes, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${oneDigit(value)} ${units[unit]!}`;
}
