import type { Moment } from "../kernel/moment";
import type { FloorRecord } from "../record/floor-record";
import type { ShopTime } from "../record/shop-time";
import { type Spread, spreadOf } from "./gap-cells";
import type { MatchedOperation } from "./match-operations";
import { earnedHoursPerGood, type PlanThatWas, type Window } from "./plan-that-was";
import { standardHoursPerGood } from "./standard-hours";
import { type BookedShare, bookedShare, type PlannedShare, plannedShare } from "./window-shares";

/** What of an operation lies in the window. Hours. */
export interface OperationShares {
  readonly operation: MatchedOperation;
  readonly planned: readonly PlannedShare[];
  /** Ascending in start. */
  readonly booked: readonly BookedShare[];
  /** Earned hours that the last plan committed in the window wanted of it; undefined: no other was. */
  readonly laterEarned: number | undefined;
  /** Hours that a good unit earns; undefined where no standard says it. */
  readonly perGood: number | undefined;
}

export function operationShares(
  operation: MatchedOperation,
  later: MatchedOperation | undefined,
  plan: PlanThatWas,
  window: Window,
  record: FloorRecord,
): OperationShares {
  const { time } = record;
  const sharesOf = (parts: MatchedOperation["planned"], planStart: Moment) =>
    parts.flatMap((part) => plannedShare(part, planStart, window, time) ?? []);
  const planned = sharesOf(operation.planned, plan.planStart);
  const booked = operation.jobs
    .flatMap((job) => job.bookings)
    .flatMap((booking) => bookedShare(booking, window, time) ?? [])
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    operation,
    planned,
    booked,
    laterEarned: plan.later
      ? sharesOf(later?.planned ?? [], plan.later.planStart).reduce(
          (sum, share) => sum + share.earned,
          0,
        )
      : undefined,
    perGood: perGoodOf(operation, record),
  };
}

/** By the plan's own standard; for work that was not planned, by Standards as they stand. */
function perGoodOf(operation: MatchedOperation, { lookup }: FloorRecord): number | undefined {
  const { planned, jobs, product, step } = operation;
  const good = planned.reduce((sum, part) => sum + part.goodQuantity, 0);
  if (good > 0) {
    const earned = planned.reduce(
      (sum, part) => sum + part.goodQuantity * earnedHoursPerGood(part),
      0,
    );
    return earned / good;
  }
  for (const { resource } of jobs) {
    const { order, line } = operation;
    const done = { order, line, product, step, resource, good: goodOf(jobs) };
    const hours = standardHoursPerGood(done, lookup);
    if (hours !== undefined) return hours;
  }
  return undefined;
}

const goodOf = (jobs: MatchedOperation["jobs"]) => jobs.reduce((sum, { good }) => sum + good, 0);

/** Where and when the run of planned shares lies, by what each earns. */
export function planSpread(planned: readonly PlannedShare[], time: ShopTime): Spread {
  return spreadOf(
    planned.flatMap(({ part, from, to, earned }) =>
      daysOf(part.resource, Math.min(to - 1, Math.max(from, part.runStart)), to, time).map(
        ({ day, share }) => ({ resource: part.resource, day, weight: earned * share }),
      ),
    ),
  );
}

/** Where and when bookings ran, by what came out of each. */
export function runSpread(
  booked: readonly BookedShare[],
  time: ShopTime,
  weigh: (share: BookedShare) => number,
): Spread {
  return spread(booked, time, weigh, ({ runFrom }) => runFrom);
}

/** Where and when bookings lie, setup included, by what is asked of each. */
export function bookedSpread(
  booked: readonly BookedShare[],
  time: ShopTime,
  weigh: (share: BookedShare) => number,
): Spread {
  return spread(booked, time, weigh, ({ from }) => from);
}

function spread(
  booked: readonly BookedShare[],
  time: ShopTime,
  weigh: (share: BookedShare) => number,
  from: (share: BookedShare) => Moment,
): Spread {
  return spreadOf(
    booked.flatMap((each) =>
      daysOf(each.booking.resource, from(each), each.to, time).map(({ day, share }) => ({
        resource: each.booking.resource,
        day,
        weight: weigh(each) * share,
      })),
    ),
  );
}

/** A stretch by the day that its working time belongs to; shares sum to 1. */
export function daysOf(
  resource: string,
  from: Moment,
  to: Moment,
  time: ShopTime,
): { readonly day: Moment; readonly share: number }[] {
  const days = [...time.byDay(resource, from, to)];
  const all = days.reduce((sum, [, seconds]) => sum + seconds, 0);
  if (all <= 0) return [{ day: time.dayOf(resource, from), share: 1 }];
  return days.map(([day, seconds]) => ({ day, share: seconds / all }));
}
