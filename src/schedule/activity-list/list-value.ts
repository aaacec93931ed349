import type { Seconds } from "../../kernel/moment";
import type { Goal } from "../problem";
import type { MovableWork } from "./movable-work";

/**
 * What the schedule of a list is worth in the goal's first criterion and, among equals, in a second
 * one. Smaller is better; both in seconds (weighted) or weights of orders.
 */
export class ListValue {
  first = 0;
  second = 0;
  /** By movable operation: it may end as late as this without making the first criterion worse. */
  readonly limit: Int32Array;
  /** By order that has a due date: where its operations begin in `member`. */
  private readonly memberFirst: Int32Array;
  private readonly member: Int32Array;
  private readonly due: Float64Array;
  private readonly weight: Float64Array;
  private readonly counts: Uint8Array;
  /** End of what stands, by order and of all. */
  private readonly standing: Float64Array;
  private readonly allStanding: Seconds;
  private readonly finish: Float64Array;
  private last = 0;

  constructor(
    private readonly work: MovableWork,
    private readonly goal: Goal,
  ) {
    const { problem } = work.compiled;
    const { fixed } = work;
    const number = new Int32Array(work.compiled.count).fill(-1);
    work.operation.forEach((o, i) => (number[o] = i));
    const placed = (o: number) => number[o]! >= 0 || fixed.placed[o] === 1;
    const dated = problem.orders
      .map((order) => ({ ...order, all: order.jobs.flatMap((j) => problem.jobs[j]!.operations) }))
      .filter(({ due, all }) => due !== undefined && all.some((o) => number[o]! >= 0))
      .filter(({ all }) => all.every(placed));
    const members = dated.map(({ all }) => all.map((o) => number[o]!).filter((i) => i >= 0));
    this.memberFirst = new Int32Array(dated.length + 1);
    members.forEach((list, k) => (this.memberFirst[k + 1] = this.memberFirst[k]! + list.length));
    this.member = Int32Array.from(members.flat());
    this.due = Float64Array.from(dated, ({ due }) => due!);
    this.weight = Float64Array.from(dated, ({ weight }) => weight);
    this.counts = Uint8Array.from(dated, ({ countsAsLate }) => (countsAsLate ? 1 : 0));
    const ends = (list: readonly number[]) =>
      list.reduce((end, o) => (fixed.placed[o] === 1 ? Math.max(end, fixed.end[o]!) : end), 0);
    this.standing = Float64Array.from(dated, ({ all }) => ends(all));
    this.allStanding = ends(problem.operations.map(({ index }) => index));
    this.finish = new Float64Array(dated.length);
    this.limit = new Int32Array(work.count);
  }

  /** Values the ends of all movable operations. */
  of(end: Int32Array): void {
    let last = this.allStanding;
    for (let i = 0; i < end.length; i++) if (end[i]! > last) last = end[i]!;
    this.last = last;
    let tardiness = 0;
    let late = 0;
    const { memberFirst, member, due, weight, counts, finish } = this;
    for (let k = 0; k < due.length; k++) {
      let done = this.standing[k]!;
      for (let at = memberFirst[k]!; at < memberFirst[k + 1]!; at++) {
        const ends = end[member[at]!]!;
        if (ends > done) done = ends;
      }
      finish[k] = done;
      if (done <= due[k]!) continue;
      tardiness += weight[k]! * (done - due[k]!);
      if (counts[k] === 1) late += weight[k]!;
    }
    if (this.goal === "Throughput") {
      this.first = last;
      this.second = tardiness;
    } else if (this.goal === "Fewest late") {
      this.first = late;
      this.second = tardiness;
    } else {
      this.first = tardiness;
      this.second = last;
    }
  }

  /** Fills `limit` for the schedule valued last. */
  setLimits(): void {
    const { limit, memberFirst, member, due, finish } = this;
    limit.fill(this.last);
    if (this.goal === "Throughput") return;
    for (let k = 0; k < due.length; k++) {
      const until = Math.max(due[k]!, finish[k]!);
      for (let at = memberFirst[k]!; at < memberFirst[k + 1]!; at++) {
        const i = member[at]!;
        limit[i] = Math.min(this.work.compiled.problem.horizon, until);
      }
    }
  }
}
