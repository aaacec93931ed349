import type { Moment } from "../kernel/moment";
import { DAY, startOfDay } from "../kernel/moment";
import type { FloorRecord } from "../record/floor-record";
import type { ShopTime } from "../record/shop-time";
import {
  jobsThatMatter,
  type MatchedOperation,
  matchOperations,
} from "../variance/match-operations";
import { earnedHoursPerGood, type PlannedPart, type Window } from "../variance/plan-that-was";
import { bookedShare, plannedShare } from "../variance/window-shares";
import type { PlanInForce } from "./objective-picture";
import type { Counted } from "./scope";
import type { Attained } from "./work-facts";

type CountedBy = (of: PlannedPart) => Counted;

/** Every operation of a plan in every shift that it was planned in, with what was made of it there. */
export function attainedIn(
  { plan, window }: PlanInForce,
  record: FloorRecord,
  countedBy: CountedBy,
): (Attained & { readonly at: Moment })[] {
  const jobs = jobsThatMatter(plan.parts, record, window);
  return matchOperations(plan.parts, jobs).flatMap((operation) =>
    inShifts(operation, plan.planStart, window, record).map((shift) => ({
      ...countedBy(operation.planned[0]!),
      ...shift,
      isAfterwards: plan.kind === "afterwards",
    })),
  );
}

interface InShift {
  readonly at: Moment;
  readonly planned: number;
  readonly made: number;
}

function inShifts(
  { planned, jobs }: MatchedOperation,
  planStart: Moment,
  window: Window,
  { time }: FloorRecord,
): InShift[] {
  const wanted = new Map<Moment, { readonly shift: Window; earned: number }>();
  for (const part of planned)
    for (const shift of shiftsOf(part, planStart, window, time)) {
      const earned = plannedShare(part, planStart, shift, time)?.earned ?? 0;
      if (!(earned > 0)) continue;
      const known = wanted.get(shift.from);
      if (known) known.earned += earned;
      else wanted.set(shift.from, { shift, earned });
    }
  const good = planned.reduce((sum, part) => sum + part.goodQuantity, 0);
  const worth = planned.reduce(
    (sum, part) => sum + part.goodQuantity * earnedHoursPerGood(part),
    0,
  );
  const perGood = good > 0 ? worth / good : 0;
  const bookings = jobs.flatMap((job) => job.bookings);
  return [...wanted].map(([at, { shift, earned }]) => ({
    at,
    planned: earned,
    made: bookings.reduce(
      (sum, booking) => sum + (bookedShare(booking, shift, time)?.good ?? 0) * perGood,
      0,
    ),
  }));
}

/** The shifts of its resource, inside the window, that a planned operation touches; days where it has none. */
function shiftsOf(
  part: PlannedPart,
  planStart: Moment,
  window: Window,
  time: ShopTime,
): readonly Window[] {
  const found: Window[] = [];
  const end = Math.min(part.end, window.to);
  let at = Math.max(part.start, planStart, window.from);
  while (at < end) {
    const shift =
      time.shiftAt(part.resource, at) ??
      time.shiftAt(part.resource, time.after(part.resource, at, 1) - 1);
    const day = startOfDay(at);
    const [from, to] =
      shift && shift.end > at ? [shift.start, shift.end] : [Math.max(at, day), day + DAY];
    if (from >= end) break;
    found.push({ from: Math.max(from, window.from), to: Math.min(to, window.to) });
    at = to;
  }
  return found;
}
