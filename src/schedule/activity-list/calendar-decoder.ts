import { Board } from "../board";
import { EarliestSpot } from "../earliest-spot";
import { moveLate } from "../latest-spot";
import type { ListDecoder } from "./list-decoder";
import type { MovableWork } from "./movable-work";

/** Serial generation on a board: with calendars and pools that change, so that work pauses. */
export class CalendarDecoder implements ListDecoder {
  readonly choice: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  work = 0;
  private readonly board: Board;
  private readonly spots: EarliestSpot;
  /** By row of the compiled problem's modes the choice that stands for it. */
  private readonly choiceOf: Int32Array;
  private readonly keys: Float64Array;
  /** What a copy of the board costs, in operations placed. */
  private readonly copying: number;

  constructor(private readonly movable: MovableWork) {
    const { count, compiled, mode } = movable;
    this.board = new Board(compiled);
    this.spots = new EarliestSpot(this.board);
    this.choice = Int32Array.from(movable.modeFirst.subarray(0, count));
    this.start = new Int32Array(count);
    this.runStart = new Int32Array(count);
    this.end = new Int32Array(count);
    this.choiceOf = new Int32Array(compiled.modeShape.length).fill(-1);
    mode.forEach((m, c) => (this.choiceOf[m] = c));
    this.keys = new Float64Array(count);
    const steps = this.board.pools.reduce((sum, pool) => sum + (pool?.count ?? 0), 0);
    this.copying = 4 + (steps >> 5);
  }

  forward(list: Int32Array): boolean {
    const { board, movable, spots, choice } = this;
    const { operation, mode, deadline } = movable;
    board.copyFrom(movable.fixed);
    this.work += list.length + this.copying;
    for (let k = 0; k < list.length; k++) {
      const i = list[k]!;
      const o = operation[i]!;
      if (!spots.find(o, choice[i]! < 0 ? -1 : mode[choice[i]!]!)) return false;
      if (spots.best.end > deadline[i]!) return false;
      board.place(o, spots.best);
      choice[i] = this.choiceOf[spots.best.mode]!;
      this.read(i);
    }
    return true;
  }

  backward(list: Int32Array, limit: Int32Array): void {
    const { board, movable } = this;
    this.work += list.length;
    for (let k = 0; k < list.length; k++) {
      const i = list[k]!;
      if (moveLate(board, movable.operation[i]!, limit[i]!)) this.read(i);
    }
  }

  private read(i: number): void {
    const o = this.movable.operation[i]!;
    this.start[i] = this.board.start[o]!;
    this.runStart[i] = this.board.runStart[o]!;
    this.end[i] = this.board.end[o]!;
  }

  lastFirst(list: Int32Array, into: Int32Array): void {
    this.sort(list, this.end, into, -1, true);
  }

  firstFirst(list: Int32Array, into: Int32Array): void {
    this.sort(list, this.runStart, into, 1, true);
  }

  inOrderOfStart(list: Int32Array, into: Int32Array): void {
    this.sort(list, this.runStart, into, 1, false);
  }

  /** By moments, or against them; what is alike stays in the order of `list`, or is turned round. */
  private sort(
    list: Int32Array,
    moment: Int32Array,
    into: Int32Array,
    sign: 1 | -1,
    turned: boolean,
  ): void {
    const { keys } = this;
    const count = list.length;
    for (let k = 0; k < count; k++) {
      const at = turned ? count - 1 - k : k;
      keys[k] = sign * moment[list[at]!]! * count + k;
    }
    keys.sort();
    for (let k = 0; k < count; k++) {
      const position = ((keys[k]! % count) + count) % count;
      into[k] = list[turned ? count - 1 - position : position]!;
    }
  }
}
