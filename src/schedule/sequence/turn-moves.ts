import type { Random } from "../../kernel/random";
import type { SequenceTimes } from "./sequence-times";
import type { TurnOptions } from "./turn-options";
import { waitsForLine, waitsForOperation } from "./waits-for";
import type { Worth } from "./worth";

/** How far along a line a turn may move at once. */
const REACH = 64;
/** The share of moves that go anywhere within reach; the others mostly go a few turns. */
const FAR = 0.3;
/** The share of the others that weigh what a change promises. */
const WEIGHED = 0.4;
/** The share of moves that do not look at what is late. */
const AT_RANDOM = 0.1;

/** So many orders are drawn until the next late one is searched for. */
const LUCK = 20;
/** So many moves are drawn from a chain before another one is followed: to follow it takes longer than to draw. */
const DRAWS = 8;

/** Proposes changes of turns: mostly on the chains of operations that make orders late. */
export class TurnMoves {
  operation = -1;
  mode = -1;
  variant = 0;
  line = -1;
  after = -1;
  /** The order that the change is to help; -1: none in particular. */
  aimed = -1;
  private readonly canMove: Uint8Array;
  private readonly hasFamilies: boolean;
  /** Operations that wait for their unit, on a chain that makes an order late. */
  private readonly chain: Int32Array;
  private chainLength = 0;
  private drawsLeft = 0;
  private lateOrder = -1;

  constructor(
    private readonly times: SequenceTimes,
    private readonly worth: Worth,
    private readonly options: TurnOptions,
    private readonly random: Random,
  ) {
    const { problem, count } = times.compiled;
    this.canMove = new Uint8Array(count);
    for (const operation of options.movable) this.canMove[operation] = 1;
    this.hasFamilies = problem.changeovers.some((table) => table !== undefined);
    this.chain = new Int32Array(count);
  }

  /** Chooses a change; false when this draw led to none. */
  propose(): boolean {
    const { random } = this;
    this.aimed = -1;
    const operation = random.next() < AT_RANDOM ? this.anyOperation() : this.lineBound();
    if (operation < 0) return false;
    const draw = random.next();
    if (this.hasFamilies && draw < 0.25) return this.besideItsFamily(operation);
    const blocker = this.times.lines.nodeAt(this.times.lines.previous[operation]!);
    const weighs = this.aimed >= 0 && random.next() < WEIGHED;
    if (draw < 0.5) return weighs ? this.weighedAhead(operation) : this.ahead(operation);
    if (draw < 0.75) {
      if (blocker < 0) return false;
      return weighs ? this.weighedBack(blocker) : this.back(blocker);
    }
    const other = random.next() < 0.5 && blocker >= 0 ? blocker : operation;
    return this.elsewhere(other) || this.ahead(operation);
  }

  /** One of those that wait for their unit on a chain that makes an order late; any where none is late. */
  private lineBound(): number {
    if (this.drawsLeft-- <= 0) {
      this.drawsLeft = DRAWS - 1;
      const target = this.lastOfLateOrder();
      this.chainLength = target < 0 ? 0 : this.followBack(target);
      if (target < 0) return this.anyOperation();
    }
    if (this.chainLength === 0) {
      this.drawsLeft = 0;
      return -1;
    }
    this.aimed = this.lateOrder;
    return this.chain[this.random.below(this.chainLength)]!;
  }

  /** The operation that ends a late order, the costlier of two drawn; with a goal of makespan the last of all. */
  private lastOfLateOrder(): number {
    const { worth, times } = this;
    this.lateOrder = -1;
    if (times.compiled.problem.goal === "Throughput") return this.lastOfAll();
    const a = this.anyLateOrder();
    if (a < 0) return -1;
    const b = this.anyLateOrder();
    this.lateOrder = worth.cost[a]! > worth.cost[b]! ? a : b;
    return worth.lastOf(this.lateOrder);
  }

  /** A late order; -1: none is late. */
  private anyLateOrder(): number {
    const { cost, ordersToEnd } = this.worth;
    const { length } = ordersToEnd;
    if (length === 0) return -1;
    let at = this.random.below(length);
    for (let tries = 1; tries < LUCK && cost[ordersToEnd[at]!]! <= 0; tries++)
      at = this.random.below(length);
    for (let k = 0; k < length; k++, at++) {
      if (at === length) at = 0;
      if (cost[ordersToEnd[at]!]! > 0) return ordersToEnd[at]!;
    }
    return -1;
  }

  private lastOfAll(): number {
    const { finish } = this.worth;
    let last = 0;
    for (let k = 1; k < finish.length; k++) if (finish[k]! > finish[last]!) last = k;
    return this.worth.lastOf(last);
  }

  private anyOperation(): number {
    const { movable } = this.options;
    return movable.length === 0 ? -1 : movable[this.random.below(movable.length)]!;
  }

  /** Follows what an operation waits for back, and notes those that wait for their unit; how many there are. */
  private followBack(target: number): number {
    const { times, chain } = this;
    let found = 0;
    let at = target;
    while (at >= 0) {
      const onLine = waitsForLine(times, at);
      if (onLine >= 0 && this.canMove[at] === 1) chain[found++] = at;
      at = onLine >= 0 ? onLine : waitsForOperation(times, at);
    }
    return found;
  }

  /** Lets an operation overtake some ahead of it on its unit. */
  private ahead(operation: number): boolean {
    const { lines } = this.times;
    let after = lines.previous[operation]!;
    if (after < 0) return false;
    for (let steps = this.distance(); steps > 0 && after >= 0; steps--)
      after = lines.previous[after]!;
    return this.onSameLine(operation, after);
  }

