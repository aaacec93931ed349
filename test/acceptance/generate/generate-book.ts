/** Random planners' workbooks that use every feature of the contract; the same seed gives the same book. */
import {
  atSeconds,
  DAY,
  HOUR,
  onDay,
  type PlainBook,
  type PlainCell,
  secondsOf,
} from "../support/plain-book";
import { type Disguise } from "../support/write-book";
import { Chance } from "./chance";
import { type Made, makeShop, type Rows } from "./generate-shop";
import { history } from "./generate-history";

export interface GeneratedBook {
  readonly seed: number;
  readonly book: PlainBook;
  readonly disguise: Disguise;
  readonly goal: string | undefined;
  /** Which end of Priority is urgent; `least` is said in Settings, `most` on the command line. */
  readonly priority: "most" | "least" | undefined;
}

export const PLAN_START = "2026-03-02T06:00";

/** What an order may say besides: a class, work of its own, how far it is. */
interface OrderHabits {
  readonly priorities: boolean;
  readonly ownWork: boolean;
  readonly begun: boolean;
}

function begunCells(chance: Chance, quantity: number): Record<string, PlainCell> {
  if (!chance.odds(0.15)) return {};
  return chance.odds(0.5) || quantity < 4
    ? { "Steps done to": 10 }
    : { "Good so far": Math.floor(quantity / 4) };
}

function ordersOf(
  chance: Chance,
  made: Made,
  products: readonly string[],
  count: number,
  planStart: number,
  habits: OrderHabits,
): Rows {
  const weighted = chance.odds(0.5);
  const lined = chance.odds(0.3);
  const rows: Rows = [];
  for (let index = 1; index <= count; index++) {
    const due = planStart + chance.whole(1, 12 + Math.floor(count / 3)) * DAY;
    const quantity = chance.odds(0.1) ? 1 : chance.whole(5, 120);
    const row: Record<string, PlainCell> = {
      Order: `A${1000 + (lined ? Math.ceil(index / 2) : index)}`,
      Product: chance.of(products),
      Quantity: quantity,
      Release: chance.odds(0.4)
        ? chance.odds(0.5)
          ? onDay(planStart + chance.whole(-3, 6) * DAY)
          : atSeconds(planStart + chance.whole(0, 100) * HOUR)
        : null,
      Due: chance.odds(0.9) ? (chance.odds(0.6) ? onDay(due) : atSeconds(due + 2 * HOUR)) : null,
      Customer: chance.of(["North", "South", "Müller GmbH", null]),
      Status: chance.odds(0.04) ? "Hold" : chance.odds(0.5) ? "Open" : null,
    };
    if (lined) row["Line"] = index % 2 === 0 ? 20 : 10;
    if (habits.priorities) row["Priority"] = chance.whole(1, 3);
    if (habits.begun) Object.assign(row, begunCells(chance, quantity));
    if (habits.ownWork && chance.odds(0.2)) {
      const hours = chance.whole(1, 9);
      Object.assign(row, { Product: null, Resource: chance.of(made.single), Hours: hours });
      delete row["Steps done to"];
      delete row["Good so far"];
    }
    if (weighted) row["Weight"] = chance.of([1, 2, 5, 0.5, 0, null]);
    rows.push(row);
  }
  return rows;
}

/** @param part a product that is made for others; undefined when all are ordered */
function materialsOf(
  chance: Chance,
  made: Made,
  part: string | undefined,
  planStart: number,
): Record<string, Rows> {
  const materials: Rows = [];
  const supply: Rows = [];
  const receipts: Rows = [];
  const names = ["Steel", "Resin", "Box"];
  for (const material of names) {
    supply.push({
      Material: material,
      Supplier: "Acme",
      "On hand": chance.whole(0, 400),
      "Lead time days": chance.whole(1, 12),
      "Safety days": chance.odds(0.3) ? 1 : null,
      "Minimum quantity": chance.odds(0.3) ? 500 : null,
    });
    for (let number = 1; number <= chance.whole(0, 3); number++) {
      const promised = planStart + chance.whole(0, 9) * DAY;
      receipts.push({
        "Purchase order": `PO-${material}-${number}`,
        Material: material,
        Supplier: "Acme",
        Quantity: chance.whole(50, 600),
        Ordered: onDay(planStart - 10 * DAY),
        Promised: chance.odds(0.7)
          ? onDay(promised)
          : chance.odds(0.5)
            ? atSeconds(promised)
            : null,
        "Inspection days": chance.odds(0.2) ? 1 : null,
      });
    }
  }
  const steps = new Map<string, PlainCell[]>();
  for (const row of made.standards) {
    const product = String(row["Product"]);
    steps.set(product, [...(steps.get(product) ?? []), row["Step"] ?? null]);
  }
  for (const product of made.products) {
    if (!chance.odds(0.5)) continue;
    materials.push({
      Product: product,
      Material: chance.of(names),
      "Quantity per": chance.of([1, 2, 0.5]),
      Step: chance.odds(0.4) ? chance.of(steps.get(product) ?? []) : null,
    });
  }
  if (part !== undefined) {
    const perUnit = chance.of([1, 2]);
    const product = made.products[0] ?? null;
    materials.push({ Product: product, Material: part, "Quantity per": perUnit, Step: null });
  }
  const result: Record<string, Rows> = { Supply: supply };
  if (materials.length > 0) result["Materials"] = materials;
  if (receipts.length > 0) result["Receipts"] = receipts;
  return result;
}

