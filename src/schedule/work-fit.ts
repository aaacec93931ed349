import type { Seconds } from "../kernel/moment";
import { LONG_AGO, NEVER, type Calendar } from "./calendar";
import type { ModeVariant } from "./mode-shape";

/** Start, run start and end of one operation. */
export interface Fit {
  start: Seconds;
  runStart: Seconds;
  end: Seconds;
  /** Whether a shortage found last lies in the setup, else in the run. */
  shortInSetup: boolean;
}

export function noFit(): Fit {
  return { start: 0, runStart: 0, end: 0, shortInSetup: false };
}

/**
 * The earliest times of setup and run by calendar alone, with Start not before `startFrom` and Run
 * start not before `runFrom`; the setup as late as that run start allows. False: never.
 */
export function fit(
  variant: Pick<ModeVariant, "setupTime" | "runTime">,
  setup: Seconds,
  run: Seconds,
  stops: boolean,
  startFrom: Seconds,
  runFrom: Seconds,
  into: Fit,
): boolean {
  const { setupTime, runTime } = variant;
  const from = startFrom > 0 ? startFrom : 0;
  if (setup === 0 && run === 0) {
    into.start = into.runStart = into.end = from > runFrom ? from : runFrom;
    return into.end <= lastMoment(runTime);
  }
  if (!stops) return fitOneStretch(setupTime, runTime, setup, run, from, runFrom, into);
  let runStart = setup > 0 ? setupTime.add(from, setup) : from;
  if (runStart < runFrom) runStart = runFrom;
  if (runStart >= NEVER) return false;
  if (run > 0) runStart = runTime.next(runStart);
  if (runStart >= NEVER) return false;
  into.runStart = runStart;
  into.start = setup > 0 ? setupTime.back(runStart, setup) : runStart;
  into.end = run > 0 ? runTime.add(runStart, run) : runStart;
  return into.end < NEVER;
}

/** The end of the last stretch. Work without length needs no working time, but ends inside the plan. */
function lastMoment(calendar: Calendar): Seconds {
  return calendar.count === 0 ? LONG_AGO : calendar.ends[calendar.count - 1]!;
}

/** As `fit`, without any pause from Start to End. */
function fitOneStretch(
  setupTime: Calendar,
  runTime: Calendar,
  setup: Seconds,
  run: Seconds,
  from: Seconds,
  runFrom: Seconds,
  into: Fit,
): boolean {
  let runStart = Math.max(runFrom, from + setup);
  for (;;) {
    if (setup > 0) {
      const i = setupTime.index(runStart - setup);
      if (i >= setupTime.count) return false;
      runStart = Math.max(runStart - setup, setupTime.starts[i]!) + setup;
      if (runStart > setupTime.ends[i]!) {
        runStart = setupTime.ends[i]! + setup;
        continue;
      }
    }
    if (run === 0) break;
    const j = runTime.index(runStart);
    if (j >= runTime.count) return false;
    if (runTime.starts[j]! > runStart) {
      runStart = runTime.starts[j]!;
      continue;
    }
    if (runStart + run <= runTime.ends[j]!) break;
    if (j + 1 >= runTime.count) return false;
    runStart = runTime.starts[j + 1]!;
  }
  into.start = runStart - setup;
  into.runStart = runStart;
  into.end = runStart + run;
  return true;
}

/**
 * The times that follow from a fixed start; what stands against them: the calendar, or that there is
 * not as much working time ahead.
 */
export function fitFrom(
  variant: Pick<ModeVariant, "setupTime" | "runTime">,
  setup: Seconds,
  run: Seconds,
  stops: boolean,
  start: Seconds,
  into: Fit,
): "calendar" | "horizon" | undefined {
  const { setupTime, runTime } = variant;
  const begin = setup > 0 ? setupTime : runTime;
  if (setup + run > 0 && begin.next(start) !== start) return "calendar";
  const ready = setup > 0 ? setupTime.add(start, setup) : start;
  const runStart = run > 0 && ready < NEVER ? runTime.next(ready) : ready;
  if (runStart >= NEVER) return "horizon";
  if (setup > 0 && setupTime.back(runStart, setup) !== start) return "calendar";
  into.start = start;
  into.runStart = runStart;
  into.end = runTime.add(runStart, run);
  if (into.end >= NEVER) return "horizon";
  return !stops && into.end - start !== setup + run ? "calendar" : undefined;
}
