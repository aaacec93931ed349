/** A seeded generator: the same seed gives the same numbers on every machine (integer arithmetic only). */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, enough for search and samples. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

/**
 * 32 bits that hang on both numbers alone (lowbias32, Chris Wellons, public domain). Chained over a
 * seed and the names of a thing they give it the same chance in every run, whatever else is drawn.
 */
export function mixedBits(a: number, b: number): number {
  let bits = (a + Math.imul(b, 0x9e3779b1)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0xd35a2d97 | 0);
  return (bits ^ (bits >>> 15)) | 0;
}

/** Bits as a number in [0, 1). */
export function shareOfBits(bits: number): number {
  return (bits >>> 0) / 4294967296;
}

/** 32 bits of a text. */
export function bitsOfText(text: string): number {
  let bits = text.length;
  for (let i = 0; i < text.length; i++) bits = mixedBits(bits, text.charCodeAt(i));
  return bits;
}
