import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import { fit, noFit } from "../work-fit";
import type { DelayCosts } from "./delay-costs";
import { OWN, PAST } from "./line-order";
import type { SequenceTimes } from "./sequence-times";
import { setupBehind } from "./setup-behind";

/** A turn that an operation may have: behind slot `after` (-1: the first) of `line`. */
export interface Turn {
  readonly operation: number;
  readonly mode: number;
  readonly variant: number;
  readonly line: number;
  readonly after: number;
}

/** So many operations of a line are looked at. */
const REACH = 100;

/**
 * About what a change of turn costs, far sooner than it is made: the lines that it touches are laid
 * anew with setups and calendars, but without pools, batches and material; what their new ends
 * cause elsewhere is taken from the costs of delay.
 */
export class TurnEstimate {
  private readonly fitted = noFit();
  private turn!: Turn;
  private limit = 0;
  private sum = 0;
  /** When what was passed last leaves the line, and the family that it leaves there. */
  private free: Seconds = 0;
  private family = -1;
  /** The operation has been passed at its new place; its old place has. */
  private placed = false;
  private removed = false;

  constructor(
    private readonly times: SequenceTimes,
    private readonly costs: DelayCosts,
  ) {}

  /** What it costs, less than 0 when it pays; anything above `limit` where it is clear that it is above. */
  of(turn: Turn, limit: number): number {
    const { lines } = this.times;
    const { operation, line, after } = turn;
    this.turn = turn;
    this.limit = limit;
    this.sum = 0;
    this.placed = this.removed = true;
    const was = lines.slotLine[operation]!;
    const ahead = lines.nodeAt(after);
    const goesBack = ahead >= 0 && lines.position[ahead]! > lines.position[operation]!;
    if (was !== line) this.walk(was, lines.previous[operation]!, lines.next[operation]!);
    this.placed = false;
    if (was === line && goesBack) {
      this.walk(line, lines.previous[operation]!, lines.next[operation]!);
    } else {
      this.removed = was !== line;
      this.walk(line, after, operation);
    }
    return this.sum;
  }

  /** Lays a line anew from slot `first` on, which now stands behind slot `before`, until nothing changes any more. */
  private walk(line: number, before: number, first: number): void {
    const { times } = this;
    this.free = before >= 0 ? times.slotEnd(before) : 0;
    this.family = times.familyBehind(before, line);
    let slot = first;
    for (let steps = 0; steps < REACH && slot >= 0; steps++) {
      if (!this.pass(slot)) return;
      slot = this.nextOf(slot);
    }
  }

  /** The slot behind another once the change is made. */
  private nextOf(slot: number): number {
    const { lines } = this.times;
    const { operation, line, after } = this.turn;
    if (slot === after) return operation;
    if (slot === operation) return after >= 0 ? lines.next[after]! : lines.first[line]!;
    const next = lines.next[slot]!;
    if (next !== operation) return next;
    this.removed = true;
    return lines.next[operation]!;
  }

  /** Counts what becomes of a slot; false when the walk is over. */
  private pass(slot: number): boolean {
    const { times, costs } = this;
    const kind = times.lines.slotKind[slot]!;
    if (kind >= PAST) return false;
    if (kind !== OWN) return this.passHeld(slot);
    const before = times.end[slot]!;
    const end = times.now.pinned[slot] === 1 ? this.endOfPinned(slot) : this.endOf(slot);
    if (end >= NEVER) {
      this.sum = Infinity;
      return false;
    }
    if (end > before) this.sum += costs.lossBeyondOf(slot, end - before);
    else if (end < before) this.sum -= costs.gainBeyondOf(slot, before - end);
    this.free = end;
    if (slot === this.turn.operation) {
      this.placed = true;
      this.family = times.compiled.modeFamily[this.turn.mode]!;
      return this.sum <= this.limit;
    }
    this.family = times.compiled.modeFamily[times.mode[slot]!]!;
    if (this.placed && this.sum > this.limit) return false;
    return end !== before || !this.placed || !this.removed;
  }

  private passHeld(slot: number): boolean {
    const { times } = this;
    const operation = times.lines.slotOperation[slot]!;
    const late = Math.max(0, this.free - times.start[operation]!);
    if (late > 0) this.sum += this.costs.lossOf(operation, late);
    this.free = times.slotEnd(slot) + late;
    return late > 0 || !this.placed || !this.removed;
  }

  private endOfPinned(operation: number): Seconds {
    return this.free > this.times.start[operation]! ? NEVER : this.times.end[operation]!;
  }

  private endOf(operation: number): Seconds {
    const { times, turn, fitted, free } = this;
    const ready = times.readyFrom(operation);
    if (operation === turn.operation) {
      const setup = setupBehind(times.compiled, this.family, turn.mode);
      const ends = this.fits(turn.mode, turn.variant, setup, free, ready);
      return ends ? fitted.end : NEVER;
    }
    const mode = times.mode[operation]!;
    const variant = times.now.variant[operation]!;
    if (!this.fits(mode, variant, setupBehind(times.compiled, this.family, mode), free, ready))
      return NEVER;
    const end = fitted.end;
    const before = times.end[operation]!;
    if (end >= before) return end;
    // What waited for something else than its line and its job does not move up.
    const previous = times.lines.previous[operation]!;
    const freeBefore = previous >= 0 ? times.slotEnd(previous) : 0;
    this.fits(mode, variant, times.setup[operation]!, freeBefore, ready);
    return fitted.end < before ? before : end;
  }

  private fits(
    mode: number,
    variant: number,
    setup: Seconds,
    free: Seconds,
    ready: Seconds,
  ): boolean {
    const { modeRun, modeStops, modeShape, shapes } = this.times.compiled;
    const of = shapes[modeShape[mode]!]!.variants[variant]!;
    return fit(of, setup, modeRun[mode]!, modeStops[mode] === 1, free, ready, this.fitted);
  }
}
