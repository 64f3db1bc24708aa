/** Writes the place of each line into it, and where pointers lead, as far as it is known: else the first line that grew would be all that is looked at. */
export function withOffsets(bytes: Uint8Array): Uint8Array {
  const lines = new TextDecoder('latin1').decode(bytes).split('\n');
  const moved = new Map<string, string>();
  let at = 0;
  for (const line of lines) {
    if (/^\d{8} /.test(line) && !moved.has(line.slice(0, 8)))
      moved.set(line.slice(0, 8), String(at).padStart(8, '0').slice(-8));
    at += line.length + 1;
  }
  at = 0;
  const mended = lines.map((line) => {
    const place = String(at).padStart(8, '0').slice(-8);
    at += line.length + 1;
    return /^\d{8} /.test(line)
      ? place + line.slice(8).replace(/ \d{8} /g, (pointer) => ` ${moved.get(pointer.trim()) ?? pointer.trim()} `)
      : line;
  });
  return Uint8Array.from(Buffer.from(mended.join('\n'), 'latin1'));
}
