import type { Spread } from "./spread";

/** Steps of the look-up from a share to its place in a table. */
const STEPS = 32;

/** Spreads laid out for drawing: one after the other in flat arrays, each with a look-up. */
export class SpreadTables {
  private readonly rows = new Map<Spread, number>();
  private readonly first: number[] = [];
  private shares = new Float64Array(64);
  private factors = new Float64Array(64);
  private lookup = new Int32Array(4 * STEPS);
  private size = 0;

  /** The number by which a spread is drawn from; -1 for one that is always 1. */
  add(spread: Spread): number {
    const known = this.rows.get(spread);
    if (known !== undefined) return known;
    const row = spread.factors.every((factor) => factor === 1) ? -1 : this.lay(spread);
    this.rows.set(spread, row);
    return row;
  }

  /** The factor that is not exceeded with the chance `share`, 0 or more and below 1. */
  factor(row: number, share: number): number {
    const { shares, factors } = this;
    let i = this.lookup[row * STEPS + Math.floor(share * STEPS)]!;
    while (shares[i + 1]! <= share) i++;
    const from = factors[i]!;
    return from + ((factors[i + 1]! - from) * (share - shares[i]!)) / (shares[i + 1]! - shares[i]!);
  }

  private lay({ shares, factors }: Spread): number {
    check(shares, factors);
    const row = this.first.length;
    const first = this.size;
    this.first.push(first);
    this.size += shares.length;
    while (this.shares.length < this.size) {
      this.shares = grown(this.shares, new Float64Array(this.shares.length * 2));
      this.factors = grown(this.factors, new Float64Array(this.factors.length * 2));
    }
    this.shares.set(shares, first);
    this.factors.set(factors, first);
    if (this.lookup.length < (row + 1) * STEPS)
      this.lookup = grown(this.lookup, new Int32Array(this.lookup.length * 2));
    for (let step = 0, i = first; step < STEPS; step++) {
      while (this.shares[i + 1]! <= step / STEPS) i++;
      this.lookup[row * STEPS + step] = i;
    }
    return row;
  }
}

function check(shares: readonly number[], factors: readonly number[]): void {
  const last = shares.length - 1;
  const ascends = (list: readonly number[]) =>
    list.every((value, i) => i === 0 || value >= list[i - 1]!);
  const whole = last >= 1 && factors.length === shares.length;
  if (!whole || shares[0] !== 0 || shares[last] !== 1 || !ascends(shares) || !ascends(factors))
    throw new Error("A spread needs ascending shares from 0 to 1 and as many ascending factors.");
  if (!(factors[0]! >= 0) || !Number.isFinite(factors[last]!))
    throw new Error("The factors of a spread must be 0 or more.");
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
