import type { Random } from "../../kernel/random";
import { Bindings } from "../binding";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement, boardOf } from "../search/arrangement";
import type { Improver, ImproverMaker } from "../search/improver";
import { minusLog } from "../search/minus-log";
import { SequenceTimes } from "../sequence/sequence-times";
import { inSequence } from "../work-ahead";
import { OrderBoard } from "./order-board";
import { OrderCost } from "./order-cost";

/** Operations placed in a step: about a millisecond. */
const STEP = 120;
/** At most so many orders are taken out at once besides the late one. */
const BLOCKERS = 3;
/** So many better schedules, by share of the orders, until everything is moved up again. */
const SETTLE = 0.1;
/** The share of reinsertions in which the late order is not the first. */
const SHUFFLED = 0.5;
/** Reinsertions of a round, by order. */
const ROUND = 8;
/** How warm a round begins, in what a late order costs on average. */
const HOTTEST = 0.05;
/** A round that ends so much above the best is given up. */
const STRAY = 0.02;
/** Rounding of sums. */
const SLIVER = 1e-12;
/** Look-ups of what a chain waits for at most. */
const CHAIN = 40;

/**
 * Large neighbourhood search over orders (ruin and recreate; Schrimpf, Schneider, Stamm-Wilbrandt,
 * Dueck 2000): a late order and some that it waits for are taken out and put in again, the late one
 * first, each operation at its earliest place among all that stays. Now and then everything moves up
 * into the room that this left. Works with whatever a problem can have.
 */
export const reinsertionSearch: ImproverMaker = (compiled, start, random) => {
  if (compiled.problem.goal === "Throughput") return undefined;
  const orders = ordersOf(compiled, start);
  return orders.some((operations) => operations.length > 0)
    ? new ReinsertionSearch(compiled, start, orders, random)
    : undefined;
};