  /**
   * Lets an operation overtake as many as promises most: what the order aimed at gains, less what
   * those that are overtaken lose beyond their slack.
   */
  private weighedAhead(operation: number): boolean {
    const { times, worth } = this;
    const { lines, start, end } = times;
    const length = end[operation]! - start[operation]!;
    const ready = times.readyFrom(operation);
    const most = worth.lateBy(this.aimed);
    const rate = worth.perSecond[this.aimed]!;
    const caution = this.random.next() * 2;
    let loss = 0;
    let best = 0;
    let first = -1;
    let slot = lines.previous[operation]!;
    for (let steps = 0; steps < REACH && slot >= 0; steps++, slot = lines.previous[slot]!) {
      const overtaken = lines.nodeAt(slot);
      if (overtaken < 0 || end[overtaken]! <= ready) break;
      loss += this.lossOf(overtaken, length);
      const earliest = start[overtaken]! > ready ? start[overtaken]! : ready;
      const gain = rate * Math.min(most, start[operation]! - earliest);
      if (gain - caution * loss <= best) continue;
      best = gain - caution * loss;
      first = slot;
    }
    return first >= 0 && this.onSameLine(operation, lines.previous[first]!);
  }

  /** Lets as many overtake an operation as promises most. */
  private weighedBack(operation: number): boolean {
    if (this.canMove[operation] === 0) return false;
    const { times, worth } = this;
    const { lines, start, end, compiled } = times;
    const length = end[operation]! - start[operation]!;
    const caution = this.random.next() * 2;
    let gain = 0;
    let best = 0;
    let last = -1;
    let slot = lines.next[operation]!;
    for (let steps = 0; steps < REACH && slot >= 0; steps++, slot = lines.next[slot]!) {
      const overtaking = lines.nodeAt(slot);
      if (overtaking < 0) break;
      const order = steps === 0 ? this.aimed : compiled.orderOf[overtaking]!;
      if (order >= 0) gain += worth.perSecond[order]! * Math.min(length, worth.lateBy(order));
      const loss = this.lossOf(operation, end[overtaking]! - end[operation]!);
      if (gain - caution * loss <= best) continue;
      best = gain - caution * loss;
      last = slot;
    }
    return last >= 0 && this.onSameLine(operation, last);
  }

  /** What an operation's order loses when it is so much later, at most. */
  private lossOf(operation: number, later: number): number {
    const order = this.times.compiled.orderOf[operation]!;
    if (order < 0) return 0;
    const beyond = later - this.worth.slackOf(order);
    return beyond > 0 ? this.worth.perSecond[order]! * Math.min(beyond, later) : 0;
  }

  /** Lets some behind it on its unit overtake an operation. */
  private back(operation: number): boolean {
    if (this.canMove[operation] === 0) return false;
    const { lines } = this.times;
    let after = lines.next[operation]!;
    if (after < 0) return false;
    for (let steps = this.distance() - 1; steps > 0 && lines.next[after]! >= 0; steps--)
      after = lines.next[after]!;
    return this.onSameLine(operation, after);
  }

  /** Puts an operation beside the nearest one of its family on its unit. */
  private besideItsFamily(operation: number): boolean {
    const { lines, compiled, mode } = this.times;
    const family = compiled.modeFamily[mode[operation]!]!;
    const towardsFront = this.random.next() < 0.5;
    let at = operation;
    for (let steps = 0; steps < REACH; steps++) {
      at = towardsFront ? lines.previous[at]! : lines.next[at]!;
      if (at < 0) return false;
      const other = lines.nodeAt(at);
      if (other !== at || compiled.modeFamily[mode[other]!] !== family) continue;
      if (steps === 0) continue;
      return this.onSameLine(operation, towardsFront ? at : lines.previous[at]!);
    }
    return false;
  }

  private distance(): number {
    if (this.random.next() < FAR) return 1 + this.random.below(REACH);
    let steps = 1;
    while (steps < REACH && this.random.next() < 0.6) steps++;
    return steps;
  }

  private onSameLine(operation: number, after: number): boolean {
    const { times } = this;
    if (after === operation || after === times.lines.previous[operation]!) return false;
    this.operation = operation;
    this.mode = times.mode[operation]!;
    this.variant = times.now.variant[operation]!;
    this.line = times.now.line[operation]!;
    this.after = after;
    return true;
  }

  /** Gives an operation a turn on another unit, about when it could run there. */
  private elsewhere(operation: number): boolean {
    const { times, options, random } = this;
    const first = options.first[operation]!;
    const count = options.first[operation + 1]! - first;
    if (count < 2) return false;
    const option = first + random.below(count);
    if (options.line[option] === times.now.line[operation]) return false;
    this.operation = operation;
    this.mode = options.mode[option]!;
    this.variant = options.variant[option]!;
    this.line = options.line[option]!;
    const ready = times.readyFrom(operation);
    const wanted = random.next() < 0.5 ? ready : times.runStart[operation]!;
    this.after = this.slotBefore(this.line, wanted);
    for (let steps = random.below(3); steps > 0 && this.after >= 0; steps--)
      this.after = times.lines.previous[this.after]!;
    return true;
  }

  /** The last slot of a line whose operation runs before a moment. */
  private slotBefore(line: number, at: number): number {
    const { lines, runStart } = this.times;
    let slot = lines.last[line]!;
    while (slot >= 0 && runStart[lines.slotOperation[slot]!]! >= at) slot = lines.previous[slot]!;
    return slot;
  }
}
