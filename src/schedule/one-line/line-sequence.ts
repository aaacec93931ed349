import type { LineJobs } from "./line-jobs";

/**
 * A sequence of all jobs and what it costs, with what it takes to tell what an exchange of two
 * stretches of it would cost: sums from the front and from the back. What comes behind the exchange
 * is judged first by a lower bound, its costs growing at least as their slope says: they are convex
 * in the shift where nothing waits (Ergun and Orlin 2006 tell them apart by their breakpoints).
 */
export class LineSequence {
  readonly sequence: Int32Array;
  cost = 0;
  /** Jobs looked at so far, as a measure of work. */
  work = 0;
  private readonly end: Int32Array;
  /** Cost of all ahead of a position, and of all from it on. */
  private readonly ahead: Float64Array;
  private readonly behind: Float64Array;
  /** By how much the cost from a position on grows (falls) with each second later (earlier), at least (at most). */
  private readonly growth: Float64Array;
  private readonly fall: Float64Array;
  /** What being late at all costs, from a position on. */
  private readonly lates: Float64Array;
  /** What the setups from a position on cost. */
  private readonly setups: Float64Array;
  private readonly spare: Int32Array;

  constructor(private readonly jobs: LineJobs) {
    const { count } = jobs;
    this.sequence = Int32Array.from({ length: count }, (_, x) => x);
    this.end = new Int32Array(count);
    this.ahead = new Float64Array(count + 1);
    this.behind = new Float64Array(count + 1);
    this.growth = new Float64Array(count + 1);
    this.fall = new Float64Array(count + 1);
    this.lates = new Float64Array(count + 1);
    this.setups = new Float64Array(count + 1);
    this.spare = new Int32Array(count);
  }

  load(sequence: Int32Array): void {
    this.sequence.set(sequence);
    this.recount(0);
  }

  get lastEnd(): number {
    return this.end[this.jobs.count - 1]!;
  }

  /**
   * The cost with the stretch [i, j) and the stretch [k, l) in each other's place, what is between
   * them staying between them; some number not below `limit` when it is not below it.
   */
  costWith(i: number, j: number, k: number, l: number, limit: number): number {
    const { sequence, jobs } = this;
    const { count, run, ready, setup, due, perSecond, perLate, perSetup } = jobs;
    let row = (i > 0 ? sequence[i - 1]! : count) * count;
    let at = i > 0 ? this.end[i - 1]! : jobs.free;
    let cost = this.ahead[i]!;
    let from = k;
    let to = l;
    for (let stretch = 0; stretch < 3; stretch++) {
      for (let p = from; p < to; p++) {
        const x = sequence[p]!;
        const first = setup[row + x]!;
        at += first;
        if (at < ready[x]!) at = ready[x]!;
        at += run[x]!;
        cost += first * perSetup;
        if (at > due[x]!) cost += (at - due[x]!) * perSecond[x]! + perLate[x]!;
        row = x * count;
        if (cost >= limit) {
          this.work += 4 + p - from;
          return cost;
        }
      }
      from = stretch === 0 ? j : i;
      to = stretch === 0 ? k : j;
    }
    this.work += 4 + l - i;
    return l < count ? this.costBehind(l, row, at, cost, limit) : cost;
  }

