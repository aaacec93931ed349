import type { Seconds } from "../../kernel/moment";
import { OneAtATime } from "./one-at-a-time";
import { momentOf, type Supply } from "./supply";
import type { Windows } from "./windows";

/** Operations of which only one can be worked on at a time, and in what time they work. */
export interface ExclusiveSet {
  readonly operations: Int32Array;
  /** Time in which they advance: that of a unit, or all of it. */
  readonly supply: Supply;
  /** By place: shortest and longest run, least and most setup that counts; seconds. */
  readonly shortest: Float64Array;
  readonly longest: Float64Array;
  readonly leastSetup: Float64Array;
  readonly mostSetup: Float64Array;
}

/** Carries what follows from an exclusive set over to the windows of its operations. */
export class ExclusiveNarrowing {
  private readonly pieces: OneAtATime;
  /** The windows of the last time. */
  private readonly seenFrom: Float64Array;
  private readonly seenTo: Float64Array;

  constructor(
    private readonly set: ExclusiveSet,
    private readonly horizon: Seconds,
  ) {
    const count = set.operations.length;
    this.pieces = new OneAtATime(count);
    this.pieces.work.set(set.shortest.map((run, i) => run + set.leastSetup[i]!));
    this.seenFrom = new Float64Array(count).fill(-1);
    this.seenTo = new Float64Array(count).fill(-1);
  }

  /** -1: the windows are too narrow; 1: something followed; 0: nothing. */
  narrow(windows: Windows): -1 | 0 | 1 {
    const { pieces } = this;
    if (!this.look(windows)) return 0;
    if (!pieces.narrow()) return -1;
    return this.carryOver(windows);
  }

  /** False: the windows are those of the last time, from which all has been concluded. */
  private look(windows: Windows): boolean {
    const { pieces, seenFrom, seenTo } = this;
    const { operations, supply, longest, mostSetup } = this.set;
    let news = false;
    for (let i = 0; i < operations.length; i++) {
      const o = operations[i]!;
      const release = supply.until(windows.runFrom[o]!) - mostSetup[i]!;
      const due = Math.min(
        supply.until(windows.endTo[o]!),
        supply.until(windows.runTo[o]!) + longest[i]!,
      );
      if (release !== seenFrom[i] || due !== seenTo[i]) news = true;
      pieces.release[i] = seenFrom[i] = release;
      pieces.due[i] = seenTo[i] = due;
    }
    return news;
  }

  private carryOver(windows: Windows): 0 | 1 {
    const { pieces, seenFrom, seenTo } = this;
    const { operations, supply, shortest, leastSetup } = this.set;
    let followed: 0 | 1 = 0;
    for (let i = 0; i < operations.length; i++) {
      const o = operations[i]!;
      const from = pieces.from[i]! + leastSetup[i]!;
      if (pieces.from[i]! > seenFrom[i]! && from > supply.until(windows.runFrom[o]!)) {
        windows.floor[o] = this.firstWith(from, windows.runFrom[o]!);
        followed = 1;
      }
      const to = pieces.to[i]! - shortest[i]!;
      if (pieces.to[i]! < seenTo[i]! && to < supply.until(windows.runTo[o]!)) {
        windows.ceiling[o] = this.firstWith(to + 1, windows.runFrom[o]!) - 1;
        followed = 1;
      }
    }
    return followed;
  }

  /** The first moment, not before `from`, by which so much has been given. */
  private firstWith(given: number, from: Seconds): Seconds {
    const { supply } = this.set;
    const latest = Math.max(from, this.horizon);
    const near = from + given - supply.until(from);
    if (near >= from && near <= latest && supply.until(near) >= given)
      return momentOf(supply, given, from, near);
    return supply.until(latest) < given ? latest + 1 : momentOf(supply, given, from, latest);
  }
}
