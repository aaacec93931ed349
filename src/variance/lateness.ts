import { type Moment, type Seconds, MINUTE } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorRecord } from "../record/floor-record";
import type { MaterialArrivals } from "../record/material-arrivals";
import type { ChainFacts } from "./chain-facts";
import { delayOnTheWay } from "./delay-of-step";
import { LATENESS_CAUSES, type LatenessCause, type LatenessCauses } from "./lateness-causes";
import type { CourseStep, OrderCourse } from "./order-course";
import { waitOf } from "./wait-of-step";

/** Why an order finishes later or earlier than planned; whole minutes that sum to `late`. */
export interface OrderLateness {
  readonly order: string;
  readonly line: string;
  readonly plannedFinish: Moment;
  readonly finish: Moment;
  /** False: the finish is projected. */
  readonly finished: boolean;
  /** finish − planned finish, elapsed minutes; above 0 is late. */
  readonly late: number;
  readonly causes: LatenessCauses;
}

/**
 * Lateness of orders along their chain of steps. From the step that ends an order backwards: what it
 * took longer than planned is its setup, speed, yield, downtime and stops, each as far as it moves
 * the end through the calendar, in the order in which they happen; that it began later is the step
 * before it as far as that was late, then waiting for material or resource, and else a late start.
 * The part that a step before is answerable for is split as that step's own lateness is.
 */
export function orderLateness(
  courses: readonly OrderCourse[],
  arrivals: MaterialArrivals,
  record: FloorRecord,
): OrderLateness[] {
  const feeding = feedingEnds(courses);
  return courses.map((course) => latenessOf(course, { arrivals, record, feeding }));
}

function feedingEnds(courses: readonly OrderCourse[]): Map<string, CourseStep[]> {
  const found = new Map<string, CourseStep[]>();
  for (const { order, steps } of courses) {
    const slash = order.lastIndexOf("/");
    if (slash <= 0 || /^\d+$/.test(order.slice(slash + 1))) continue;
    const key = comparableKey(order.slice(0, slash));
    const list = found.get(key) ?? [];
    found.set(key, list);
    list.push(steps.reduce((a, b) => (b.end > a.end ? b : a)));
  }
  return found;
}

function latenessOf(course: OrderCourse, facts: ChainFacts): OrderLateness {
  const { steps, order, line } = course;
  const last = steps.reduce((a, b) => (b.end >= a.end ? b : a));
  const plannedFinish = Math.max(...steps.map((step) => step.plannedEnd));
  const causes = stepCauses(last, course, facts);
  // Where another step was to be the last, the order had that much in hand.
  causes.startedLate += last.plannedEnd - plannedFinish;
  return {
    order,
    line,
    plannedFinish,
    finish: last.end,
    finished: steps.every(({ done }) => done),
    ...inMinutes(causes, last.end - plannedFinish),
  };
}

/** Seconds by cause that sum to end − planned end of a step. */
function stepCauses(
  step: CourseStep,
  course: OrderCourse,
  facts: ChainFacts,
): Record<LatenessCause, Seconds> {
  const { causes, passedOn } = delayOnTheWay(step, facts.record);
  const before = stepBefore(step, course);
  const wait = waitOf(step, before, passedOn, course.order, facts);
  for (const cause of LATENESS_CAUSES) causes[cause] += wait.causes[cause];
  if (!before || wait.fromBefore === 0) return causes;
  const late = before.end - before.plannedEnd;
  if (late <= 0) {
    causes.startedLate += wait.fromBefore;
    return causes;
  }
  const earlier = stepCauses(before, course, facts);
  for (const cause of LATENESS_CAUSES) causes[cause] += (earlier[cause] * wait.fromBefore) / late;
  return causes;
}

/** Of the steps planned to end before it begins, the one that really ended last. */
function stepBefore(step: CourseStep, { steps }: OrderCourse): CourseStep | undefined {
  let found: CourseStep | undefined;
  for (const other of steps) {
    if (other === step || other.plannedEnd > step.plannedStart) continue;
    if (other.plannedEnd >= step.plannedEnd) continue;
    if (!found || other.end > found.end) found = other;
  }
  return found;
}

/** Rounded so that the minutes of the causes sum to those of the lateness: the largest takes the rest. */
function inMinutes(causes: Readonly<Record<LatenessCause, Seconds>>, lateness: Seconds) {
  const late = Math.round(lateness / MINUTE);
  const minutes = Object.fromEntries(
    LATENESS_CAUSES.map((cause) => [cause, Math.round(causes[cause] / MINUTE) || 0]),
  ) as Record<LatenessCause, number>;
  const sum = LATENESS_CAUSES.reduce((all, cause) => all + minutes[cause], 0);
  const largest = LATENESS_CAUSES.reduce((a, b) =>
    Math.abs(causes[b]) > Math.abs(causes[a]) ? b : a,
  );
  minutes[largest] += late - sum;
  return { late, causes: minutes };
}

/** Orders that were to be finished in a stretch, or were. */
export function finishingIn(
  lateness: readonly OrderLateness[],
  { from, to }: { readonly from: Moment; readonly to: Moment },
): OrderLateness[] {
  const inside = (moment: Moment) => moment > from && moment <= to;
  return lateness.filter(
    ({ plannedFinish, finish, finished }) => inside(plannedFinish) || (finished && inside(finish)),
  );
}
