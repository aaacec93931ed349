/** A generator of its own (sfc32, Chris Doty-Humphrey, public domain): nothing here is the product's. */
export class Chance {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c = 0xb7e15162;
  private d: number;

  constructor(seed: number) {
    this.d = seed ^ 0xdeadbeef;
    for (let i = 0; i < 15; i++) this.uniform();
  }

  uniform(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.uniform() * of.length)]!;
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** With median 1; `spread` is about its relative deviation. */
  lognormal(spread: number): number {
    return Math.exp(spread * this.normal());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  binomial(n: number, share: number): number {
    if (n > 60 && n * share > 30 && n * (1 - share) > 30) {
      const drawn = n * share + Math.sqrt(n * share * (1 - share)) * this.normal();
      return Math.min(n, Math.max(0, Math.round(drawn)));
    }
    let hits = 0;
    for (let i = 0; i < n; i++) if (this.uniform() < share) hits++;
    return hits;
  }
}
