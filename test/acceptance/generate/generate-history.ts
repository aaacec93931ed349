/** What has happened in a random factory: first steps that are finished, running or half made. */
import { atSeconds, HOUR, type PlainCell } from "../support/plain-book";
import { type Chance } from "./chance";
import { type Made, type Rows } from "./generate-shop";

function yieldOf(cell: PlainCell | undefined): number {
  return typeof cell === "object" && cell !== null && cell.kind === "percent" ? cell.fraction : 1;
}

/** Start quantity of the first step of a routing in which each step follows the one before. */
function firstStart(rows: Rows, quantity: number): number {
  const steps = [...new Set(rows.map((row) => row["Step"]))].sort((a, b) => Number(b) - Number(a));
  return steps.reduce<number>((need, step) => {
    const row = rows.find((found) => found["Step"] === step);
    return Math.ceil(need / yieldOf(row?.["Yield"]) - 1e-9);
  }, quantity);
}

export function history(
  chance: Chance,
  made: Made,
  orders: Rows,
  products: Rows,
  planStart: number,
): Rows {
  const rows: Rows = [];
  const running = new Set<string>();
  const ends = new Map<string, number>();
  for (const order of orders) {
    if (!chance.odds(0.25) || order["Status"] === "Hold") continue;
    const product = String(order["Product"]);
    const lotMax = products.find((row) => row["Product"] === product)?.["Lot max"];
    const routing = made.standards.filter((row) => row["Product"] === product);
    const first = routing.find(
      (row) => row["Step"] === 10 && made.single.includes(String(row["Resource"])),
    );
    const plain = routing.every((row) => (row["After"] ?? null) === null);
    if (!first || !plain || (lotMax ?? null) !== null || (first["Fixed min"] ?? null) !== null)
      continue;
    const resource = String(first["Resource"]);
    const start = firstStart(routing, Number(order["Quantity"]));
    const before = ends.get(resource) ?? planStart - HOUR;
    const kind = chance.of(["finished", "running", "part"]);
    if (kind === "running" && running.has(resource)) continue;
    const base: Record<string, PlainCell> = {
      Order: order["Order"] ?? null,
      Line: order["Line"] ?? null,
      Step: 10,
      Resource: resource,
    };
    order["Release"] = null;
    if (kind === "running") {
      if (start < 3) continue;
      running.add(resource);
      const begun = planStart - HOUR / 2;
      rows.push({ ...base, Start: atSeconds(begun), Good: Math.floor(start / 3), Scrap: 0 });
      continue;
    }
    const begun = before - 2 * HOUR;
    ends.set(resource, begun - HOUR);
    const good = kind === "finished" ? start : Math.floor(start / 2);
    rows.push({ ...base, Start: atSeconds(begun), End: atSeconds(before), Good: good, Scrap: 0 });
  }
  return rows;
}
