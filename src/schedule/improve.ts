import type { Random } from "../kernel/random";
import { Board } from "./board";
import type { BoardSchedule, Construction } from "./construct";
import { rule } from "./dispatch-rules";
import { pushLate } from "./just-in-time";
import type { ScoredSchedule } from "./scored-schedule";
import { isBetter, scored } from "./scored-schedule";

/** The share of operations whose turn is drawn anew in one step. */
const SHAKEN = 0.08;
/** How far a turn may move: the share of the schedule's length. */
const REACH = 0.1;

/**
 * A first, cheap improvement: serial generation in the order of the best schedule, with some turns
 * drawn anew (iterated greedy), and once for each new best after all was pushed late (forward and
 * backward justification; Valls, Ballestín, Quintanilla 2005). Every step is a complete schedule.
 */
export class Improvement {
  private justified = false;

  constructor(
    private readonly construction: Construction,
    private readonly random: Random,
    public best: ScoredSchedule,
  ) {}

  /** One step; true when it found a better schedule. */
  step(): boolean {
    const justify = !this.justified;
    this.justified = true;
    const keys = justify ? this.justifiedKeys() : this.shakenKeys();
    const modes = this.modes(justify ? 0 : SHAKEN);
    const byKeys = rule("improvement", "both", (o) => keys[o]!);
    const next = scored(this.construction.scheduleSerially(byKeys, modes));
    const { goal } = this.construction.compiled.problem;
    if (isBetter(goal, this.best, next)) return false;
    const better = isBetter(goal, next, this.best);
    this.best = next;
    if (better) this.justified = false;
    return better;
  }

  private justifiedKeys(): Float64Array {
    const { board, leftOut }: BoardSchedule = this.best.schedule;
    const late = new Board(board.compiled);
    late.copyFrom(board);
    const { orders } = board.compiled.problem;
    let last = 0;
    for (let o = 0; o < late.end.length; o++)
      if (late.placed[o] === 1) last = Math.max(last, late.end[o]!);
    pushLate(late, leftOut, (operation) => {
      const due = orders[board.compiled.orderOf[operation]!]?.due;
      return due === undefined ? last : Math.max(due, board.end[operation]!);
    });
    return Float64Array.from(late.runStart);
  }

  private shakenKeys(): Float64Array {
    const { board } = this.best.schedule;
    const keys = Float64Array.from(board.runStart);
    let last = 0;
    for (let o = 0; o < keys.length; o++) if (keys[o]! > last) last = keys[o]!;
    const { random } = this;
    const share = Math.max(SHAKEN, 3 / Math.max(1, keys.length));
    for (let o = 0; o < keys.length; o++) {
      if (random.next() < share) keys[o]! += (random.next() - 0.5) * 2 * REACH * last;
    }
    return keys;
  }

  /** The modes of the best schedule, a share of them free to be chosen again. */
  private modes(free: number): Int32Array {
    const modes = this.best.schedule.board.mode.slice();
    if (free > 0)
      for (let o = 0; o < modes.length; o++) if (this.random.next() < free) modes[o] = -1;
    return modes;
  }
}
