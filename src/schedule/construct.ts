import { Board } from "./board";
import { NEVER } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import { DispatchGeneration } from "./dispatch-generation";
import {
  dispatchRules,
  ORDER_BY_ORDER,
  serialRules,
  worthwhile,
  type DispatchRule,
} from "./dispatch-rules";
import { earliestTimes } from "./earliest-times";
import { LeftOut } from "./left-out";
import { fixedAreInTime, pinnedBoard, prepareBoard, type PreparedBoard } from "./prepare-board";
import { generateSerially } from "./serial-generation";
import type { FixedConflict, UnscheduledReason } from "./solution";
import { neverPossible } from "./unplaceable";
import type { Places } from "./warm-start";
import { inSequence, workAhead, type WorkAhead } from "./work-ahead";

/** A complete schedule as the engine holds it. */
export interface BoardSchedule {
  readonly board: Board;
  readonly leftOut: LeftOut;
  readonly conflicts: readonly FixedConflict[];
}

/** Operations that are placed in all to make one rule's orders fit before the horizon. */
const PATIENCE = 60_000;

type Fill = (board: Board, leftOut: LeftOut, failed: (operation: number) => void) => void;

/** Makes complete schedules of one problem, a rule at a time. */
export class Construction {
  readonly ahead: WorkAhead;
  /** Names of the rules, in the order in which they are tried. */
  readonly rules: readonly string[];
  private readonly dispatching: readonly DispatchRule[];
  private readonly serial: readonly DispatchRule[];
  /** What every rule leaves out from the beginning. */
  private start: LeftOut;
  /** The schedule that stands when a rule leaves out more. */
  private fallback: BoardSchedule | undefined;
  private prepared: { readonly without: string; readonly base: PreparedBoard } | undefined;

  constructor(readonly compiled: CompiledProblem) {
    this.ahead = workAhead(compiled);
    this.start = leaveOutImpossible(compiled);
    const setups = compiled.problem.changeovers.some((table) => table !== undefined);
    const { problem } = compiled;
    this.dispatching = worthwhile(dispatchRules(this.ahead, setups), problem);
    this.serial = worthwhile(serialRules(this.ahead), problem);
    this.rules = [...this.dispatching, ...this.serial].map((rule) => rule.name);
  }

  /** The schedule of one rule. */
  schedule(rule: number): BoardSchedule {
    const timely = this.dispatching[rule];
    if (timely) {
      return this.generate((board, leftOut, failed) => {
        new DispatchGeneration(board, leftOut, timely, failed).run();
      });
    }
    return this.scheduleSerially(this.serial[rule - this.dispatching.length]!, undefined);
  }

  /** The schedule that serial generation makes of keys, keeping to modes where they are given. */
  scheduleSerially(rule: DispatchRule, modes: Int32Array | undefined): BoardSchedule {
    return this.generate((board, leftOut, failed) => {
      generateSerially(board, leftOut, rule, modes, failed);
    });
  }

  /**
   * Orders that do not fit before the horizon are left out, and the rest is scheduled again without
   * them, until all that is left fits. Large problems do not try long: they leave out what order by
   * order, by due date, does not fit. `standing`: where what the fixed waits for shall stay.
   */
  generate(fill: Fill, standing?: Places): BoardSchedule {
    const kept = standing && this.fillAroundFixed(fill);
    if (kept) return kept;
    const passes = Math.max(1, Math.floor(PATIENCE / Math.max(1, this.compiled.count)));
    const found = this.fillUntilAllFits(fill, this.start, passes, standing);
    if (found) return found;
    if (this.fallback) return this.fallback;
    const byDueDate = serialRules(this.ahead).find((rule) => rule.name === ORDER_BY_ORDER)!;
    const orderByOrder: Fill = (board, leftOut, failed) => {
      generateSerially(board, leftOut, byDueDate, undefined, failed);
    };
    this.fallback = this.fillUntilAllFits(orderByOrder, this.start, Infinity)!;
    this.start = this.fallback.leftOut;
    return this.fillUntilAllFits(fill, this.start, 1) ?? this.fallback;
  }

