/** Rule 6: material is never used before it is there, and made materials cover what they are for. */
import { DAY, isoOf } from "../support/plain-book";
import { type ValueRow } from "../support/read-book";
import { endOf, momentOf, numberOf, textOf } from "./cell-meaning";
import { type Fault, type Operation } from "./operations";
import { type Shop } from "./shop";

interface Arrival {
  readonly at: number;
  readonly quantity: number;
}

interface Stock {
  readonly onHand: number;
  readonly arrivals: readonly Arrival[];
  /** From then on whatever is missing has been bought. */
  readonly bought: number;
}

const days = (value: ValueRow[string] | undefined): number => (numberOf(value) ?? 0) * DAY;

function stockOf(shop: Shop, material: string): Stock {
  const supply = (shop.book["Supply"] ?? []).find((row) => textOf(row["Material"]) === material);
  const lead = days(supply?.["Lead time days"]);
  const safety = days(supply?.["Safety days"]);
  const overdue = (numberOf(shop.settings.get("Overdue receipt days")) ?? 5) * DAY;
  const arrivals = (shop.book["Receipts"] ?? [])
    .filter(
      (row) => textOf(row["Material"]) === material && momentOf(row["Received"]) === undefined,
    )
    .map((row) => {
      const promised = momentOf(row["Promised"]);
      const ordered = momentOf(row["Ordered"])?.seconds ?? shop.planStart;
      const expected = promised === undefined ? ordered + lead : endOf(promised);
      const arrives = expected < shop.planStart ? shop.planStart + overdue : expected;
      return {
        at: arrives + days(row["Inspection days"]) + safety,
        quantity: numberOf(row["Quantity"]) ?? 0,
      };
    })
    .sort((a, b) => a.at - b.at);
  const made = shop.routings.has(material);
  return {
    onHand:
      (numberOf(supply?.["On hand"]) ?? 0) +
      (made ? (numberOf(shop.products.get(material)?.["On hand"]) ?? 0) : 0),
    arrivals,
    bought: made ? Infinity : shop.planStart + lead + safety,
  };
}

interface Consumption {
  readonly at: number;
  readonly quantity: number;
  readonly by: Operation;
}

function consumptionsOf(shop: Shop, operations: readonly Operation[]): Map<string, Consumption[]> {
  const found = new Map<string, Consumption[]>();
  for (const by of operations) {
    if (!by.planned) continue;
    for (const need of shop.needs.get(by.demand.product) ?? []) {
      if (need.step !== by.step.step) continue;
      const at = by.mode.setupNeedsMaterial ? by.start : by.runStart;
      const list = found.get(need.material) ?? [];
      list.push({ at, quantity: need.per * by.startQuantity, by });
      found.set(need.material, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.at - b.at);
  return found;
}

/** The made-material operations that end last and first, and the quantity, of `<Order>/<Material>`. */
function madeFor(
  operations: readonly Operation[],
  parent: Operation,
  material: string,
): Operation[] {
  return operations.filter(
    ({ demand }) =>
      demand.kind === "material" &&
      demand.product === material &&
      demand.line === parent.demand.line &&
      (demand.key === `${parent.demand.key}/${material}` ||
        demand.key.startsWith(`${parent.demand.key}/${material}/`)),
  );
}

export function judgeMaterials(shop: Shop, operations: readonly Operation[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (text: string): void => void faults.push({ rule: "material", text });
  for (const [material, consumptions] of consumptionsOf(shop, operations)) {
    const stock = stockOf(shop, material);
    const there = (moment: number): number =>
      stock.arrivals.reduce(
        (sum, { at, quantity }) => sum + (at <= moment ? quantity : 0),
        stock.onHand,
      );
    let used = 0;
    for (const { at, quantity, by } of consumptions) {
      let own = quantity;
      if (shop.routings.has(material)) {
        const made = madeFor(operations, by, material);
        const last = made.filter(
          ({ step, demand }) => !demand.steps.some(({ after }) => after.includes(step.step)),
        );
        own -= last[0]?.demand.total ?? 0;
        for (const { name, end } of made) {
          if (end > by.runStart)
            fault(`${name} ends ${isoOf(end)}, after the Run start of ${by.name}`);
        }
        if (own < -1 - 1e-6) fault(`${by.name}: ${-own} of ${material} made beyond its need`);
      }
      used += Math.max(0, own);
      if (at < stock.bought && used > there(at) + 1e-6) {
        fault(
          `${by.name}: takes ${material} at ${isoOf(at)}, by then ${used} used and ${there(at)} there`,
        );
        break;
      }
    }
  }
  return faults;
}