  /** The cost when the jobs from position `l` on come behind another job and at another time. */
  private costBehind(l: number, row: number, free: number, ahead: number, limit: number): number {
    const { sequence, jobs, end, behind } = this;
    const { count, run, ready, setup, due, perSecond, perLate, perSetup } = jobs;
    const x = sequence[l]!;
    const first = setup[row + x]!;
    let at = free + first;
    if (at < ready[x]!) at = ready[x]!;
    at += run[x]!;
    let cost = ahead + first * perSetup;
    if (at > due[x]!) cost += (at - due[x]!) * perSecond[x]! + perLate[x]!;
    const shift = at - end[l]!;
    const rest = cost + behind[l + 1]!;
    if (shift === 0) return rest;
    if (shift > 0) {
      if (rest + shift * this.growth[l + 1]! >= limit) return limit;
    } else if (rest + shift * this.fall[l + 1]! - this.lates[l + 1]! >= limit) return limit;
    if (jobs.waits) return this.costWaiting(l + 1, at, cost, limit);
    for (let p = l + 1; p < count; p++) {
      const y = sequence[p]!;
      const late = end[p]! + shift - due[y]!;
      if (late > 0) cost += late * perSecond[y]! + perLate[y]!;
      if (cost >= limit) {
        this.work += p - l;
        return cost;
      }
    }
    this.work += count - l;
    // Setups behind the first stay as they are.
    return cost + this.setups[l + 1]!;
  }

  private costWaiting(from: number, free: number, ahead: number, limit: number): number {
    const { sequence, jobs, end, behind } = this;
    const { count, run, ready, setup, due, perSecond, perLate, perSetup } = jobs;
    let at = free;
    let cost = ahead;
    for (let p = from; p < count; p++) {
      const x = sequence[p]!;
      const first = setup[sequence[p - 1]! * count + x]!;
      at += first;
      if (at < ready[x]!) at = ready[x]!;
      at += run[x]!;
      cost += first * perSetup;
      if (at > due[x]!) cost += (at - due[x]!) * perSecond[x]! + perLate[x]!;
      if (cost >= limit || at === end[p]!) {
        this.work += p - from;
        return cost + behind[p + 1]!;
      }
    }
    this.work += count - from;
    return cost;
  }

  /** Puts the stretches [i, j) and [k, l) in each other's place. */
  exchange(i: number, j: number, k: number, l: number): void {
    const { sequence, spare } = this;
    spare.set(sequence.subarray(i, l));
    let write = i;
    for (let p = k; p < l; p++) sequence[write++] = spare[p - i]!;
    for (let p = j; p < k; p++) sequence[write++] = spare[p - i]!;
    for (let p = i; p < j; p++) sequence[write++] = spare[p - i]!;
    this.recount(i);
  }

  /** Renews the sums from a position on, and to it from the back. */
  private recount(from: number): void {
    const { sequence, jobs, end, ahead } = this;
    const { count, run, ready, setup, due, perSecond, perLate, perSetup } = jobs;
    let before = from > 0 ? sequence[from - 1]! : count;
    let at = from > 0 ? end[from - 1]! : jobs.free;
    let cost = ahead[from]!;
    for (let p = from; p < count; p++) {
      const x = sequence[p]!;
      const first = setup[before * count + x]!;
      at += first;
      if (at < ready[x]!) at = ready[x]!;
      at += run[x]!;
      end[p] = at;
      cost += first * perSetup;
      if (at > due[x]!) cost += (at - due[x]!) * perSecond[x]! + perLate[x]!;
      ahead[p + 1] = cost;
      before = x;
    }
    this.cost = cost;
    this.work += 20 + 3 * count;
    this.countFromBack();
  }

  private countFromBack(): void {
    const { sequence, jobs, end, ahead, behind, growth, fall, lates, setups, cost } = this;
    const { count, setup, due, perSecond, perLate, perSetup, waits } = jobs;
    for (let p = count - 1; p >= 0; p--) {
      const x = sequence[p]!;
      behind[p] = cost - ahead[p]!;
      growth[p] = growth[p + 1]! + (!waits && end[p]! >= due[x]! ? perSecond[x]! : 0);
      fall[p] = fall[p + 1]! + (end[p]! > due[x]! ? perSecond[x]! : 0);
      lates[p] = lates[p + 1]! + (end[p]! > due[x]! ? perLate[x]! : 0);
      const before = p > 0 ? sequence[p - 1]! : count;
      setups[p] = setups[p + 1]! + setup[before * count + x]! * perSetup;
    }
  }
}