const WORDS: Disguise["headings"][] = [
  undefined,
  {
    Orders: { Order: "WO", Product: "Part", Quantity: "Qty", Due: "Need by" },
    Standards: {
      Product: "Part",
      Step: "Op no.",
      Resource: "Work Center",
      "Rate per hour": "Pcs/hr",
    },
    Capacities: { Resource: "Work Center" },
  },
  {
    Orders: { Order: "Production order", Product: "SKU", Due: "Delivery date" },
    Standards: {
      Product: "Item",
      Step: "Routing step",
      Resource: "Machine",
      "Rate per hour": "Std rate",
    },
    Capacities: { Resource: "Machine" },
  },
];

function disguiseOf(chance: Chance): Disguise {
  if (chance.odds(0.25)) return {};
  const headings = chance.of(WORDS);
  return {
    titleRows: chance.whole(0, 4),
    blankEvery: chance.of([0, 0, 7]),
    totals: chance.odds(0.3),
    indent: chance.of([0, 0, 1, 2]),
    ...(headings ? { headings } : {}),
    textNumbers: chance.odds(0.2),
    dates: chance.odds(0.2) ? "iso-text" : "serial",
    percents: chance.of(["format", "format", "fraction", "text", "hundred"]),
    date1904: chance.odds(0.15),
    ownColumns: chance.odds(0.2),
    reversed: chance.odds(0.25),
    hiddenRows: chance.odds(0.15),
  };
}

export function generateBook(seed: number, size?: number): GeneratedBook {
  const chance = new Chance(seed * 7919 + 13);
  const planStart = secondsOf(PLAN_START) + (chance.odds(0.3) ? chance.whole(0, 30) * HOUR : 0);
  const made = makeShop(chance, planStart);
  const count = size ?? chance.whole(5, 60);
  const part = chance.odds(0.35) ? made.products[made.products.length - 1] : undefined;
  const ordered = made.products.filter((product) => product !== part);
  const habits = {
    priorities: chance.odds(0.25),
    ownWork: made.single.length > 0 && chance.odds(0.2),
    begun: chance.odds(0.25),
  };
  const orders = ordersOf(chance, made, ordered, count, planStart, habits);
  const book: Record<string, Rows> = {
    Orders: orders,
    Standards: made.standards,
    Capacities: made.capacities,
    Calendars: made.calendars,
  };
  if (made.closures.length > 0) book["Closures"] = made.closures;
  if (made.crews.length > 0) book["Crews"] = made.crews;
  if (made.changeovers.length > 0) book["Changeovers"] = made.changeovers;
  if (part !== undefined || chance.odds(0.5)) {
    Object.assign(book, materialsOf(chance, made, part, planStart));
  }
  const products: Rows = made.products.map((Product) => ({
    Product,
    Description: `Part ${Product}`,
  }));
  if (chance.odds(0.5)) {
    for (const row of products) row["Lot max"] = chance.odds(0.5) ? chance.of([30, 40, 50]) : null;
  }
  if (part !== undefined && chance.odds(0.5)) {
    for (const row of products) if (row["Product"] === part) row["On hand"] = chance.whole(1, 150);
  }
  const past =
    chance.odds(0.4) && !habits.begun ? history(chance, made, orders, products, planStart) : [];
  if (past.length > 0) book["Actuals"] = past;
  book["Products"] = products;
  const settings: [string, PlainCell][] = [
    ["Plan start", atSeconds(planStart)],
    ["Horizon days", 365],
  ];
  if (chance.odds(0.2)) settings.push(["Whole units", "No"]);
  if (chance.odds(0.2)) settings.push(["Optional shifts", "Always"]);
  book["Settings"] = settings.map(([Setting, Value]) => ({ Setting, Value }));
  const priority = habits.priorities ? chance.of(["most", "least"] as const) : undefined;
  if (priority === "least") {
    book["Settings"].push({ Setting: "Priority 1 is", Value: "Least urgent" });
  }
  const goal = chance.odds(0.3)
    ? chance.of(["Throughput", "Fewest late", "Cost", "Stable"])
    : undefined;
  return { seed, book, disguise: disguiseOf(chance), goal, priority };
}
