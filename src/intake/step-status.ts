import type { Moment } from "../kernel/moment";
import { reaches } from "./round-up";
import type { BookedWork, StepRecord } from "./record-book";

/** How far a step of a job has come. */
export type StepStatus =
  /** Nothing of it is known. */
  | { readonly kind: "not begun" }
  /** Some was made and nobody works on it: `left` started units remain, with setup. */
  | { readonly kind: "rest"; readonly left: number; readonly begun: boolean }
  | FinishedStep
  | RunningStep;

export interface FinishedStep {
  readonly kind: "finished";
  /** Undefined when only the state is known. */
  readonly times: { readonly start: Moment; readonly end: Moment } | undefined;
  readonly resource: number | undefined;
  /** Undefined: as planned. */
  readonly booked: { readonly good: number; readonly scrap: number } | undefined;
}

export interface RunningStep {
  readonly kind: "running";
  /** Undefined when only the state is known. */
  readonly start: Moment | undefined;
  readonly resource: number | undefined;
  /** Started units that remain. */
  readonly left: number;
  /** Something has come out of it, so setup and Fixed min are over. */
  readonly producing: boolean;
}

export const NOT_BEGUN: StepStatus = { kind: "not begun" };
/** Finished as planned, nobody knows when. */
export const FINISHED: StepStatus = {
  kind: "finished",
  times: undefined,
  resource: undefined,
  booked: undefined,
};

/** Status of a step that starts so many units, by what is recorded of it. */
export function statusOf(
  record: StepRecord | undefined,
  startQuantity: number,
  resourceOf: (name: string | undefined) => number | undefined,
): StepStatus {
  if (record && record.work.length > 0) return byWork(record.work, startQuantity);
  const progress = record?.progress;
  if (!progress || progress.status === "Not started") return NOT_BEGUN;
  const booked = { good: progress.good ?? 0, scrap: progress.scrap ?? 0 };
  const resource = resourceOf(progress.resource);
  const done = booked.good + booked.scrap;
  if (progress.status === "Done") {
    const known = done > 0 ? booked : undefined;
    return { kind: "finished", times: undefined, resource, booked: known };
  }
  const left = Math.max(0, startQuantity - done);
  if (progress.status === "Running") {
    return { kind: "running", start: undefined, resource, left, producing: done > 0 };
  }
  if (done > 0 && reaches(done, startQuantity)) {
    return { kind: "finished", times: undefined, resource, booked };
  }
  return done > 0 ? { kind: "rest", left, begun: true } : NOT_BEGUN;
}

/** Finished once Good + Scrap reach the start quantity and no row lacks an End. */
function byWork(work: readonly BookedWork[], startQuantity: number): StepStatus {
  let good = 0;
  let scrap = 0;
  for (const each of work) {
    good += each.good;
    scrap += each.scrap;
  }
  const left = Math.max(0, startQuantity - good - scrap);
  const open = work.filter((each) => each.end === undefined).at(-1);
  if (open) {
    const { start, resource } = open;
    return { kind: "running", start, resource, left, producing: good + scrap > 0 };
  }
  if (!reaches(good + scrap, startQuantity)) return { kind: "rest", left, begun: true };
  const last = work.reduce((a, b) => (b.end! >= a.end! ? b : a));
  return {
    kind: "finished",
    times: { start: work[0]!.start, end: last.end! },
    resource: last.resource,
    booked: { good, scrap },
  };
}
