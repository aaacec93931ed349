/** What one pool is asked for, before it is packed. */
export interface PoolDemand {
  /** By phase of a mode what it holds, in thousandths. */
  readonly amounts: readonly number[];
  /** The most and the least that is free of it at any moment. */
  readonly most: number;
  readonly least: number;
  /** What all movable operations would hold at once at most. */
  readonly total: number;
}

/**
 * Pools side by side in 32-bit words: every pool has a field of its own whose top bit is a guard,
 * set in what is free. Taking a demand away leaves all guards set exactly when all pools have
 * enough, so that one subtraction asks them all.
 */
export interface PoolPacking {
  readonly words: number;
  /** By word its guard bits. */
  readonly guards: Int32Array;
  /** By pool its field; undefined for pools that can never be short. */
  readonly fields: readonly (PoolField | undefined)[];
}

export interface PoolField {
  readonly word: number;
  readonly shift: number;
  /** Thousandths that count as one. */
  readonly unit: number;
  /** More than this is never needed at once. */
  readonly most: number;
}

const WORD_BITS = 32;
/** Wider fields do not fit beside a guard. */
const FIELD_BITS = 30;

/** Undefined when a pool's amounts are too large to pack. */
export function packPools(demands: readonly PoolDemand[]): PoolPacking | undefined {
  const used: number[] = [];
  const guards: number[] = [];
  const fields: (PoolField | undefined)[] = [];
  for (const { amounts, most, least, total } of demands) {
    if (total <= Math.max(0, least)) {
      fields.push(undefined);
      continue;
    }
    const unit = amounts.reduce(commonDivisor, 0);
    const level = Math.floor(Math.min(most, total) / unit);
    const bits = bitsOf(level);
    if (bits > FIELD_BITS) return undefined;
    let word = used.findIndex((taken) => taken + bits + 1 <= WORD_BITS);
    if (word < 0) {
      word = used.length;
      used.push(0);
      guards.push(0);
    }
    const shift = used[word]!;
    used[word] = shift + bits + 1;
    guards[word]! |= 1 << (shift + bits);
    fields.push({ word, shift, unit, most: level });
  }
  if (guards.length === 0) guards.push(0);
  return { words: guards.length, guards: Int32Array.from(guards), fields };
}

/** Adds what a pool holds or has free to words that begin at `at`. */
export function packInto(
  words: Int32Array,
  at: number,
  field: PoolField | undefined,
  amount: number,
): void {
  if (!field || amount <= 0) return;
  const level = Math.min(field.most, Math.floor(amount / field.unit));
  words[at + field.word]! |= level << field.shift;
}

function bitsOf(level: number): number {
  let bits = 0;
  while (2 ** bits <= level) bits++;
  return bits;
}

function commonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
