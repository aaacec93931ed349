import { WEEK } from "../kernel/moment";
import { type KpiBasis, type KpiName, kpiOf, oeeOf } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import { type Facts, measured, type Measured, notMeasured, ratio } from "./metric";
import { sayWindow } from "./order-measures";
import type { WorkPiece } from "./work-facts";

const weeks = ({ from, to }: Window) => (to - from) / WEEK;

const NO_SCRAP = "No booking has Scrap, so that good units are not told from bad ones.";

const isUninspected = (bases: readonly KpiBasis[]) =>
  bases.some(({ produced }) => produced > 0) && bases.every(({ inspected }) => inspected === 0);

const noWork = (window: Window) =>
  notMeasured(`No work that counts is known ${sayWindow(window)}.`);

/** A week: good units out of the last step where products are counted, else standard hours made. */
export function throughput({ unitsOf, work, window }: Facts): Measured {
  const pieces = work();
  if (pieces.length === 0) return noWork(window);
  if (unitsOf) {
    const finished = pieces.filter(({ isLastStep, product }) => isLastStep && unitsOf.has(product));
    const good = finished.reduce((sum, { basis }) => sum + basis.good, 0);
    return measured(good / weeks(window));
  }
  const { hours, remark, anyKnown } = earnedHours(pieces);
  if (!anyKnown) return notMeasured("No standard says what the work that counts is worth.");
  return measured(hours / weeks(window), remark);
}

/** Standard hours made ÷ hours paid, of the work that says how many people were paid for it. */
export function productivity({ work, window }: Facts): Measured {
  const pieces = work();
  if (pieces.length === 0) return noWork(window);
  const manned = pieces.filter(({ crewHours }) => crewHours !== undefined);
  const paid = manned.reduce((sum, { crewHours }) => sum + crewHours!, 0);
  const { hours, remark } = earnedHours(manned);
  return ratio(
    hours,
    paid,
    "Nothing says how many hours people were paid for it (Crew h).",
    remark,
  );
}

/** Hours of setup a week. */
export function changeoverHours({ work, window }: Facts): Measured {
  const pieces = work();
  if (pieces.length === 0) return noWork(window);
  const known = pieces.filter(({ setup }) => setup !== undefined);
  if (known.length === 0) return notMeasured("No setup was recorded (Setup min).");
  return measured(known.reduce((sum, { setup }) => sum + setup!, 0) / weeks(window));
}

/** A key figure of ISO 22400-2 over the work that counts. */
export function keyFigure({ work, window }: Facts, name: KpiName): Measured {
  const pieces = work();
  if (pieces.length === 0) return noWork(window);
  const value = kpiOf(
    name,
    pieces.map(({ basis }) => basis),
  );
  if (value !== undefined) return measured(value);
  return notMeasured(
    isUninspected(pieces.map(({ basis }) => basis)) && name === "quality"
      ? NO_SCRAP
      : "No standard says how long a unit of the work that counts takes.",
  );
}

/** OEE of the resources that are told apart and did any of the work. */
export function oee({ work, busyBases, window }: Facts): Measured {
  if (work().length === 0) return noWork(window);
  const bases = busyBases();
  const value = oeeOf(bases);
  if (value !== undefined) return measured(value);
  return notMeasured(
    isUninspected(bases)
      ? NO_SCRAP
      : "The resources that count have no working time, no run time or no standard.",
  );
}

/** Mean over the window of the standard hours begun and not finished. */
export function workInProgress({ standing, window }: Facts): Measured {
  const { from, to } = window;
  const all = standing();
  if (all.length === 0) return noWork(window);
  let hours = 0;
  for (const { earned, made, finished } of all) {
    const stood = Math.min(to, finished ?? to) - Math.max(from, made);
    if (stood > 0) hours += earned * stood;
  }
  return measured(hours / (to - from));
}

/** Σ min(made, planned) ÷ Σ planned, in standard hours, of every operation in every shift. */
export function attainment({ attained, window }: Facts): Measured {
  const shifts = attained();
  if (!shifts) return notMeasured("There is no plan that what happened can be measured against.");
  const planned = shifts.reduce((sum, shift) => sum + shift.planned, 0);
  const made = shifts.reduce((sum, shift) => sum + Math.min(shift.made, shift.planned), 0);
  const afterwards = shifts.some(({ isAfterwards }) => isAfterwards);
  const remark = afterwards ? "Measured against a plan that was made afterwards." : "";
  return ratio(made, planned, `No work that counts was planned ${sayWindow(window)}.`, remark);
}

function earnedHours(pieces: readonly WorkPiece[]) {
  let [hours, unknown] = [0, 0];
  for (const { earned } of pieces) {
    if (earned === undefined) unknown++;
    else hours += earned;
  }
  const some =
    unknown === 1
      ? "1 job has no standard and counts"
      : `${unknown} jobs have no standard and count`;
  const remark = unknown > 0 ? `${some} as nothing.` : "";
  return { hours, remark, anyKnown: unknown < pieces.length };
}
