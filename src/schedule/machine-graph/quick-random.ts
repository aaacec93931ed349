import type { Random } from "../../kernel/random";

/** Chance for inner loops: xorshift (Marsaglia 2003) on small integers, without calls through closures. */
export class QuickRandom {
  private state: number;

  constructor(random: Random) {
    this.state = 1 + random.below(2147483646);
  }

  /** A whole number in [0, limit); limit at most 32768. */
  below(limit: number): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s;
    return ((s >>> 16) * limit) >>> 16;
  }
}
