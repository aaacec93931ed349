import type { Seconds } from "../kernel/moment";
import type { FloorRecord } from "../record/floor-record";
import type { LossReason } from "../record/loss-reasons";
import { type LatenessCause, noCauses } from "./lateness-causes";
import type { CourseStep } from "./order-course";

/** Elapsed seconds by which a step ends later, by what happened in it, and by which it began later. */
export interface StepDelay {
  readonly causes: Record<LatenessCause, Seconds>;
  /** By which it would have ended late had it taken the time that was planned. */
  readonly passedOn: Seconds;
}

/**
 * What a step itself adds to lateness. From its real start the planned time is laid into the
 * calendar, then one after the other what setup, downtime, stops and scrap took more; each moves
 * the end by its part, and what is left to the real end is speed.
 */
export function delayOnTheWay(step: CourseStep, { time }: FloorRecord): StepDelay {
  const causes = noCauses();
  const { resource, start, end, plannedEnd } = step;
  let work = step.plannedWork;
  let reached = time.after(resource, start, work);
  const passedOn = reached - plannedEnd;
  for (const [cause, more] of extraWork(step)) {
    work = Math.max(0, work + more);
    const next = time.after(resource, start, work);
    causes[cause] += next - reached;
    reached = next;
  }
  causes.speed += end - reached;
  return { causes, passedOn };
}

/** Working time above plan, in the order in which it arises. Nothing is known of a step that has not begun. */
function extraWork({ operation }: CourseStep): [LatenessCause, Seconds][] {
  const { planned, jobs } = operation;
  if (jobs.length === 0) return [];
  const sum = <T>(list: readonly T[], of: (each: T) => number) =>
    list.reduce((all, each) => all + of(each), 0);
  const setup = sum(jobs, (job) => job.setup ?? 0) - sum(planned, (part) => part.setup);
  const allowed = sum(planned, (part) => part.run * (1 - part.uptime));
  const lost = jobs.flatMap(({ bookings }) =>
    bookings.flatMap((booking) => [
      { reason: booking.reason, seconds: booking.down },
      ...booking.stops.map(({ stop, seconds }) => ({ reason: stop.reason, seconds })),
    ]),
  );
  const down = sum(lost, ({ reason, seconds }) => (isDown(reason) ? seconds : 0));
  const stops = sum(lost, ({ seconds }) => seconds) - down;
  const wanted = sum(planned, (part) => part.startQuantity);
  const made = sum(jobs, (job) => job.good + job.scrap);
  const perUnit = wanted > 0 ? sum(planned, (part) => part.run * part.uptime) / wanted : 0;
  const more = jobs.some(({ running }) => running) ? 0 : Math.max(0, made - wanted) * perUnit;
  return [
    ["setup", jobs.some((job) => job.setup !== undefined) ? setup : 0],
    ["downtime", down - allowed],
    ["otherStops", stops],
    ["yield", more],
  ];
}

const isDown = ({ planned, countsAs }: LossReason) => planned || countsAs === "Downtime";
