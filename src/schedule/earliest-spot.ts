import type { Seconds } from "../kernel/moment";
import { runStartForBatches } from "./batch-flow";
import { emptySpot, type Board, type Spot } from "./board";
import { LONG_AGO, NEVER } from "./calendar";
import { followerLimit } from "./follower-setup";
import { batchFollower, batchSupplier } from "./link-bounds";
import type { ModeShape, ModeVariant } from "./mode-shape";
import { poolShort } from "./pool-shortage";
import { fit, noFit, type Fit } from "./work-fit";

/**
 * Finds the earliest place of an operation on a board: over its modes and units, in gaps too,
 * with calendars, pools, further units and materials.
 */
export class EarliestSpot {
  /** The best place found by the last search. */
  readonly best: Spot = emptySpot();
  private readonly trial: Spot = emptySpot();
  private readonly times: Fit = noFit();
  private readonly picked: number[] = [];
  /** Seconds by which an end may be later for each second of setup saved. */
  setupPenalty = 0;
  private bestKey = NEVER;
  /** Start and run start are not before these, and the unit is this one (-1: any), in the search that goes on. */
  private startFrom = 0;
  private runFrom = 0;
  private unit = -1;

  constructor(private readonly board: Board) {}

  /** Run start is not before this by release and predecessors without batches, all of which are placed. */
  runBound(operation: number): Seconds {
    const { compiled, end } = this.board;
    let bound = compiled.release[operation]!;
    for (
      let row = compiled.predFirst[operation]!;
      row < compiled.predFirst[operation + 1]!;
      row++
    ) {
      if (compiled.predBatch[row]! > 0) continue;
      const through = end[compiled.pred[row]!]! + compiled.predWait[row]!;
      if (through > bound) bound = through;
    }
    return bound;
  }

  /** Run start is not before this by batches of placed predecessors, in a given mode. */
  batchBound(operation: number, mode: number, variant: ModeVariant): Seconds {
    const { compiled } = this.board;
    let bound = 0;
    for (
      let row = compiled.predFirst[operation]!;
      row < compiled.predFirst[operation + 1]!;
      row++
    ) {
      const batch = compiled.predBatch[row]!;
      if (batch <= 0) continue;
      const supplier = batchSupplier(this.board, compiled.pred[row]!);
      const follower = batchFollower(this.board, operation, mode, variant);
      bound = Math.max(
        bound,
        runStartForBatches(supplier, follower, batch, compiled.predWait[row]!),
      );
    }
    return bound;
  }

  materialBound(operation: number): Seconds {
    let bound = 0;
    for (const { material, quantity } of this.board.compiled.problem.operations[operation]!
      .materials) {
      bound = Math.max(bound, this.board.stocks[material]!.earliest(quantity));
    }
    return bound;
  }

  /**
   * Fills `best` with the place in a mode's row that starts exactly then, on that unit (-1: any), its
   * run not before `runFrom`; false: it cannot.
   */
  findAt(operation: number, mode: number, unit: number, start: Seconds, runFrom: Seconds): boolean {
    this.startFrom = start;
    this.runFrom = runFrom;
    this.unit = unit;
    const found = this.find(operation, mode);
    this.startFrom = 0;
    this.runFrom = 0;
    this.unit = -1;
    return found && this.best.start === start;
  }

  /** Fills `best` with the place that ends earliest; false when there is none. `only`: a mode's row, else -1. */
  find(operation: number, only = -1): boolean {
    const { compiled } = this.board;
    this.bestKey = NEVER;
    this.best.mode = -1;
    const runBound = Math.max(this.runFrom, this.runBound(operation));
    const material = this.materialBound(operation);
    if (runBound >= NEVER || material >= NEVER) return false;
    for (
      let mode = compiled.modeFirst[operation]!;
      mode < compiled.modeFirst[operation + 1]!;
      mode++
    ) {
      if (only >= 0 && mode !== only) continue;
      const shape = compiled.shapes[compiled.modeShape[mode]!]!;
      for (let v = 0; v < shape.variants.length; v++) {
        const variant = shape.variants[v]!;
        const atStart = compiled.modeMaterialAtStart[mode] === 1;
        let bound = atStart ? runBound : Math.max(runBound, material);
        if (this.hasBatches(operation))
          bound = Math.max(bound, this.batchBound(operation, mode, variant));
        if (bound >= NEVER) continue;
        const startBound = atStart ? Math.max(material, this.startFrom) : this.startFrom;
        this.trial.mode = mode;
        this.trial.variant = v;
        if (shape.kind !== "units") this.tryWithoutUnit(shape, variant, startBound, bound);
        else
          for (const line of variant.lines) {
            if (this.unit >= 0 && line - compiled.firstLine[shape.resource]! !== this.unit)
              continue;
            this.tryLine(line, shape, variant, startBound, bound);
          }
      }
    }
    return this.best.mode >= 0;
  }

  private hasBatches(operation: number): boolean {
    const { compiled } = this.board;
    for (
      let row = compiled.predFirst[operation]!;
      row < compiled.predFirst[operation + 1]!;
      row++
    ) {
      if (compiled.predBatch[row]! > 0) return true;
    }
    return false;
  }

  private tryWithoutUnit(
    shape: ModeShape,
    variant: ModeVariant,
    startBound: Seconds,
    runBound: Seconds,
  ): void {
    const { trial } = this;
    trial.line = -1;
    trial.follower = -1;
    trial.setup = this.board.compiled.modeSetup[trial.mode]!;
    if (this.search(shape, variant, startBound, runBound, NEVER)) this.keepIfBetter();
  }

