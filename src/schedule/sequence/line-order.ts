import type { CompiledProblem } from "../compiled-problem";
import { OperationHeap } from "../operation-heap";
import type { Arrangement } from "../search/arrangement";
import { pastEntries } from "./past-entries";

/** How a slot stands on its line. */
export const OWN = 0;
/** Held besides its own unit: from Start to End, while setting up, while running. */
export const HELD = 1;
export const HELD_IN_SETUP = 2;
export const HELD_IN_RUN = 3;
/** Has happened: its times stand. On the operation's own unit its family counts for what follows. */
export const PAST = 4;
export const PAST_ON_OWN = 5;

/**
 * Who follows whom on every unit, and one sequence of all open operations in which everything
 * comes behind what it waits for. A slot is an operation's place on a line: slot o is operation o
 * on its own unit, further slots are units held besides and what has happened.
 */
export class LineOrder {
  /** 1: open and placed; only these have a place in `order`. */
  readonly isNode: Uint8Array;
  readonly slotOperation: Int32Array;
  readonly slotLine: Int32Array;
  readonly slotKind: Uint8Array;
  /** Times of slots that have happened. */
  readonly pastFrom: Int32Array;
  readonly pastTo: Int32Array;
  /** Neighbouring slots on the line; -1: none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** First and last slot by line. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Slots held besides by operation o: heldFirst[o] to heldFirst[o + 1]. */
  readonly heldFirst: Int32Array;
  readonly order: Int32Array;
  readonly position: Int32Array;
  readonly size: number;
  /**
   * False where work without length stands at the end of something that waits for it: then no
   * sequence tells who comes first, and nothing may be moved.
   */
  readonly isWhole: boolean;
  /** Steps of the last reordering, as a measure of its work. */
  work = 0;
  private readonly saved: Int32Array;
  private readonly behind: Int32Array;
  private readonly mark: Int32Array;
  private stamp = 0;
  private movedFrom = 0;
  private movedTo = -1;
  private moved = -1;
  private wasLine = -1;
  private wasBehind = -1;

  constructor(
    private readonly compiled: CompiledProblem,
    arrangement: Arrangement,
  ) {
    const { count, happened, lineCount } = compiled;
    this.isNode = Uint8Array.from(arrangement.placed, (placed, o) =>
      placed === 1 && happened[o] === 0 ? 1 : 0,
    );
    const slots = layOutSlots(compiled, arrangement, this.isNode);
    const total = slots.operation.length;
    this.slotOperation = Int32Array.from(slots.operation);
    this.slotLine = Int32Array.from(slots.line);
    this.slotKind = Uint8Array.from(slots.kind);
    this.pastFrom = Int32Array.from(slots.from);
    this.pastTo = Int32Array.from(slots.to);
    this.heldFirst = slots.heldFirst;
    this.previous = new Int32Array(total).fill(-1);
    this.next = new Int32Array(total).fill(-1);
    this.first = new Int32Array(lineCount).fill(-1);
    this.last = new Int32Array(lineCount).fill(-1);
    this.linkAll(slots.from, slots.to);
    this.order = new Int32Array(count);
    this.position = new Int32Array(count).fill(-1);
    this.saved = new Int32Array(count);
    this.behind = new Int32Array(count);
    this.mark = new Int32Array(count);
    this.size = this.sortByTime(arrangement);
    this.isWhole = this.size === this.isNode.reduce((sum, node) => sum + node, 0);
  }

  /** The open operation of a slot; -1 where it has happened or there is none. */
  nodeAt(slot: number): number {
    if (slot < 0) return -1;
    const operation = this.slotOperation[slot]!;
    return this.isNode[operation] === 1 ? operation : -1;
  }

  /**
   * Puts an operation's own slot on `line` behind slot `after` (-1: first of the line). False, with
   * nothing changed, when something would then wait for itself.
   */
  move(operation: number, line: number, after: number): boolean {
    this.moved = operation;
    this.wasLine = this.slotLine[operation]!;
    this.wasBehind = this.previous[operation]!;
    this.movedTo = -1;
    this.unlink(operation);
    this.link(operation, line, after);
    const ahead = this.nodeAt(after);
    const behind = this.nodeAt(this.next[operation]!);
    const { position } = this;
    let fits = true;
    if (ahead >= 0 && position[ahead]! > position[operation]!)
      fits = this.shiftBack(operation, position[ahead]!);
    else if (behind >= 0 && position[behind]! < position[operation]!)
      fits = this.shiftAhead(operation, position[behind]!);
    if (!fits) this.undo();
    return fits;
  }