class ReinsertionSearch implements Improver {
  readonly best: Arrangement;
  private orderBoard!: OrderBoard;
  private bindings!: Bindings;
  private cost!: OrderCost;
  private bestSum: number;
  private sinceSettled = 0;
  private rounds = 0;
  private triesLeft = 0;
  private roundLength = 1;
  private warmth = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    start: Arrangement,
    private readonly orders: readonly (readonly number[])[],
    private readonly random: Random,
  ) {
    this.best = new Arrangement(compiled.count);
    this.best.copyFrom(start);
    this.load(this.best);
    this.bestSum = this.cost.sum;
  }

  step(): boolean {
    const before = this.bestSum;
    const until = this.orderBoard.work + STEP;
    for (let tries = 0; tries < STEP && this.orderBoard.work < until; tries++) {
      if (this.tryOrders()) this.sinceSettled++;
      if (this.sinceSettled > Math.max(20, SETTLE * this.orders.length)) {
        this.settle();
        break;
      }
    }
    if (this.cost.sum < this.bestSum) {
      this.bestSum = this.cost.sum;
      this.best.copyFrom(this.orderBoard.board);
    }
    return this.bestSum < before;
  }

  private load(arrangement: Arrangement): void {
    const board = boardOf(this.compiled, arrangement);
    this.orderBoard = new OrderBoard(board);
    this.bindings = new Bindings(board);
    this.cost = new OrderCost(board, this.orders);
  }

  /** Takes a late order and some that it waits for out and puts them in again; true when that is better. */
  private tryOrders(): boolean {
    const late = this.lateOrder();
    const chosen = late < 0 ? undefined : this.withBlockers(late);
    if (!chosen) return false;
    const { orderBoard, cost, orders } = this;
    orderBoard.spots.setupPenalty = this.random.below(3) === 0 ? this.random.below(4) : 0;
    if (this.random.next() < SHUFFLED) this.shuffle(chosen);
    const before = cost.of(chosen);
    const limit = before + this.limit();
    let after = 0;
    const goOn = (order: number) => {
      after += cost.recount(order);
      // However well the others come off, they cost nothing less than nothing.
      return after < limit || after <= before * (1 - SLIVER);
    };
    if (!orderBoard.reinsert(chosen, orders, goOn)) {
      for (const order of chosen) cost.recount(order);
      return false;
    }
    return after < before;
  }

  /** By how much a schedule may become worse now: nothing at first, then in rounds ever less. */
  private limit(): number {
    if (this.triesLeft-- <= 0) this.begin();
    return this.warmth === 0
      ? 0
      : this.warmth * (this.triesLeft / this.roundLength) * minusLog(1 - this.random.next());
  }

  private begin(): void {
    const { sum, late } = this.cost;
    if (this.rounds > 0 && sum > this.bestSum * (1 + STRAY)) this.load(this.best);
    this.rounds++;
    this.triesLeft = this.roundLength = ROUND * this.orders.length;
    let count = 0;
    for (const cost of late) if (cost > 0) count++;
    this.warmth = this.rounds === 1 ? 0 : (HOTTEST * sum) / Math.max(1, count);
  }

  private shuffle(orders: number[]): void {
    for (let i = orders.length - 1; i > 0; i--) {
      const j = this.random.below(i + 1);
      [orders[i], orders[j]] = [orders[j]!, orders[i]!];
    }
  }

  /** A late order, the costlier of two drawn; -1: none is late. */
  private lateOrder(): number {
    const { late } = this.cost;
    const { random } = this;
    const any = () => {
      for (let tries = 0; tries < 50; tries++) {
        const order = random.below(late.length);
        if (late[order]! > 0 && this.orders[order]!.length > 0) return order;
      }
      return -1;
    };
    const a = any();
    const b = any();
    if (a < 0 || b < 0) return Math.max(a, b);
    return late[a]! > late[b]! ? a : b;
  }

  /** The order and some of those that it waits for. */
  private withBlockers(late: number): number[] | undefined {
    const { random } = this;
    const blockers = [...this.blockersOf(late)];
    const chosen = [late];
    for (let wanted = random.below(BLOCKERS + 1); wanted > 0 && blockers.length > 0; wanted--) {
      const a = random.below(blockers.length);
      const b = random.below(blockers.length);
      const at = this.cost.late[blockers[a]!]! <= this.cost.late[blockers[b]!]! ? a : b;
      chosen.push(blockers[at]!);
      blockers[at] = blockers[blockers.length - 1]!;
      blockers.pop();
    }
    return chosen;
  }

  /** Orders of which an operation stands in the way of one of the order's own. */
  private blockersOf(late: number): Set<number> {
    const { compiled, bindings } = this;
    const { orderOf, predFirst, pred } = compiled;
    const found = new Set<number>();
    const { end } = this.orderBoard.board;
    const operations = this.orders[late]!;
    let at = operations[0]!;
    for (const operation of operations) if (end[operation]! > end[at]!) at = operation;
    for (let steps = 0; steps < CHAIN; steps++) {
      const why = bindings.of(at);
      const by = "operation" in why ? why.operation : undefined;
      if (by !== undefined && by >= 0) {
        const order = orderOf[by]!;
        if (order >= 0 && order !== late && this.orders[order]!.length > 0) found.add(order);
      }
      let ahead = -1;
      for (let row = predFirst[at]!; row < predFirst[at + 1]!; row++)
        if (ahead < 0 || end[pred[row]!]! > end[ahead]!) ahead = pred[row]!;
      if (ahead < 0 || orderOf[ahead] !== late) break;
      at = ahead;
    }
    return found;
  }

  /** Lets everything move up into the room that there is, and starts from there. */
  private settle(): void {
    this.sinceSettled = 0;
    const now = new Arrangement(this.compiled.count);
    now.copyFrom(this.orderBoard.board);
    const times = new SequenceTimes(this.compiled, now, boardOf(this.compiled, now));
    if (times.settle()) this.load(now);
  }
}

/** By order its operations that may move, each behind what it waits for. */
function ordersOf(compiled: CompiledProblem, { placed, pinned }: Arrangement): number[][] {
  const { orderOf, happened, problem } = compiled;
  const orders: number[][] = problem.orders.map(() => []);
  for (const operation of inSequence(compiled)) {
    const open = placed[operation] === 1 && happened[operation] === 0 && pinned[operation] === 0;
    const order = orderOf[operation]!;
    if (open && order >= 0) orders[order]!.push(operation);
  }
  return orders;
}