  /** Tries the gaps of one unit, earliest first. */
  private tryLine(
    lineIndex: number,
    shape: ModeShape,
    variant: ModeVariant,
    startBound: Seconds,
    runBound: Seconds,
  ): void {
    const { board, trial } = this;
    const { compiled } = board;
    const line = board.lines[lineIndex]!;
    const run = compiled.modeRun[trial.mode]!;
    trial.line = lineIndex;
    let i = line.from(Math.max(startBound, runBound) + run);
    for (; ; i++) {
      const freeFrom = Math.max(startBound, i > 0 ? line.ends[i - 1]! : LONG_AGO);
      if (freeFrom + run >= this.bestKey) return;
      if (shape.changeover && i < line.count) {
        // However its setup turns out, the next operation cannot begin later than its run does now.
        const next = line.operations[i]!;
        const open = line.own[i] === 1 ? board.runStart[next]! : line.starts[i]!;
        if (open - Math.max(freeFrom, runBound) < run) continue;
      }
      trial.setup = shape.changeover
        ? board.setupAfter(board.familyBefore(lineIndex, i), trial.mode, shape.changeover)
        : compiled.modeSetup[trial.mode]!;
      trial.follower = -1;
      let freeTo = i < line.count ? line.starts[i]! : NEVER;
      if (shape.changeover && i < line.count) freeTo = followerLimit(board, lineIndex, i, trial);
      if (freeTo - freeFrom >= trial.setup + run) {
        if (this.search(shape, variant, freeFrom, runBound, freeTo)) {
          this.keepIfBetter();
          return;
        }
        if (i >= line.count) return;
      } else if (i >= line.count) return;
    }
  }

  /** The earliest times in a gap; false when it does not fit before `freeTo`. */
  private search(
    shape: ModeShape,
    variant: ModeVariant,
    startBound: Seconds,
    runBound: Seconds,
    freeTo: Seconds,
  ): boolean {
    const { trial, times, board } = this;
    const run = board.compiled.modeRun[trial.mode]!;
    const stops = board.compiled.modeStops[trial.mode] === 1;
    let startFrom = startBound;
    let runFrom = runBound;
    const limit = Math.min(freeTo, this.bestKey, board.compiled.problem.horizon);
    for (;;) {
      if (!fit(variant, trial.setup, run, stops, startFrom, runFrom, times)) return false;
      if (times.end > limit) return false;
      if (times.end === times.start && trial.line >= 0) {
        if (board.lines[trial.line]!.hasMomentAt(times.start)) {
          runFrom = times.start + 1;
          continue;
        }
      }
      const short = poolShort(board, shape, variant, times);
      if (short !== LONG_AGO) {
        if (short >= NEVER) return false;
        if (this.times.shortInSetup) startFrom = short;
        else runFrom = short;
        continue;
      }
      if (variant.needs.length === 0) break;
      const blocked = this.pickUnits(variant, trial.line);
      if (blocked === LONG_AGO) break;
      if (blocked >= NEVER) return false;
      if (this.times.shortInSetup) startFrom = Math.max(startFrom, blocked);
      else runFrom = Math.max(runFrom, blocked);
    }
    trial.start = times.start;
    trial.runStart = times.runStart;
    trial.end = times.end;
    return true;
  }

  /** Chooses free units for the needs; else the moment at which the next one that is missing is free. */
  private pickUnits(variant: ModeVariant, ownLine: number): Seconds {
    const { start, runStart, end } = this.times;
    const { lines } = this.board;
    this.picked.length = 0;
    for (const need of variant.needs) {
      const from = need.phase === "run" ? runStart : start;
      const to = need.phase === "setup" ? runStart : end;
      let missing = need.count;
      let free = NEVER;
      for (const line of need.lines) {
        if (missing === 0) break;
        if (line === ownLine || this.picked.includes(line)) continue;
        const blocked = lines[line]!.blockedUntil(from, to);
        if (blocked === from) {
          this.picked.push(line);
          missing--;
        } else if (blocked < free) free = blocked;
      }
      if (missing === 0) continue;
      this.times.shortInSetup = need.phase !== "run";
      return free;
    }
    return LONG_AGO;
  }

  private keepIfBetter(): void {
    const { trial, best } = this;
    const key = trial.end + this.setupPenalty * trial.setup;
    const better =
      best.mode < 0 ||
      key < this.bestKey ||
      (key === this.bestKey &&
        (trial.setup < best.setup || (trial.setup === best.setup && trial.start > best.start)));
    if (!better) return;
    this.bestKey = key;
    best.mode = trial.mode;
    best.variant = trial.variant;
    best.line = trial.line;
    best.start = trial.start;
    best.runStart = trial.runStart;
    best.end = trial.end;
    best.setup = trial.setup;
    best.follower = trial.follower;
    best.followerSetup = trial.followerSetup;
    best.followerTimes.start = trial.followerTimes.start;
    best.followerTimes.runStart = trial.followerTimes.runStart;
    best.followerTimes.end = trial.followerTimes.end;
    best.held.length = 0;
    const needs =
      this.board.compiled.shapes[this.board.compiled.modeShape[trial.mode]!]!.variants[
        trial.variant
      ]!.needs;
    if (needs.length > 0) for (const line of this.picked) best.held.push(line);
  }
}
