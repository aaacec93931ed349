import { DAY } from "../../kernel/moment";
import type { Board } from "../board";
import { NEVER } from "../calendar";
import { finishOf, workCost } from "../objective";
import { GOAL_WEIGHTS, type GoalWeights } from "../search/goal-weights";

/** What the orders of a board cost in the sense of its goal, order by order; less is better. */
export class OrderCost {
  sum = 0;
  readonly late: Float64Array;
  private readonly cost: Float64Array;
  private readonly weights: GoalWeights;

  /** `orders`: the operations of each order that may move. */
  constructor(
    private readonly board: Board,
    private readonly orders: readonly (readonly number[])[],
  ) {
    this.weights = GOAL_WEIGHTS[board.compiled.problem.goal];
    this.cost = new Float64Array(orders.length);
    this.late = new Float64Array(orders.length);
    for (let order = 0; order < orders.length; order++) this.recount(order);
  }

  /** What some orders cost together. */
  of(orders: readonly number[]): number {
    let sum = 0;
    for (const order of orders) sum += this.cost[order]!;
    return sum;
  }

  /** Counts an order anew; what it costs now. */
  recount(order: number): number {
    const before = this.cost[order]!;
    const late = this.lateCost(order);
    let cost = late;
    for (const operation of this.orders[order]!) cost += this.operationCost(operation);
    this.late[order] = late;
    this.cost[order] = cost;
    this.sum += cost - before;
    return cost;
  }

  private lateCost(order: number): number {
    const { tardiness, late, money } = this.weights;
    const { due, weight, penaltyPerDay, countsAsLate } = this.orderAt(order);
    const finish = due === undefined ? undefined : finishOf(this.board, this.orderAt(order));
    if (due === undefined || finish === undefined || finish <= due) return 0;
    const perSecond = weight * tardiness + (penaltyPerDay * money) / DAY;
    return perSecond * (finish - due) + (countsAsLate ? weight * late : 0);
  }

  private orderAt(order: number) {
    return this.board.compiled.problem.orders[order]!;
  }

  private operationCost(operation: number): number {
    const { board, weights } = this;
    const published = board.compiled.publishedStart[operation]!;
    let cost = weights.setup * board.setup[operation]!;
    if (published !== NEVER) cost += weights.change * Math.abs(board.start[operation]! - published);
    return weights.money > 0 ? cost + weights.money * workCost(board, operation) : cost;
  }
}