  /** Takes the last move back. */
  undo(): void {
    const { order, position, saved } = this;
    for (let i = this.movedFrom; i <= this.movedTo; i++) {
      const operation = saved[i - this.movedFrom]!;
      order[i] = operation;
      position[operation] = i;
    }
    this.movedTo = -1;
    this.unlink(this.moved);
    this.link(this.moved, this.wasLine, this.wasBehind);
  }

  private unlink(slot: number): void {
    const { previous, next, first, last } = this;
    const line = this.slotLine[slot]!;
    const before = previous[slot]!;
    const after = next[slot]!;
    if (before >= 0) next[before] = after;
    else first[line] = after;
    if (after >= 0) previous[after] = before;
    else last[line] = before;
  }

  private link(slot: number, line: number, after: number): void {
    const { previous, next, first, last } = this;
    const follower = after >= 0 ? next[after]! : first[line]!;
    this.slotLine[slot] = line;
    previous[slot] = after;
    next[slot] = follower;
    if (after >= 0) next[after] = slot;
    else first[line] = slot;
    if (follower >= 0) previous[follower] = slot;
    else last[line] = slot;
  }

  /** Lets the operation and what waits for it come behind position `to`; false when that one waits for it. */
  private shiftBack(operation: number, to: number): boolean {
    const { order, position, mark, behind } = this;
    const from = position[operation]!;
    this.save(from, to);
    const stamp = ++this.stamp;
    this.markFollowers(operation, stamp);
    let write = from;
    let waiting = 0;
    for (let i = from + 1; i <= to; i++) {
      const other = order[i]!;
      if (mark[other] === stamp) {
        if (i === to) return false;
        behind[waiting++] = other;
        this.markFollowers(other, stamp);
      } else {
        order[write] = other;
        position[other] = write++;
      }
    }
    order[write] = operation;
    position[operation] = write++;
    for (let k = 0; k < waiting; k++, write++) {
      order[write] = behind[k]!;
      position[behind[k]!] = write;
    }
    return true;
  }

  /** Lets the operation and what it waits for come ahead of position `to`; false when it waits for that one. */
  private shiftAhead(operation: number, to: number): boolean {
    const { order, position, mark, behind } = this;
    const from = position[operation]!;
    this.save(to, from);
    const stamp = ++this.stamp;
    this.markAhead(operation, stamp);
    let write = from;
    let ahead = 0;
    for (let i = from - 1; i >= to; i--) {
      const other = order[i]!;
      if (mark[other] === stamp) {
        if (i === to) return false;
        behind[ahead++] = other;
        this.markAhead(other, stamp);
      } else {
        order[write] = other;
        position[other] = write--;
      }
    }
    order[write] = operation;
    position[operation] = write--;
    for (let k = 0; k < ahead; k++, write--) {
      order[write] = behind[k]!;
      position[behind[k]!] = write;
    }
    return true;
  }

  private save(from: number, to: number): void {
    const { order, saved } = this;
    for (let i = from; i <= to; i++) saved[i - from] = order[i]!;
    this.movedFrom = from;
    this.movedTo = to;
    this.work += to - from;
  }

