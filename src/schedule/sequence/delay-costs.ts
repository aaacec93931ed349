import type { Seconds } from "../../kernel/moment";
import { CALENDAR } from "./mode-traits";
import type { SequenceTimes } from "./sequence-times";
import type { Worth } from "./worth";

/** Shifts for which costs are worked out; those of others lie on lines between them. */
const SHIFTS = [1_800, 7_200, 28_800, 115_200] as const;
const COUNT = SHIFTS.length;

/**
 * About what it costs when an operation ends later, and what is gained when it ends earlier, through
 * all that waits for it directly or not: worked out backwards through a schedule as it stands, pools,
 * materials and the parts of batches left aside. Where two ways lead to the same end it counts twice.
 */
export class DelayCosts {
  /** By operation and shift. "Beyond": without what follows on its own line. */
  private readonly loss: Float64Array;
  private readonly gain: Float64Array;
  private readonly lossBeyond: Float64Array;
  private readonly gainBeyond: Float64Array;

  constructor(
    private readonly times: SequenceTimes,
    private readonly worth: Worth,
  ) {
    const size = times.compiled.count * COUNT;
    this.loss = new Float64Array(size);
    this.gain = new Float64Array(size);
    this.lossBeyond = new Float64Array(size);
    this.gainBeyond = new Float64Array(size);
  }

  /** Works all out anew, from the schedule as it is now. */
  refresh(): void {
    const { order, size } = this.times.lines;
    for (let i = size - 1; i >= 0; i--) this.renew(order[i]!);
  }

  /** What it costs that an operation ends later by `shift` (more than 0). */
  lossOf(operation: number, shift: Seconds): number {
    return at(this.loss, operation, shift);
  }

  /** The same without what follows on its own line. */
  lossBeyondOf(operation: number, shift: Seconds): number {
    return at(this.lossBeyond, operation, shift);
  }

  /** What is gained when an operation ends earlier by `shift` (more than 0), without what follows on its own line. */
  gainBeyondOf(operation: number, shift: Seconds): number {
    return at(this.gainBeyond, operation, shift);
  }

  private renew(operation: number): void {
    const { times, worth, loss, gain, lossBeyond, gainBeyond } = this;
    const { lines, compiled } = times;
    const { succFirst, succ, succLink } = compiled;
    const first = operation * COUNT;
    for (let j = 0; j < COUNT; j++) {
      lossBeyond[first + j] = worth.lossAtEnd(operation, SHIFTS[j]!);
      gainBeyond[first + j] = worth.gainAtEnd(operation, SHIFTS[j]!);
    }
    for (let s = succFirst[operation]!; s < succFirst[operation + 1]!; s++)
      if (lines.isNode[succ[s]!] === 1) this.addFollower(first, operation, succ[s]!, succLink[s]!);
    for (let slot = lines.heldFirst[operation]!; slot < lines.heldFirst[operation + 1]!; slot++)
      this.addNextOnLine(lossBeyond, gainBeyond, first, slot);
    for (let j = first; j < first + COUNT; j++) {
      loss[j] = lossBeyond[j]!;
      gain[j] = gainBeyond[j]!;
    }
    this.addNextOnLine(loss, gain, first, operation);
  }

  private addFollower(first: number, operation: number, follower: number, row: number): void {
    const { compiled, end, runStart } = this.times;
    const gap =
      compiled.predBatch[row]! > 0
        ? Math.max(0, end[follower]! - end[operation]!)
        : this.gapBefore(follower, end[operation]! + compiled.predWait[row]!, runStart[follower]!);
    this.addLoss(this.lossBeyond, first, follower, gap);
    if (gap > 0) return;
    this.addGain(
      this.gainBeyond,
      first,
      follower,
      runStart[follower]! - this.freeBut(follower, row),
    );
  }

  private addNextOnLine(loss: Float64Array, gain: Float64Array, first: number, slot: number): void {
    const { times } = this;
    const next = times.lines.nodeAt(times.lines.next[slot]!);
    if (next < 0) return;
    const gap = this.gapBefore(next, times.slotEnd(slot), times.start[next]!);
    this.addLoss(loss, first, next, gap);
    if (gap > 0) return;
    this.addGain(gain, first, next, times.runStart[next]! - times.readyFrom(next));
  }

  /** Seconds between the moment from which an operation could go on and the one at which it does; 0 when only its calendar lies between. */
  private gapBefore(operation: number, from: Seconds, until: Seconds): Seconds {
    if (from >= until) return 0;
    const { times } = this;
    const hasCalendar = (times.traits[times.mode[operation]!]! & CALENDAR) !== 0;
    if (hasCalendar && times.variantOf(operation).runTime.next(from) >= until) return 0;
    return until - from;
  }

  /** From when an operation could run, as far as its unit and all but one of those that it waits for go. */
  private freeBut(operation: number, without: number): Seconds {
    const { compiled, end, setup, lines } = this.times;
    const { release, predFirst, pred, predWait, predBatch } = compiled;
    let free = release[operation]!;
    for (let row = predFirst[operation]!; row < predFirst[operation + 1]!; row++) {
      if (row === without || predBatch[row]! > 0) continue;
      const through = end[pred[row]!]! + predWait[row]!;
      if (through > free) free = through;
    }
    const before = lines.previous[operation]!;
    if (before < 0) return free;
    return Math.max(free, this.times.slotEnd(before) + setup[operation]!);
  }

  private addLoss(into: Float64Array, first: number, follower: number, gap: Seconds): void {
    const { loss } = this;
    if (loss[(follower + 1) * COUNT - 1] === 0) return;
    for (let j = 0; j < COUNT; j++)
      if (SHIFTS[j]! > gap) into[first + j]! += at(loss, follower, SHIFTS[j]! - gap);
  }

  private addGain(into: Float64Array, first: number, follower: number, most: Seconds): void {
    const { gain } = this;
    if (most <= 0 || gain[(follower + 1) * COUNT - 1] === 0) return;
    for (let j = 0; j < COUNT; j++)
      into[first + j]! += at(gain, follower, SHIFTS[j]! < most ? SHIFTS[j]! : most);
  }
}

/** What lies between the values at the shifts beside it, or on the last line beyond them. */
function at(values: Float64Array, operation: number, shift: Seconds): number {
  let j = 0;
  while (j < COUNT - 1 && SHIFTS[j]! < shift) j++;
  const upper = operation * COUNT + j;
  if (j === 0) return (values[upper]! * shift) / SHIFTS[0];
  const below = SHIFTS[j - 1]!;
  const slope = (values[upper]! - values[upper - 1]!) / (SHIFTS[j]! - below);
  return values[upper - 1]! + slope * (shift - below);
}
