import type { Seconds } from "../kernel/moment";
import type { ModeVariant } from "../schedule/mode-shape";
import { type Fit, fit } from "../schedule/work-fit";

/** The work of one operation as planned and as it turns out. */
export interface DrawnLengths {
  readonly plannedSetup: Seconds;
  readonly plannedRun: Seconds;
  readonly setup: Seconds;
  readonly run: Seconds;
}

/**
 * The earliest times of what must not be interrupted; false: never. Nobody knows beforehand how
 * long it will take: it begins where its planned length fits into one stretch, and then it is
 * worked to its end, past the end of the shift if need be.
 */
export function fitUninterrupted(
  variant: ModeVariant,
  { plannedSetup, plannedRun, setup, run }: DrawnLengths,
  startFrom: Seconds,
  runFrom: Seconds,
  into: Fit,
): boolean {
  if (!fit(variant, plannedSetup, plannedRun, false, startFrom, runFrom, into)) return false;
  let runStart = into.start + setup;
  if (runStart < runFrom) runStart = runFrom;
  if (setup <= plannedSetup && run > 0) runStart = variant.runTime.next(runStart);
  into.runStart = runStart;
  into.end = runStart + run;
  return true;
}
