import { DAY, type Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { workCost } from "../objective";
import { GOAL_WEIGHTS, type GoalWeights } from "../search/goal-weights";
import type { Judge } from "./judge";
import type { SequenceTimes } from "./sequence-times";

/** What the schedule of a `SequenceTimes` is worth, kept up to date change by change; less is better. */
export class Worth implements Judge {
  sum = 0;
  /** By order what its lateness costs. */
  readonly cost: Float64Array;
  /** Those that have operations: many orders of a book are done, and never late. */
  readonly ordersToEnd: Int32Array;
  /** By order the end of its last operation. */
  readonly finish: Float64Array;
  private readonly weights: GoalWeights;
  /** By operation the order that it ends; -1: it is not the last of its job, or serves none. */
  private readonly endsOrder: Int32Array;
  readonly wants: Uint8Array;
  private readonly endFirst: Int32Array;
  private readonly ends: Int32Array;
  private readonly due: Float64Array;
  /** By order what a second of lateness costs. */
  readonly perSecond: Float64Array;
  private readonly perLate: Float64Array;
  private readonly perOperation: boolean;
  private readonly published: Int32Array;
  private readonly operationCost: Float64Array;
  private makespan = 0;
  private readonly stamp: Int32Array;
  private turn = 0;
  private readonly orders: Int32Array;
  private readonly oldFinish: Float64Array;
  private readonly oldCost: Float64Array;
  private readonly oldOperationCost: Float64Array;
  private orderCount = 0;
  private oldSum = 0;
  private grown = 0;
  private most = Infinity;
  private oldMakespan = 0;

  constructor(private readonly times: SequenceTimes) {
    const { compiled } = times;
    const { problem, count } = compiled;
    this.weights = GOAL_WEIGHTS[problem.goal];
    const money = this.weights.money;
    const layout = orderEnds(compiled, times.lines.isNode);
    this.endsOrder = layout.endsOrder;
    this.wants = Uint8Array.from(layout.endsOrder, (order) => (order >= 0 ? 1 : 0));
    this.endFirst = layout.first;
    this.ends = layout.operations;
    const { orders } = problem;
    this.ordersToEnd = Int32Array.from(orders.keys()).filter(
      (order) => layout.first[order]! < layout.first[order + 1]!,
    );
    this.due = Float64Array.from(orders, (order) => order.due ?? Infinity);
    this.perSecond = Float64Array.from(
      orders,
      (order) => order.weight * this.weights.tardiness + (order.penaltyPerDay * money) / DAY,
    );
    this.perLate = Float64Array.from(orders, (order) =>
      order.countsAsLate ? order.weight * this.weights.late : 0,
    );
    this.published = compiled.publishedStart;
    this.perOperation =
      money > 0 ||
      problem.changeovers.some((table) => table !== undefined) ||
      this.published.some((start) => start !== NEVER);
    this.operationCost = new Float64Array(count);
    this.oldOperationCost = new Float64Array(count);
    this.cost = new Float64Array(orders.length);
    this.finish = new Float64Array(orders.length);
    this.stamp = new Int32Array(orders.length);
    this.orders = new Int32Array(orders.length);
    this.oldFinish = new Float64Array(orders.length);
    this.oldCost = new Float64Array(orders.length);
    this.count();
  }

  /** Counts all anew. */
  count(): void {
    const { lines } = this.times;
    this.sum = 0;
    for (let k = 0; k < this.cost.length; k++) {
      this.finish[k] = this.finishOf(k);
      this.cost[k] = this.costOf(k);
      this.sum += this.cost[k]!;
    }
    if (this.perOperation) {
      for (let i = 0; i < lines.size; i++) {
        const operation = lines.order[i]!;
        this.operationCost[operation] = this.operationCostOf(operation);
        this.sum += this.operationCost[operation]!;
      }
    }
    if (this.weights.makespan > 0) {
      this.makespan = this.lastEnd();
      this.sum += this.makespan * this.weights.makespan;
    }
    this.orderCount = 0;
    this.oldSum = this.sum;
  }

  /** A change begins; it is hopeless once the orders that end anew have lost more than `most`. */
  begin(most: number): void {
    this.oldSum = this.sum;
    this.oldMakespan = this.makespan;
    this.orderCount = 0;
    this.turn++;
    this.grown = 0;
    this.most = most;
  }

  ended(operation: number): boolean {
    const order = this.endsOrder[operation]!;
    if (this.stamp[order] !== this.turn) this.remember(order);
    const before = this.cost[order]!;
    this.finish[order] = this.finishOf(order);
    this.cost[order] = this.costOf(order);
    this.grown += this.cost[order]! - before;
    return this.grown <= this.most;
  }

  /** Follows the change that was begun to its end; by how much the sum grew. */
  follow(): number {
    const { times } = this;
    const { touched } = times;
    let grown = this.grown;
    if (this.perOperation) {
      for (let k = 0; k < times.touchedCount; k++) {
        const operation = touched[k]!;
        const cost = this.operationCostOf(operation);
        this.oldOperationCost[k] = this.operationCost[operation]!;
        grown += cost - this.operationCost[operation]!;
        this.operationCost[operation] = cost;
      }
    }
    if (this.weights.makespan > 0) {
      this.makespan = this.lastEnd();
      grown += (this.makespan - this.oldMakespan) * this.weights.makespan;
    }
    this.sum += grown;
    return grown;
  }

  /** Forgets a change that was begun and did not come about. */
  forget(): void {
    for (let n = 0; n < this.orderCount; n++) {
      const order = this.orders[n]!;
      this.finish[order] = this.oldFinish[n]!;
      this.cost[order] = this.oldCost[n]!;
    }
  }

  /** Takes the last `follow` back; before the times take their change back. */
  undo(): void {
    this.forget();
    if (this.perOperation) {
      for (let k = 0; k < this.times.touchedCount; k++)
        this.operationCost[this.times.touched[k]!] = this.oldOperationCost[k]!;
    }
    this.sum = this.oldSum;
    this.makespan = this.oldMakespan;
  }

  /** What it costs when an operation ends later by `shift`, through the order that it ends. */
  lossAtEnd(operation: number, shift: Seconds): number {
    const order = this.endsOrder[operation]!;
    if (order < 0) return 0;
    const end = this.times.end[operation]! + shift;
    return end > this.finish[order]! ? this.costAt(order, end) - this.cost[order]! : 0;
  }

  /** What is gained when an operation ends earlier by `shift`, through the order that it ends. */
  gainAtEnd(operation: number, shift: Seconds): number {
    const order = this.endsOrder[operation]!;
    if (order < 0 || this.times.end[operation]! < this.finish[order]!) return 0;
    return this.cost[order]! - this.costAt(order, this.finish[order]! - shift);
  }

  /** Seconds from an order's end to its due date, less than 0 when it is late. */
  slackOf(order: number): Seconds {
    return this.due[order]! - this.finish[order]!;
  }

  /** Seconds by which an order is late; 0 when it is not. */
  lateBy(order: number): Seconds {
    const late = this.finish[order]! - this.due[order]!;
    return late > 0 ? late : 0;
  }

  /** The operation that an order ends with; -1: none. */
  lastOf(order: number): number {
    let last = -1;
    for (let at = this.endFirst[order]!; at < this.endFirst[order + 1]!; at++) {
      const operation = this.ends[at]!;
      if (last < 0 || this.times.end[operation]! > this.times.end[last]!) last = operation;
    }
    return last;
  }

  private remember(order: number): void {
    const n = this.orderCount++;
    this.stamp[order] = this.turn;
    this.orders[n] = order;
    this.oldFinish[n] = this.finish[order]!;
    this.oldCost[n] = this.cost[order]!;
  }

  private finishOf(order: number): Seconds {
    const last = this.lastOf(order);
    return last < 0 ? 0 : this.times.end[last]!;
  }

  private costOf(order: number): number {
    return this.costAt(order, this.finish[order]!);
  }

  private costAt(order: number, finish: Seconds): number {
    const late = finish - this.due[order]!;
    return late > 0 ? this.perSecond[order]! * late + this.perLate[order]! : 0;
  }

  private operationCostOf(operation: number): number {
    const { now } = this.times;
    const { setup, change, money } = this.weights;
    let cost = setup * now.setup[operation]!;
    const published = this.published[operation]!;
    if (published !== NEVER) cost += change * Math.abs(now.start[operation]! - published);
    if (money > 0) cost += money * workCost(this.times, operation);
    return cost;
  }

  private lastEnd(): Seconds {
    const { lines, end } = this.times;
    const { last, slotOperation } = lines;
    let latest = 0;
    for (let line = 0; line < last.length; line++) {
      const slot = last[line]!;
      if (slot >= 0 && end[slotOperation[slot]!]! > latest) latest = end[slotOperation[slot]!]!;
    }
    for (const operation of this.ends) if (end[operation]! > latest) latest = end[operation]!;
    return latest;
  }
}

/** By order the operations that may end it: those that nothing of the same job follows. */
function orderEnds(compiled: CompiledProblem, isNode: Uint8Array) {
  const { problem, count, succFirst, succ } = compiled;
  const endsOrder = new Int32Array(count).fill(-1);
  const first = new Int32Array(problem.orders.length + 1);
  const operations: number[] = [];
  problem.orders.forEach(({ jobs }, order) => {
    first[order] = operations.length;
    for (const job of jobs) {
      for (const operation of problem.jobs[job]!.operations) {
        let isLast = true;
        for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++)
          if (problem.operations[succ[s]!]!.job === job && isNode[succ[s]!] === 1) isLast = false;
        if (!isLast || (isNode[operation] === 0 && compiled.happened[operation] === 0)) continue;
        operations.push(operation);
        if (isNode[operation] === 1) endsOrder[operation] = order;
      }
    }
  });
  first[problem.orders.length] = operations.length;
  return { endsOrder, first, operations: Int32Array.from(operations) };
}
