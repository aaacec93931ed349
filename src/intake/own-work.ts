import type { LeftOut } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { Shop } from "./alternatives";
import { unitSeconds } from "./durations";
import { leftOutAt, placeOf } from "./issue-log";
import type { CatalogEntry } from "./resource-catalog";
import type { Alternative, RoutingOrFault } from "./routing";

type OrderRow = InputRow<"Orders">;

/** The name of the one step of an order that carries its own work. */
export const OWN_STEP = "1";

/** True when an order gives its work itself: Resource with Hours or Rate per hour. */
export function carriesOwnWork(row: OrderRow): boolean {
  return Boolean(row.resource) && (row.hours !== undefined || row.ratePerHour !== undefined);
}

/** A routing of one step, made of what the order itself says. Hours are for its whole quantity. */
export function ownRouting(orders: AllRows["Orders"], row: OrderRow, shop: Shop): RoutingOrFault {
  const place = placeOf(orders, row.row, "resource");
  const found = shop.catalog.find(row.resource!);
  if (found.kind === "broken") return { kind: "fault", leftOut: found.leftOut };
  if (found.kind === "nothing") {
    const reason = `resource ${row.resource} is not in Capacities`;
    const how = "Add it to Capacities, or correct the name.";
    shop.log.error("dangling-reference", place, row.resource!, `R${reason.slice(1)}.`, how);
    return { kind: "fault", leftOut: leftOutAt(place, reason) };
  }
  if (row.hours !== undefined && row.ratePerHour !== undefined) {
    shop.log.warning(
      "hours-and-rate",
      placeOf(orders, row.row, "hours"),
      String(row.hours),
      `Order ${row.order} has both Hours and Rate per hour; Hours count.`,
      "Empty one of the two.",
    );
  }
  const members = found.kind === "group" ? found.entries : [found.entry];
  const fault = firstFault(members, shop.faults);
  if (fault) return { kind: "fault", leftOut: fault };
  const working = members.filter(({ index }) => !shop.faults.has(index));
  return {
    kind: "routing",
    routing: {
      product: row.product ?? "",
      steps: [
        {
          step: OWN_STEP,
          key: OWN_STEP,
          operation: "",
          place,
          yield: 1,
          wait: 0,
          transferBatch: 0,
          after: [],
          followers: [],
          alternatives: working.map((entry) => ownAlternative(row, entry)),
        },
      ],
    },
  };
}

/** The reason when none of the resources can be used. */
function firstFault(
  members: readonly CatalogEntry[],
  faults: ReadonlyMap<number, LeftOut>,
): LeftOut | undefined {
  const usable = members.some(({ index }) => !faults.has(index));
  return usable ? undefined : faults.get(members[0]!.index);
}

function ownAlternative(row: OrderRow, entry: CatalogEntry): Alternative {
  const rate = row.hours === undefined ? row.ratePerHour : row.quantity / row.hours;
  const standard = {
    ratePerHour: rate,
    minPerUnit: row.hours === undefined ? undefined : (row.hours * 60) / row.quantity,
    fixedMin: undefined,
    planningShare: 1,
  };
  return {
    resource: entry.index,
    setup: 0,
    unitSeconds: unitSeconds(standard, entry.row),
    fixedSeconds: 0,
    family: 0,
    interruptible: true,
    setupNeedsMaterial: false,
    needs: [],
    shown: {
      resource: entry.row.resource,
      labour: "",
      crew: 0,
      ratePerHour: rate,
      family: "",
    },
  };
}
