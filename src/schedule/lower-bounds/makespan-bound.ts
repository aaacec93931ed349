import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import { latestImpossible, type DeadlineTest } from "./deadline-search";
import { demandsOf } from "./demands";
import type { Bound, Frame } from "./frame";
import { Narrowing } from "./narrowing";
import { isOverloaded } from "./overload";
import { Shaving } from "./shaving";
import { Windows } from "./windows";

/** Above so many operations the load of resources is all that is looked at. */
const MOST = 1000;
/** Above so many operations nothing is shaved. */
const MOST_TO_SHAVE = 400;
/** Rounds of conclusions for shaving, times the number of operations. */
const PATIENCE = 5_000_000;

/**
 * A moment before which not all work is done in any schedule. At once from the critical path, the
 * load of units, groups and pools, and, for problems of some hundred operations, from what follows
 * for single units and pools when all is to be done by a deadline; sharper by shaving.
 */
export class MakespanBound implements Bound {
  value: Seconds = 0;
  private readonly windows: Windows;
  private narrowing: Narrowing | undefined;

  constructor(private readonly frame: Frame) {
    this.windows = new Windows(frame.compiled, frame.times);
  }

  *atOnce(): Generator<void, void> {
    const { frame, windows } = this;
    this.value = lastEnd(frame);
    const count = windows.sequence.length;
    if (count === 0) return;
    const load = loadTest(frame, windows, this.value);
    yield* this.search(Math.ceil(this.value / 256), load);
    if (count > MOST) return;
    const narrowing = new Narrowing(frame);
    if (!narrowing.worthwhile) return;
    this.narrowing = narrowing;
    yield* this.search(frame.grain, function* (deadline) {
      yield;
      return narrowing.start(deadline);
    });
  }

  *sharper(): Generator<void, void> {
    const { narrowing } = this;
    const count = this.windows.sequence.length;
    if (!narrowing) return;
    yield* this.search(this.frame.grain, function* (deadline) {
      yield;
      return narrowing.start(deadline) && !(yield* narrowing.lacksEnergy());
    });
    if (count > MOST_TO_SHAVE) return;
    const shaving = new Shaving(narrowing);
    const upTo = narrowing.rounds + PATIENCE / count;
    yield* this.search(this.frame.grain, (deadline) => shaving.test(deadline, upTo));
  }

  private *search(step: Seconds, possible: DeadlineTest): Generator<void, void> {
    const { compiled, grain } = this.frame;
    const { horizon } = compiled.problem;
    const moments = latestImpossible(this.value, grain, step, horizon, possible);
    for (;;) {
      const { value, done } = moments.next();
      this.value = Math.max(this.value, value);
      if (done) return;
      yield;
    }
  }
}

/** The earliest end of all that is scheduled, along the critical path. */
function lastEnd({ compiled, leftOut, times }: Frame): Seconds {
  let last = 0;
  for (let o = 0; o < compiled.count; o++) {
    if (leftOut.operations[o] === 1 && compiled.happened[o] === 0) continue;
    if (times.end[o]! < NEVER) last = Math.max(last, times.end[o]!);
  }
  return last;
}

function loadTest(frame: Frame, windows: Windows, bound: Seconds): DeadlineTest {
  const { compiled, times, work, supplies } = frame;
  const demands = demandsOf(compiled, times, windows.planned, work, supplies, bound);
  return function* (deadline) {
    yield;
    windows.open();
    if (!windows.narrowBack(() => deadline)) return false;
    const failed = demands.findIndex((demand) => isOverloaded(demand, windows.endTo));
    if (failed < 0) return true;
    // What failed once is likely to fail again.
    demands.unshift(...demands.splice(failed, 1));
    return false;
  };
}