  /**
   * What the fixed waits for takes its turn with the rest, so that each is placed beside the same
   * neighbours as before. Undefined when something then does not fit, or comes too late for the fixed.
   */
  private fillAroundFixed(fill: Fill): BoardSchedule | undefined {
    if (!this.compiled.problem.operations.some(({ state }) => state.kind === "fixed"))
      return undefined;
    const leftOut = this.start.copy();
    const { conflicts } = this.prepare(leftOut);
    const board = pinnedBoard(this.compiled, leftOut, conflicts);
    if (!board) return undefined;
    let fits = true;
    fill(board, leftOut, () => (fits = false));
    return fits && fixedAreInTime(board) ? { board, leftOut, conflicts } : undefined;
  }

  /** Undefined when after so many passes some still do not fit. */
  private fillUntilAllFits(
    fill: Fill,
    start: LeftOut,
    passes: number,
    standing?: Places,
  ): BoardSchedule | undefined {
    const leftOut = start.copy();
    const board = new Board(this.compiled);
    for (let pass = 0; pass < passes; pass++) {
      const { board: base, conflicts } = standing
        ? prepareBoard(this.compiled, leftOut, standing)
        : this.prepare(leftOut);
      board.copyFrom(base);
      const before = leftOut.unscheduled.length;
      fill(board, leftOut, (operation) => leftOut.leaveOut(operation, pastHorizon));
      if (leftOut.unscheduled.length === before) return { board, leftOut, conflicts };
    }
    return undefined;
  }

  private prepare(leftOut: LeftOut): PreparedBoard {
    const without = leftOut.key();
    if (this.prepared?.without === without) return this.prepared.base;
    const base = prepareBoard(this.compiled, leftOut);
    this.prepared = { without: leftOut.key(), base };
    return base;
  }
}

const pastHorizon: UnscheduledReason = { kind: "past the horizon" };

/** What no schedule can hold: work without resources or stretches for it, and circles. */
function leaveOutImpossible(compiled: CompiledProblem): LeftOut {
  const leftOut = new LeftOut(compiled);
  for (let o = 0; o < compiled.count; o++) {
    if (compiled.happened[o] === 1) {
      const { state } = compiled.problem.operations[o]!;
      if (state.kind !== "running" || !neverEnds(compiled, o)) continue;
      leftOut.leaveOut(o, neverPossible(compiled, o) ?? pastHorizon);
      continue;
    }
    const reason = neverPossible(compiled, o);
    if (reason) leftOut.leaveOut(o, reason);
  }
  const reachable = new Uint8Array(compiled.count);
  for (const o of inSequence(compiled)) reachable[o] = 1;
  for (let o = 0; o < compiled.count; o++) {
    if (reachable[o] === 1 || compiled.happened[o] === 1) continue;
    const waitsFor = compiled.pred[compiled.predFirst[o]!]!;
    leftOut.leaveOut(o, { kind: "waits for one that is not scheduled", operation: waitsFor });
  }
  // No schedule ends these before the horizon, so that they need not be tried.
  const { end } = earliestTimes(compiled, leftOut);
  for (let o = 0; o < compiled.count; o++) {
    const open = compiled.happened[o] === 0 && leftOut.operations[o] === 0;
    if (open && end[o]! >= NEVER) leftOut.leaveOut(o, pastHorizon);
  }
  return leftOut;
}

/** True when the calendar of a running operation has no time for what is left of it. */
function neverEnds(compiled: CompiledProblem, operation: number): boolean {
  const { state } = compiled.problem.operations[operation]!;
  if (state.kind !== "running" || state.remaining <= 0) return false;
  const shape = compiled.shapes[compiled.modeShape[compiled.modeFirst[operation]! + state.mode]!]!;
  const line = compiled.firstLine[shape.resource]! + state.unit;
  const variant =
    shape.variants.find((v) => state.unit < 0 || v.lines.includes(line)) ?? shape.variants[0];
  return !variant || variant.runTime.add(0, state.remaining) >= NEVER;
}
