import type { Seconds } from "../../kernel/moment";
import type { Narrowing } from "./narrowing";
import type { Windows } from "./windows";

/** Rounds of conclusions between two pauses, times the number of operations. */
const PACE = 40_000;

/**
 * Cuts off parts of the windows in which a run start proves impossible (shaving; Martin and Shmoys
 * 1996), from both ends in slices, until nothing more follows.
 */
export class Shaving {
  private readonly probe: Windows;

  constructor(private readonly narrowing: Narrowing) {
    this.probe = narrowing.newWindows();
  }

  /** False: the deadline cannot be met. True too when the rounds come to `upTo`. Pauses now and then. */
  *test(deadline: Seconds, upTo: number): Generator<void, boolean> {
    const { narrowing } = this;
    const { windows } = narrowing;
    if (!narrowing.start(deadline)) return false;
    const pace = Math.ceil(PACE / Math.max(1, windows.sequence.length));
    let pause = narrowing.rounds + pace;
    for (;;) {
      let cut = false;
      for (const o of windows.sequence) {
        for (const side of [1, -1] as const) {
          const result = this.cut(o, side, deadline);
          if (result < 0) return false;
          if (result > 0) cut = true;
          if (narrowing.rounds >= upTo) return true;
          if (narrowing.rounds < pause) continue;
          pause = narrowing.rounds + pace;
          yield;
        }
      }
      if (!cut) return !(yield* narrowing.lacksEnergy());
    }
  }

  /** -1: the deadline cannot be met; 1: something was cut off. */
  private cut(o: number, side: 1 | -1, deadline: Seconds): -1 | 0 | 1 {
    const { narrowing, probe } = this;
    const { windows } = narrowing;
    let width = Math.max(1, Math.floor((windows.runTo[o]! - windows.runFrom[o]!) / 8));
    let done: 0 | 1 = 0;
    while (width >= 1 && windows.runTo[o]! - windows.runFrom[o]! >= width) {
      probe.copyFrom(windows);
      const edge = side === 1 ? windows.runFrom[o]! + width : windows.runTo[o]! - width;
      if (side === 1) probe.ceiling[o] = Math.min(probe.ceiling[o]!, edge - 1);
      else probe.floor[o] = Math.max(probe.floor[o]!, edge + 1);
      if (narrowing.narrow(probe, deadline)) {
        width = width >> 2;
        continue;
      }
      if (side === 1) windows.floor[o] = edge;
      else windows.ceiling[o] = edge;
      done = 1;
      if (!narrowing.narrow(windows, deadline)) return -1;
      width *= 2;
    }
    return done;
  }
}
