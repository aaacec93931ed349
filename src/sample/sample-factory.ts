import { DAY, HOUR, type Moment, momentFromCivil, startOfDay, WEEK } from "../kernel/moment";
import { seededRandom } from "../kernel/random";
import { bookedOrders, customerOrders, type SampleOrder } from "./demand";
import { simulateFloor, type FloorRecord } from "./floor-simulation";
import { operatingPlan, type PlanRow } from "./operating-plan";
import { purchaseOrders, type SampleReceipt } from "./purchasing";
import type { Closure } from "./shift-clock";

/** Monday morning, early shift. */
export const PLAN_START: Moment = momentFromCivil(2026, 11, 23, 6);
const HISTORY_FROM: Moment = momentFromCivil(2026, 5, 25, 6);
const OPEN_ORDERS = 120;

/** All that the sample's workbook shows, before it is laid out on sheets. */
export interface SampleFactory {
  readonly orders: readonly SampleOrder[];
  readonly floor: FloorRecord;
  readonly receipts: readonly SampleReceipt[];
  readonly plan: readonly PlanRow[];
  readonly closures: readonly Closure[];
}

/** The same seed gives the same factory, to the last booking. */
export function sampleFactory(seed = 1): SampleFactory {
  const span = {
    from: startOfDay(HISTORY_FROM) + WEEK,
    planStart: PLAN_START,
    to: PLAN_START + 10 * WEEK,
    closures: CLOSURES,
  };
  const all = customerOrders(span, seededRandom(seed));
  const begunBy = (order: SampleOrder) => order.release < PLAN_START;
  const floor = simulateFloor(
    all.filter(begunBy),
    CLOSURES,
    HISTORY_FROM,
    PLAN_START,
    seededRandom(seed + 101),
  );
  const past = all.filter(begunBy);
  const open = past.filter((order) => !floor.finished.has(order.id)).length;
  const later = bookedOrders(
    all.filter((o) => !begunBy(o)),
    PLAN_START,
    OPEN_ORDERS - open,
  );
  const orders = [...past, ...later].sort((a, b) => (a.id < b.id ? -1 : 1));
  const receipts = purchaseOrders(
    HISTORY_FROM - 6 * HOUR,
    PLAN_START - 6 * HOUR,
    seededRandom(seed + 202),
  );
  return {
    orders,
    floor,
    receipts,
    plan: operatingPlan(PLAN_START, orders, CLOSURES),
    closures: CLOSURES,
  };
}

const day = (month: number, date: number, year = 2026) => momentFromCivil(year, month, date);
const CALENDARS = ["Three shifts", "Two shifts", "Setters", "Assembly crew"];

function plantClosed(from: Moment, lastDay: Moment, reason: string): Closure[] {
  return CALENDARS.map((of) => ({ of, from, to: lastDay + DAY, reason }));
}

const CLOSURES: readonly Closure[] = [
  ...plantClosed(day(8, 10), day(8, 16), "Summer shutdown"),
  ...[day(9, 19), day(10, 17), day(11, 14)].map((saturday) => ({
    of: "MILL-1",
    from: saturday + 6 * HOUR,
    to: saturday + 14 * HOUR,
    reason: "Extra shift, backlog",
    working: true as const,
  })),
  {
    of: "LATHE-2",
    from: day(12, 8) + 6 * HOUR,
    to: day(12, 8) + 14 * HOUR,
    reason: "Spindle service",
  },
  {
    of: "MILL-1",
    from: day(12, 5) + 6 * HOUR,
    to: day(12, 5) + 14 * HOUR,
    reason: "Extra shift agreed",
    working: true,
  },
  ...plantClosed(day(12, 24), day(1, 3, 2027), "Christmas shutdown"),
];
