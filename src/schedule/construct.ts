import { Board } from "./board";
import { NEVER } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import { DispatchGeneration } from "./dispatch-generation";
import { dispatchRules, serialRules, type DispatchRule } from "./dispatch-rules";
import { LeftOut } from "./left-out";
import { prepareBoard, type PreparedBoard } from "./prepare-board";
import { generateSerially } from "./serial-generation";
import type { FixedConflict, UnscheduledReason } from "./solution";
import { neverPossible } from "./unplaceable";
import { inSequence, workAhead, type WorkAhead } from "./work-ahead";

/** A complete schedule as the engine holds it. */
export interface BoardSchedule {
  readonly board: Board;
  readonly leftOut: LeftOut;
  readonly conflicts: readonly FixedConflict[];
}

type Fill = (board: Board, leftOut: LeftOut, failed: (operation: number) => void) => void;

/** Makes complete schedules of one problem, a rule at a time. */
export class Construction {
  readonly ahead: WorkAhead;
  /** Names of the rules, in the order in which they are tried. */
  readonly rules: readonly string[];
  private readonly dispatching: readonly DispatchRule[];
  private readonly serial: readonly DispatchRule[];
  private readonly impossible: LeftOut;
  private prepared: PreparedBoard | undefined;
  private preparedFor = -1;

  constructor(readonly compiled: CompiledProblem) {
    this.ahead = workAhead(compiled);
    this.impossible = leaveOutImpossible(compiled);
    const setups = compiled.problem.changeovers.some((table) => table !== undefined);
    this.dispatching = dispatchRules(this.ahead, setups);
    this.serial = serialRules(this.ahead);
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
   * them, until all that is left fits.
   */
  private generate(fill: Fill): BoardSchedule {
    const leftOut = this.impossible.copy();
    const board = new Board(this.compiled);
    for (;;) {
      const { board: base, conflicts } = this.prepare(leftOut);
      board.copyFrom(base);
      const before = leftOut.unscheduled.length;
      fill(board, leftOut, (operation) => leftOut.leaveOut(operation, pastHorizon));
      if (leftOut.unscheduled.length === before) return { board, leftOut, conflicts };
    }
  }

  private prepare(leftOut: LeftOut): PreparedBoard {
    if (this.prepared && this.preparedFor === leftOut.unscheduled.length) {
      if (this.preparedFor === this.impossible.unscheduled.length) return this.prepared;
    }
    this.prepared = prepareBoard(this.compiled, leftOut);
    this.preparedFor = leftOut.unscheduled.length;
    return this.prepared;
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
