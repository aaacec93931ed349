import type { Seconds } from "../../kernel/moment";
import type { Board } from "../board";
import { LONG_AGO, NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { batchesFrom } from "./batches-from";
import type { ModeShape, ModeVariant } from "../mode-shape";
import { poolShort } from "../pool-shortage";
import type { Arrangement } from "../search/arrangement";
import { fit, fitFrom, noFit } from "../work-fit";
import { HELD_IN_RUN, HELD_IN_SETUP, LineOrder, PAST, PAST_ON_OWN } from "./line-order";
import { BookedParts } from "./booked-parts";
import type { Judge } from "./judge";
import { modeTraits, NEEDS, POOLS, takesMore } from "./mode-traits";
import { setupBehind } from "./setup-behind";

/**
 * A complete schedule that is changed one operation's turn at a time. After a change everything
 * behind it takes the earliest time that the sequences allow, calendars, pools, batches and
 * material included; all else stays. A change that does not do is taken back without a trace.
 */
export class SequenceTimes {
  readonly lines: LineOrder;
  /** Operations whose times may have changed in the last change, and their times before. */
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly oldStart: Int32Array;
  readonly oldRunStart: Int32Array;
  readonly oldEnd: Int32Array;
  readonly oldSetup: Int32Array;
  /** Operations looked at so far, as a measure of work. */
  work = 0;
  judge: Judge | undefined;
  /** A change that reaches more operations is not made. */
  mostTouched = Infinity;
  readonly traits: Uint8Array;
  readonly placed: Uint8Array;
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  readonly setup: Int32Array;
  readonly pools: Board["pools"];
  private readonly batches: Uint8Array;
  private readonly materials: Uint8Array;
  private readonly parts: BookedParts;
  private readonly dirty: Uint8Array;
  private dirtyCount = 0;
  private from = 0;
  private readonly times = noFit();
  private moved = -1;
  private oldMode = -1;
  private oldVariant = 0;

  constructor(
    readonly compiled: CompiledProblem,
    readonly now: Arrangement,
    board: Board,
  ) {
    const { count } = compiled;
    this.lines = new LineOrder(compiled, now);
    this.traits = modeTraits(compiled);
    const { batches, materials, books } = takesMore(compiled, this.traits);
    this.batches = batches;
    this.materials = materials;
    const { isNode } = this.lines;
    this.parts = new BookedParts(compiled, now, board, this.traits, materials, books, isNode);
    this.placed = now.placed;
    this.mode = now.mode;
    this.start = now.start;
    this.runStart = now.runStart;
    this.end = now.end;
    this.setup = now.setup;
    this.pools = board.pools;
    this.touched = new Int32Array(count);
    this.oldStart = new Int32Array(count);
    this.oldRunStart = new Int32Array(count);
    this.oldEnd = new Int32Array(count);
    this.oldSetup = new Int32Array(count);
    this.dirty = new Uint8Array(count);
  }

  shapeOf(operation: number): ModeShape {
    return this.compiled.shapes[this.compiled.modeShape[this.mode[operation]!]!]!;
  }

  variantOf(operation: number): ModeVariant {
    return this.shapeOf(operation).variants[this.now.variant[operation]!]!;
  }

  /**
   * Gives an operation the turn behind slot `after` (-1: the first) of `line`, in a mode and a
   * variant of it that use that line. False, with nothing changed, when no such schedule is valid,
   * or when it reaches too far or the judge finds it hopeless.
   */
  change(operation: number, mode: number, variant: number, line: number, after: number): boolean {
    const { lines, now } = this;
    const wasNext = lines.next[operation]!;
    this.touchedCount = 0;
    this.moved = -1;
    if (!lines.move(operation, line, after)) return false;
    this.moved = operation;
    this.oldMode = now.mode[operation]!;
    this.oldVariant = now.variant[operation]!;
    this.from = lines.size;
    this.touch(operation);
    now.mode[operation] = mode;
    now.variant[operation] = variant;
    now.line[operation] = line;
    this.touchBehind(wasNext);
    this.touchBehind(lines.next[operation]!);
    if (this.spread()) return true;
    this.undo();
    return false;
  }

  /** Lets everything take its earliest time again; false, with nothing changed, when that is not valid or cannot be told. */
  settle(): boolean {
    this.touchedCount = 0;
    this.moved = -1;
    if (!this.lines.isWhole) return false;
    this.from = 0;
    this.lines.resort(this.now);
    for (let i = 0; i < this.lines.size; i++) this.touch(this.lines.order[i]!);
    if (this.spread()) return true;
    this.undo();
    return false;
  }

  /** Takes the last change back. */
  undo(): void {
    const { now, touched, parts, dirty, moved } = this;
    for (let k = 0; k < this.touchedCount; k++) {
      parts.giveBack(touched[k]!);
      dirty[touched[k]!] = 0;
    }
    this.dirtyCount = 0;
    if (moved >= 0) {
      this.lines.undo();
      now.mode[moved] = this.oldMode;
      now.variant[moved] = this.oldVariant;
      now.line[moved] = this.lines.slotLine[moved]!;
    }
    for (let k = 0; k < this.touchedCount; k++) {
      const operation = touched[k]!;
      now.start[operation] = this.oldStart[k]!;
      now.runStart[operation] = this.oldRunStart[k]!;
      now.end[operation] = this.oldEnd[k]!;
      now.setup[operation] = this.oldSetup[k]!;
      parts.take(operation);
    }
    this.touchedCount = 0;
    this.moved = -1;
  }

  /** Renews all that was touched, each behind what it waits for; false when one has no place. */
  private spread(): boolean {
    const { order } = this.lines;
    const { dirty } = this;
    const judge = this.moved >= 0 ? this.judge : undefined;
    const most = this.moved >= 0 ? this.mostTouched : Infinity;
    let i = this.from;
    while (this.dirtyCount > 0) {
      const operation = order[i++]!;
      if (dirty[operation] === 0) continue;
      dirty[operation] = 0;
      this.dirtyCount--;
      this.work++;
      if (!this.renew(operation) || this.touchedCount > most) return false;
      if (judge && judge.wants[operation] === 1 && !judge.ended(operation)) return false;
    }
    return true;
  }

  private touch(operation: number): void {
    if (this.dirty[operation] === 1 || this.lines.isNode[operation] === 0) return;
    this.dirty[operation] = 1;
    this.dirtyCount++;
    const position = this.lines.position[operation]!;
    if (position < this.from) this.from = position;
    const k = this.touchedCount++;
    this.touched[k] = operation;
    this.oldStart[k] = this.now.start[operation]!;
    this.oldRunStart[k] = this.now.runStart[operation]!;
    this.oldEnd[k] = this.now.end[operation]!;
    this.oldSetup[k] = this.now.setup[operation]!;
    // What is locked keeps its part meanwhile: nobody may take it.
    if (this.now.pinned[operation] === 0) this.parts.giveBack(operation);
  }

  /** Touches what stands at a slot, and the next operation on the unit whose setup may change. */
  private touchBehind(slot: number): void {
    const { slotKind, slotOperation, next } = this.lines;
    for (let at = slot; at >= 0; at = next[at]!) {
      this.touch(slotOperation[at]!);
      if (slotKind[at] === 0) return;
    }
  }

  private touchFollowers(operation: number): void {
    const { succFirst, succ } = this.compiled;
    const { next, slotOperation, heldFirst } = this.lines;
    for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++) this.touch(succ[s]!);
    if (next[operation]! >= 0) this.touch(slotOperation[next[operation]!]!);
    for (let slot = heldFirst[operation]!; slot < heldFirst[operation + 1]!; slot++)
      if (next[slot]! >= 0) this.touch(slotOperation[next[slot]!]!);
  }

  /** Gives an operation its earliest times; false when it has none. */
  private renew(operation: number): boolean {
    const { now, compiled, times } = this;
    const mode = now.mode[operation]!;
    const special = this.traits[mode]! | this.batches[operation]! | this.materials[operation]!;
    if (special !== 0 || now.pinned[operation] === 1) {
      this.parts.giveBack(operation);
      if (!this.findTimes(operation, mode)) return false;
    } else {
      const setup = this.setupOf(operation, mode);
      const free = this.freeFrom(operation);
      const ready = this.readyFrom(operation);
      const run = compiled.modeRun[mode]!;
      const runStart = free + setup > ready ? free + setup : ready;
      times.runStart = runStart;
      times.start = runStart - setup;
      times.end = runStart + run;
      now.setup[operation] = setup;
      if (setup + run === 0 && this.meetsMoment(operation, runStart)) {
        times.start++;
        times.runStart++;
        times.end++;
      }
    }
    if (times.end > compiled.problem.horizon || this.meetsPast(operation)) return false;
    const same =
      times.end === now.end[operation]! &&
      times.runStart === now.runStart[operation]! &&
      times.start === now.start[operation]!;
    now.start[operation] = times.start;
    now.runStart[operation] = times.runStart;
    now.end[operation] = times.end;
    this.parts.take(operation);
    if (!same) this.touchFollowers(operation);
    return true;
  }

  /** When its units are free for the setup. */
  private freeFrom(operation: number): Seconds {
    const { lines } = this;
    const before = lines.previous[operation]!;
    let free = before >= 0 ? this.slotEnd(before) : 0;
    for (let slot = lines.heldFirst[operation]!; slot < lines.heldFirst[operation + 1]!; slot++) {
      if (lines.slotKind[slot] === HELD_IN_RUN || lines.previous[slot]! < 0) continue;
      const end = this.slotEnd(lines.previous[slot]!);
      if (end > free) free = end;
    }
    return free > 0 ? free : 0;
  }

  /** When what it waits for is through and its units are free for the run. */
  readyFrom(operation: number): Seconds {
    const { lines, end } = this;
    const { release, predFirst, pred, predWait, predBatch } = this.compiled;
    let ready = release[operation]!;
    for (let row = predFirst[operation]!; row < predFirst[operation + 1]!; row++) {
      if (predBatch[row]! > 0) continue;
      const through = end[pred[row]!]! + predWait[row]!;
      if (through > ready) ready = through;
    }
    for (let slot = lines.heldFirst[operation]!; slot < lines.heldFirst[operation + 1]!; slot++) {
      if (lines.slotKind[slot] !== HELD_IN_RUN || lines.previous[slot]! < 0) continue;
      const free = this.slotEnd(lines.previous[slot]!);
      if (free > ready) ready = free;
    }
    return ready;
  }

  /** When a slot is over. */
  slotEnd(slot: number): Seconds {
    if (slot < this.compiled.count) return this.end[slot]!;
    const kind = this.lines.slotKind[slot]!;
    if (kind >= PAST) return this.lines.pastTo[slot]!;
    const operation = this.lines.slotOperation[slot]!;
    return kind === HELD_IN_SETUP ? this.runStart[operation]! : this.end[operation]!;
  }

  /** Setup behind whatever the unit does before it. */
  setupOf(operation: number, mode: number): Seconds {
    const { compiled } = this;
    const { changeover } = compiled.shapes[compiled.modeShape[mode]!]!;
    if (!changeover) return compiled.modeSetup[mode]!;
    const before = this.lines.previous[operation]!;
    const family = this.familyBehind(before, this.now.line[operation]!);
    return setupBehind(compiled, family, mode);
  }

  /** The family that a unit is set up for behind a slot of it; -1: none. */
  familyBehind(slot: number, line: number): number {
    const { lines, compiled } = this;
    let at = slot;
    while (at >= 0 && lines.slotKind[at] !== 0 && lines.slotKind[at] !== PAST_ON_OWN)
      at = lines.previous[at]!;
    if (at >= 0) return compiled.modeFamily[this.mode[lines.slotOperation[at]!]!]!;
    const resource = compiled.lineResource[line]!;
    const units = compiled.problem.resources[resource]!;
    return units.kind === "units" ? units.lastFamily[line - compiled.firstLine[resource]!]! : -1;
  }

  /** Times where calendars, pools, batches, material, further units or a lock have a say. */
  private findTimes(operation: number, mode: number): boolean {
    const { now, compiled, times, lines } = this;
    const shape = compiled.shapes[compiled.modeShape[mode]!]!;
    const variant = shape.variants[now.variant[operation]!]!;
    const setup =
      now.line[operation]! < 0 ? compiled.modeSetup[mode]! : this.setupOf(operation, mode);
    const holdsMore = (this.traits[mode]! & NEEDS) !== 0;
    // Which units to take besides for a setup that there was not would have to be chosen.
    if (holdsMore && now.setup[operation] === 0 && setup > 0) return false;
    let free = this.freeFrom(operation);
    let ready = this.readyFrom(operation);
    if (this.batches[operation] === 1)
      ready = Math.max(ready, batchesFrom(this, operation, variant));
    if (this.materials[operation] === 1) {
      const there = this.parts.materialFrom(operation);
      if (compiled.modeMaterialAtStart[mode] === 1) free = Math.max(free, there);
      else ready = Math.max(ready, there);
    }
    if (now.pinned[operation] === 1) return this.keepPinned(operation, variant, setup, free, ready);
    const run = compiled.modeRun[mode]!;
    const stops = compiled.modeStops[mode] === 1;
    const hasPools = (this.traits[mode]! & POOLS) !== 0;
    for (let first = true; ; first = false) {
      if (!fit(variant, setup, run, stops, free, ready, times)) return false;
      if (times.end > compiled.problem.horizon) return false;
      if (setup + run === 0 && lines.slotLine[operation]! >= 0) {
        if (this.meetsMoment(operation, times.start)) {
          ready = times.start + 1;
          continue;
        }
      }
      if (!hasPools) break;
      // What must give way anyway does not stand in the way.
      if (first && times.end > now.end[operation]!) this.touchFollowers(operation);
      const short = poolShort(this, shape, variant, times);
      if (short === LONG_AGO) break;
      if (short >= NEVER) return false;
      if (times.shortInSetup) free = short;
      else ready = short;
    }
    now.setup[operation] = setup;
    return true;
  }

  /** A lock or freeze keeps its start; its run may move with its setup. */
  private keepPinned(
    operation: number,
    variant: ModeVariant,
    setup: Seconds,
    free: Seconds,
    ready: Seconds,
  ): boolean {
    const { now, compiled, times } = this;
    const mode = now.mode[operation]!;
    if (free > now.start[operation]!) return false;
    times.start = now.start[operation]!;
    if (setup === now.setup[operation]) {
      times.runStart = now.runStart[operation]!;
      times.end = now.end[operation]!;
      return ready <= times.runStart;
    }
    const run = compiled.modeRun[mode]!;
    const stops = compiled.modeStops[mode] === 1;
    if (fitFrom(variant, setup, run, stops, times.start, times)) return false;
    if (times.runStart < ready) return false;
    if (poolShort(this, this.shapeOf(operation), variant, times) !== LONG_AGO) return false;
    now.setup[operation] = setup;
    return true;
  }

  /** True when work without length ahead of it on the unit stands at the same moment. */
  private meetsMoment(operation: number, at: Seconds): boolean {
    const before = this.lines.nodeAt(this.lines.previous[operation]!);
    return before >= 0 && this.now.start[before] === at && this.end[before] === at;
  }

  /** True when it would run into something that has happened. */
  private meetsPast(operation: number): boolean {
    const { next, slotKind, pastFrom } = this.lines;
    const slot = next[operation]!;
    return (
      slot >= this.compiled.count && slotKind[slot]! >= PAST && this.times.end > pastFrom[slot]!
    );
  }
}
