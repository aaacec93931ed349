import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import { latestImpossible, type DeadlineTest } from "./deadline-search";
import { demandsOf } from "./demands";
import type { Frame } from "./frame";
import { Narrowing } from "./narrowing";
import { isOverloaded } from "./overload";
import { Windows } from "./windows";

/** Above so many operations the load of resources is all that is looked at. */
const MOST = 1000;

/**
 * A moment before which not all work is done in any schedule: from the critical path, the load of
 * units, groups and pools (done in pieces, each between its head and its tail), and, for problems of
 * some hundred operations, from what follows for single units and pools when all is to be done by a
 * deadline.
 */
export function makespanBound(frame: Frame): Seconds {
  const { compiled, grain } = frame;
  const { horizon } = compiled.problem;
  const windows = new Windows(compiled, frame.times);
  const value = lastEnd(frame);
  const count = windows.sequence.length;
  if (count === 0) return value;
  const load = loadTest(frame, windows, value);
  const byLoad = latestImpossible(value, grain, Math.ceil(value / 256), horizon, load);
  const least = Math.max(value, byLoad);
  if (count > MOST) return least;
  const narrowing = new Narrowing(frame);
  if (!narrowing.worthwhile) return least;
  const possible = (deadline: Seconds) => narrowing.start(deadline) && !narrowing.lacksEnergy();
  return Math.max(least, latestImpossible(least, grain, grain, horizon, possible));
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
  return (deadline) => {
    windows.open();
    if (!windows.narrowBack(() => deadline)) return false;
    const failed = demands.findIndex((demand) => isOverloaded(demand, windows.endTo));
    if (failed < 0) return true;
    // What failed once is likely to fail again.
    demands.unshift(...demands.splice(failed, 1));
    return false;
  };
}
