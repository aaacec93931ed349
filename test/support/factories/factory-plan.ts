import { DAY } from "../../../src/kernel/moment";
import { seededRandom } from "../../../src/kernel/random";
import type { BuiltPlan } from "../../../src/intake/plan-context";
import type { Settings } from "../../../src/sheets/settings";
import { aPlan, PLAN_START, type SomeRows } from "../a-plan";
import { balance } from "./balance";
import { crowdingOf } from "./crowding";
import { actualRows, lastDone, locks } from "./floor-rows";
import { type BookedOrder, drawOrders } from "./order-book";
import { drawPlant } from "./plant";
import { calendarRows, capacityRows, changeoverRows, closureRows, crewRows } from "./plant-rows";
import { drawRange, type Range } from "./range";
import { materialRows, productRows, standardRows } from "./range-rows";
import { supplyRows } from "./supply-rows";

/** Operations for each machine: about four weeks of work. */
const OPERATIONS_PER_MACHINE = 100;
/** Long enough that nothing is left out, however late. */
const HORIZON_DAYS = 120;

/**
 * A factory with everything that a workbook can say: groups and alternatives, changeovers by family,
 * shifts with breaks, weekends and a holiday, people by shift, setters, tools, ovens, waits, transfer
 * batches, yields, bought and made materials, releases, due dates, weights, work that has begun, and
 * locks. Every group of machines is loaded to 90 to 95 % of its time until the last due date. The same
 * size and seed give the same factory everywhere; it hangs on nothing in the engine.
 */
export function factoryPlan(
  operations: number,
  seed: number,
  settings: Partial<Settings> = {},
  crowding = crowdingOf(operations, seed),
): BuiltPlan {
  const random = seededRandom(seed);
  const plant = drawPlant(Math.max(8, Math.round(operations / OPERATIONS_PER_MACHINE)), random);
  const range = drawRange(Math.min(2000, Math.max(20, Math.round(operations / 50))), plant, random);
  const orders = drawOrders(operations, range, crowding, random);
  const balanced = balance(plant, range, orders);
  const calendars = calendarRows(plant, balanced);
  const rows: SomeRows = {
    orders: orders.map((order) => orderRow(order, range)),
    products: productRows(range),
    standards: standardRows(plant, range, balanced.factors),
    capacities: capacityRows(plant),
    calendars,
    crews: crewRows(plant, calendars, random),
    closures: closureRows(plant, random),
    changeovers: changeoverRows(plant, random),
    materials: materialRows(range),
    ...supplyRows(range, orders, random),
    actuals: actualRows(plant, range, orders, random),
  };
  return aPlan(
    rows,
    { planStart: PLAN_START, horizonDays: HORIZON_DAYS, ...settings },
    { locks: locks(plant, range, orders, random) },
  );
}

function orderRow(order: BookedOrder, range: Range) {
  const { name, product, quantity, release, due, weight } = order;
  const done = lastDone(range, order);
  return {
    order: name,
    product: range.products[product]!.name,
    quantity,
    ...(release > 0 ? { release: PLAN_START - 6 * 3600 + release } : {}),
    due: PLAN_START - 6 * 3600 + Math.ceil(due / DAY) * DAY,
    weight,
    penaltyPerDay: 20 * weight,
    ...(done === undefined ? {} : { stepsDoneTo: done }),
  };
}
