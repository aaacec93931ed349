import { Board, emptySpot, type Spot } from "../board";
import type { CompiledProblem } from "../compiled-problem";
import { placeHappened } from "../happened-work";
import type { Timetable } from "../objective";

/**
 * Where and when every operation stands, in plain arrays by operation: what ways of improving a
 * schedule keep, copy and hand on. The fields mean what they mean on a `Board`.
 */
export class Arrangement {
  readonly placed: Uint8Array;
  /** Row of the mode in the compiled problem; -1 for finished operations. */
  readonly mode: Int32Array;
  readonly variant: Int16Array;
  /** The unit's line; -1 where the resource has no units. */
  readonly line: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  readonly setup: Int32Array;
  /** 1: neither start nor unit may change. */
  readonly pinned: Uint8Array;
  /** Lines of the units that an operation takes besides its own. */
  readonly held = new Map<number, readonly number[]>();

  constructor(count: number) {
    this.placed = new Uint8Array(count);
    this.mode = new Int32Array(count).fill(-1);
    this.variant = new Int16Array(count);
    this.line = new Int32Array(count).fill(-1);
    this.start = new Int32Array(count);
    this.runStart = new Int32Array(count);
    this.end = new Int32Array(count);
    this.setup = new Int32Array(count);
    this.pinned = new Uint8Array(count);
  }

  copyFrom(other: Pick<Arrangement, keyof Arrangement & keyof Board>): void {
    this.placed.set(other.placed);
    this.mode.set(other.mode);
    this.variant.set(other.variant);
    this.line.set(other.line);
    this.start.set(other.start);
    this.runStart.set(other.runStart);
    this.end.set(other.end);
    this.setup.set(other.setup);
    this.pinned.set(other.pinned);
    this.held.clear();
    for (const [operation, lines] of other.held) this.held.set(operation, lines);
  }

  /** Takes over where and when one operation stands in another arrangement of the same work, further units aside. */
  copyTurn(operation: number, other: Arrangement): void {
    this.mode[operation] = other.mode[operation]!;
    this.variant[operation] = other.variant[operation]!;
    this.line[operation] = other.line[operation]!;
    this.start[operation] = other.start[operation]!;
    this.runStart[operation] = other.runStart[operation]!;
    this.end[operation] = other.end[operation]!;
    this.setup[operation] = other.setup[operation]!;
  }
}

/** An arrangement as something that has a value. */
export function timetableOf(compiled: CompiledProblem, arrangement: Arrangement): Timetable {
  const { placed, mode, variant, line, start, runStart, end, setup } = arrangement;
  const variantOf = (operation: number) => {
    const shape = compiled.shapes[compiled.modeShape[mode[operation]!]!]!;
    return shape.variants[variant[operation]!]!;
  };
  return { compiled, placed, mode, line, start, runStart, end, setup, variantOf };
}

export function arrangementOf(board: Board): Arrangement {
  const arrangement = new Arrangement(board.compiled.count);
  arrangement.copyFrom(board);
  return arrangement;
}

/** The board on which everything stands as arranged. */
export function boardOf(compiled: CompiledProblem, arrangement: Arrangement): Board {
  const board = new Board(compiled);
  placeHappened(board);
  const { start, end } = arrangement;
  const open: number[] = [];
  for (let o = 0; o < compiled.count; o++) {
    if (arrangement.placed[o] === 1 && compiled.happened[o] === 0) open.push(o);
  }
  open.sort((a, b) => start[a]! - start[b]! || end[a]! - end[b]! || a - b);
  const spot = emptySpot();
  for (const operation of open) {
    spotOf(arrangement, operation, spot);
    board.place(operation, spot);
    board.pinned[operation] = arrangement.pinned[operation]!;
  }
  return board;
}

function spotOf(arrangement: Arrangement, operation: number, into: Spot): void {
  into.mode = arrangement.mode[operation]!;
  into.variant = arrangement.variant[operation]!;
  into.line = arrangement.line[operation]!;
  into.start = arrangement.start[operation]!;
  into.runStart = arrangement.runStart[operation]!;
  into.end = arrangement.end[operation]!;
  into.setup = arrangement.setup[operation]!;
  into.held.length = 0;
  into.held.push(...(arrangement.held.get(operation) ?? []));
}
