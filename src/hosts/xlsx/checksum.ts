const TABLES = makeTables();

/** Four tables, so that four bytes are taken at a time. */
function makeTables(): Int32Array[] {
  const first = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? -306674912 ^ (c >>> 1) : c >>> 1;
    first[n] = c;
  }
  const tables = [first];
  for (let t = 1; t < 4; t++) {
    const previous = tables[t - 1]!;
    tables.push(previous.map((c) => (c >>> 8) ^ first[c & 255]!));
  }
  return tables;
}

/** CRC-32 of the zip format, unsigned. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
  let c = -1;
  let i = 0;
  for (const end = bytes.length - 3; i < end; i += 4) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c = t3[c & 255]! ^ t2[(c >>> 8) & 255]! ^ t1[(c >>> 16) & 255]! ^ t0[c >>> 24]!;
  }
  for (; i < bytes.length; i++) c = t0[(c ^ bytes[i]!) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}

/** A fingerprint by which a part is known to be still as we wrote it (no protection against malice). */
export function fingerprint(bytes: Uint8Array): string {
  let other = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) other = Math.imul(other ^ bytes[i]!, 0x01000193);
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return `${bytes.length.toString(16)}-${hex(crc32(bytes))}-${hex(other)}`;
}
