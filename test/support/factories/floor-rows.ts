import { HOUR } from "../../../src/kernel/moment";
import type { Random } from "../../../src/kernel/random";
import type { ScheduleLock } from "../../../src/intake/plan-context";
import { hour, PLAN_START } from "../a-plan";
import type { BookedOrder } from "./order-book";
import type { Plant } from "./plant";
import type { Range, Step } from "./range";

/** Rows of Actuals: of begun orders the last finished step, and on some machines one that still runs. */
export function actualRows(
  plant: Plant,
  range: Range,
  orders: readonly BookedOrder[],
  random: Random,
) {
  const taken = new Set<string>();
  return orders.flatMap(({ name, product, quantity, done }) => {
    if (done === 0) return [];
    const { steps } = range.products[product]!;
    const begun = Math.floor(PLAN_START - hour(30) + random.below(20) * HOUR);
    const finished = {
      order: name,
      step: String(steps[done - 1]!.step),
      resource: machineOf(plant, steps[done - 1]!, random),
      start: begun,
      end: begun + hour(3),
      good: startQuantity(steps, done, quantity),
      scrap: 0,
    };
    const next = steps[done];
    const machine = next && !next.fixed ? machineOf(plant, next, random) : undefined;
    if (machine === undefined || taken.has(machine) || random.below(2) === 0) return [finished];
    taken.add(machine);
    const running = {
      order: name,
      step: String(next!.step),
      resource: machine,
      start: PLAN_START - hour(2),
      end: undefined,
      good: Math.floor(quantity / 8),
      scrap: 0,
    };
    return [finished, running];
  });
}

/** Rows of Orders name the step up to which an order is finished. */
export function lastDone(range: Range, { product, done }: BookedOrder): string | undefined {
  return done === 0 ? undefined : String(range.products[product]!.steps[done - 1]!.step);
}

/** One lock for every two hundred orders, on machines of its own, a few days ahead. */
export function locks(
  plant: Plant,
  range: Range,
  orders: readonly BookedOrder[],
  random: Random,
): ScheduleLock[] {
  const taken = new Set<string>();
  const most = Math.ceil(orders.length / 200);
  const found: ScheduleLock[] = [];
  for (const { name, product, release, done } of orders) {
    if (found.length === most) break;
    const { steps, materials, component } = range.products[product]!;
    if (done > 0 || release > 0 || materials.length > 0 || component !== undefined) continue;
    if (plant.groups[steps[0]!.group]!.kind === "oven" || steps[0]!.tool !== undefined) continue;
    const resource = machineOf(plant, steps[0]!, random);
    if (taken.has(resource)) continue;
    taken.add(resource);
    found.push({
      order: name,
      line: "",
      step: String(steps[0]!.step),
      resource,
      unit: undefined,
      start: PLAN_START + (1 + random.below(3)) * hour(24) + hour(2),
      by: "lock",
      sheet: "Schedule",
      cell: "A2",
    });
  }
  return found;
}

function machineOf(plant: Plant, { group, only }: Step, random: Random): string {
  const { machines } = plant.groups[group]!;
  return machines[only[0]?.machine ?? random.below(machines.length)]!.name;
}

/** Good units of the step before step `k`. */
function startQuantity(steps: readonly Step[], k: number, quantity: number): number {
  return Math.ceil(
    steps.slice(k).reduceRight((units, step) => Math.ceil(units / step.yield), quantity),
  );
}