  private markFollowers(operation: number, stamp: number): void {
    const { succFirst, succ } = this.compiled;
    const { mark, next, slotOperation, heldFirst } = this;
    for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++) mark[succ[s]!] = stamp;
    if (next[operation]! >= 0) mark[slotOperation[next[operation]!]!] = stamp;
    for (let slot = heldFirst[operation]!; slot < heldFirst[operation + 1]!; slot++)
      if (next[slot]! >= 0) mark[slotOperation[next[slot]!]!] = stamp;
  }

  private markAhead(operation: number, stamp: number): void {
    const { predFirst, pred } = this.compiled;
    const { mark, previous, slotOperation, heldFirst } = this;
    for (let r = predFirst[operation]!; r < predFirst[operation + 1]!; r++) mark[pred[r]!] = stamp;
    if (previous[operation]! >= 0) mark[slotOperation[previous[operation]!]!] = stamp;
    for (let slot = heldFirst[operation]!; slot < heldFirst[operation + 1]!; slot++)
      if (previous[slot]! >= 0) mark[slotOperation[previous[slot]!]!] = stamp;
  }

  private linkAll(from: readonly number[], to: readonly number[]): void {
    const slots: number[] = [];
    for (let slot = 0; slot < this.slotLine.length; slot++)
      if (this.slotLine[slot]! >= 0) slots.push(slot);
    slots.sort((a, b) => from[a]! - from[b]! || to[a]! - to[b]! || a - b);
    for (const slot of slots)
      this.link(slot, this.slotLine[slot]!, this.last[this.slotLine[slot]!]!);
  }

  /** Lays `order` by run start, each behind all that it waits for; how many there are. */
  private sortByTime({ runStart }: Arrangement): number {
    const { compiled, isNode, order, position } = this;
    const open = new Int32Array(compiled.count);
    const ready = new OperationHeap();
    for (let o = 0; o < compiled.count; o++) {
      if (isNode[o] === 0) continue;
      this.eachAhead(o, () => open[o]!++);
      if (open[o] === 0) ready.push(o, runStart[o]!);
    }
    let end = 0;
    while (ready.size > 0) {
      const operation = ready.pop();
      order[end] = operation;
      position[operation] = end++;
      this.eachFollower(operation, (follower) => {
        if (--open[follower]! === 0) ready.push(follower, runStart[follower]!);
      });
    }
    return end;
  }

  /** Sorts `order` by the times as they are now. */
  resort(arrangement: Arrangement): void {
    this.sortByTime(arrangement);
  }

  private eachFollower(operation: number, visit: (follower: number) => void): void {
    const { succFirst, succ } = this.compiled;
    for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++)
      if (this.isNode[succ[s]!] === 1) visit(succ[s]!);
    const own = this.nodeAt(this.next[operation]!);
    if (own >= 0) visit(own);
    for (let slot = this.heldFirst[operation]!; slot < this.heldFirst[operation + 1]!; slot++) {
      const node = this.nodeAt(this.next[slot]!);
      if (node >= 0) visit(node);
    }
  }

  private eachAhead(operation: number, visit: (ahead: number) => void): void {
    const { predFirst, pred } = this.compiled;
    for (let r = predFirst[operation]!; r < predFirst[operation + 1]!; r++)
      if (this.isNode[pred[r]!] === 1) visit(pred[r]!);
    const own = this.nodeAt(this.previous[operation]!);
    if (own >= 0) visit(own);
    for (let slot = this.heldFirst[operation]!; slot < this.heldFirst[operation + 1]!; slot++) {
      const node = this.nodeAt(this.previous[slot]!);
      if (node >= 0) visit(node);
    }
  }
}

interface SlotLayout {
  readonly operation: number[];
  readonly line: number[];
  readonly kind: number[];
  readonly from: number[];
  readonly to: number[];
  readonly heldFirst: Int32Array;
}

/** All slots, first the operations' own (line -1 where they have none), with their times now. */
function layOutSlots(
  compiled: CompiledProblem,
  arrangement: Arrangement,
  isNode: Uint8Array,
): SlotLayout {
  const { count } = compiled;
  const { start, runStart, end } = arrangement;
  const slots: SlotLayout = {
    operation: Array.from({ length: count }, (_, o) => o),
    line: Array.from(arrangement.line, (line, o) => (isNode[o] === 1 ? line : -1)),
    kind: new Array<number>(count).fill(OWN),
    from: Array.from(start),
    to: Array.from(end),
    heldFirst: new Int32Array(count + 1),
  };
  const add = (operation: number, line: number, kind: number, from: number, to: number) => {
    slots.operation.push(operation);
    slots.line.push(line);
    slots.kind.push(kind);
    slots.from.push(from);
    slots.to.push(to);
  };
  for (let o = 0; o < count; o++) {
    slots.heldFirst[o] = slots.operation.length;
    const held = isNode[o] === 1 ? arrangement.held.get(o) : undefined;
    if (!held) continue;
    const shape = compiled.shapes[compiled.modeShape[arrangement.mode[o]!]!]!;
    let k = 0;
    for (const need of shape.variants[arrangement.variant[o]!]!.needs) {
      const from = need.phase === "run" ? runStart[o]! : start[o]!;
      const to = need.phase === "setup" ? runStart[o]! : end[o]!;
      const kind = { all: HELD, setup: HELD_IN_SETUP, run: HELD_IN_RUN }[need.phase];
      // What is held for no time at all has no turn.
      for (let n = 0; n < need.count; n++, k++) if (to > from) add(o, held[k]!, kind, from, to);
    }
  }
  slots.heldFirst[count] = slots.operation.length;
  for (const { operation, line, from, to, own } of pastEntries(compiled))
    add(operation, line, own ? PAST_ON_OWN : PAST, from, to);
  return slots;
}
