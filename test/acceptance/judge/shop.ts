/** The input sheets as a shop: what may be made of what, where, and when. Read for judging only. */
import { DAY, HOUR } from "../support/plain-book";
import { type ValueBook, type ValueRow } from "../support/read-book";
import { endOf, momentOf, numberOf, textOf } from "./cell-meaning";
import { type CalendarSource, type Interval, type Segment, unitsOverTime } from "./working-time";

export interface Resource {
  readonly name: string;
  readonly group: string;
  readonly units: number;
  readonly pool: boolean;
  readonly limited: boolean;
  readonly efficiency: number;
  readonly uptime: number;
  readonly time: readonly Segment[];
  /** The most units at any moment. */
  readonly most: number;
}

export interface Need {
  readonly name: string;
  readonly amount: number;
}

export interface Mode {
  readonly resources: readonly string[];
  readonly setupMin: number;
  readonly minPerUnit: number;
  readonly fixedMin: number;
  readonly yield: number;
  readonly family: string;
  readonly labour: Need | undefined;
  readonly setupLabour: Need | undefined;
  readonly also: readonly Need[];
  readonly planning: number;
  readonly interruptible: boolean;
  readonly setupNeedsMaterial: boolean;
  readonly row: ValueRow;
}

export interface Step {
  readonly step: string;
  readonly after: readonly string[];
  readonly wait: number;
  readonly transferBatch: number;
  readonly modes: readonly Mode[];
}

export interface MaterialNeed {
  readonly material: string;
  readonly per: number;
  readonly step: string;
}

export interface OrderLine {
  readonly order: string;
  readonly line: string;
  readonly product: string;
  readonly quantity: number;
  readonly release: number | undefined;
  readonly due: number | undefined;
  readonly weight: number | undefined;
  readonly priority: string;
  readonly status: string;
  readonly row: ValueRow;
}

export interface Shop {
  readonly book: ValueBook;
  readonly planStart: number;
  readonly horizonEnd: number;
  readonly wholeUnits: boolean;
  readonly settings: ReadonlyMap<string, ValueRow[string]>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly routings: ReadonlyMap<string, readonly Step[]>;
  readonly needs: ReadonlyMap<string, readonly MaterialNeed[]>;
  readonly orders: readonly OrderLine[];
  readonly products: ReadonlyMap<string, ValueRow>;
  readonly window: Interval;
}

function needsOf(text: string): Need[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", amount = "1"] = part.split(":");
      return { name: name.trim(), amount: Number(amount) };
    });
}

function minutesPerUnit(row: ValueRow): number {
  const perUnit = numberOf(row["Min per unit"]);
  if (perUnit !== undefined) return perUnit;
  const rate = numberOf(row["Rate per hour"]);
  return rate === undefined ? 0 : 60 / rate;
}

function modeOf(row: ValueRow, groups: ReadonlyMap<string, readonly string[]>): Mode {
  const resource = textOf(row["Resource"]);
  const labour = textOf(row["Labour"]);
  const crew = numberOf(row["Crew"]) ?? 1;
  const setupLabour = textOf(row["Setup labour"]);
  const setupCrew = numberOf(row["Setup crew"]);
  const hasSetupCrew = setupLabour !== "" || setupCrew !== undefined;
  const name = setupLabour === "" ? labour : setupLabour;
  return {
    resources: groups.get(resource) ?? [resource],
    setupMin: numberOf(row["Setup min"]) ?? 0,
    minPerUnit: minutesPerUnit(row),
    fixedMin: numberOf(row["Fixed min"]) ?? 0,
    yield: numberOf(row["Yield"]) ?? 1,
    family: textOf(row["Family"]),
    labour: labour === "" ? undefined : { name: labour, amount: crew },
    setupLabour: hasSetupCrew && name !== "" ? { name, amount: setupCrew ?? 1 } : undefined,
    also: needsOf(textOf(row["Also needs"])),
    planning: numberOf(row["Planning %"]) ?? 1,
    interruptible: textOf(row["Interruptible"]) !== "No",
    setupNeedsMaterial: textOf(row["Setup needs material"]) === "Yes",
    row,
  };
}

/** Steps in the order of their numbers, with the steps that each follows. */
function routingOf(
  rows: readonly ValueRow[],
  groups: ReadonlyMap<string, readonly string[]>,
): Step[] {
  const names = [...new Set(rows.map((row) => textOf(row["Step"])))];
  names.sort((a, b) => Number(a) - Number(b));
  return names.map((step, index) => {
    const own = rows.filter((row) => textOf(row["Step"]) === step);
    const after = own.map((row) => textOf(row["After"])).find((text) => text !== "") ?? "";
    const before = names[index - 1];
    const pick = (heading: string): number =>
      own.map((row) => numberOf(row[heading])).find((value) => value !== undefined) ?? 0;
    return {
      step,
      after:
        after === "-"
          ? []
          : after === ""
            ? before === undefined
              ? []
              : [before]
            : after.split(",").map((name) => name.trim()),
      wait: Math.round(pick("Wait after h") * HOUR),
      transferBatch: pick("Transfer batch"),
      modes: own.map((row) => modeOf(row, groups)),
    };
  });
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const found = groups.get(key(item));
    if (found) found.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function resourcesOf(
  book: ValueBook,
  source: CalendarSource,
  window: Interval,
): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const row of book["Capacities"] ?? []) {
    const name = textOf(row["Resource"]);
    if (name === "" || resources.has(name)) continue;
    const time = unitsOverTime(row, source, window);
    resources.set(name, {
      name,
      group: textOf(row["Group"]),
      units: numberOf(row["Units"]) ?? 1,
      pool: textOf(row["Pool"]) === "Yes",
      limited: textOf(row["Limit"]) !== "No",
      efficiency: numberOf(row["Efficiency"]) ?? 1,
      uptime: numberOf(row["Uptime"]) ?? 1,
      time,
      most: time.reduce((most, segment) => Math.max(most, segment.units), 0),
    });
  }
  return resources;
}

function orderLineOf(row: ValueRow): OrderLine {
  const release = momentOf(row["Release"]);
  const due = momentOf(row["Due"]);
  return {
    order: textOf(row["Order"]),
    line: textOf(row["Line"]),
    product: textOf(row["Product"]),
    quantity: numberOf(row["Quantity"]) ?? 0,
    release: release?.seconds,
    due: due === undefined ? undefined : endOf(due),
    weight: numberOf(row["Weight"]),
    priority: textOf(row["Priority"]),
    status: textOf(row["Status"]) || "Open",
    row,
  };
}

/** @param now used where Settings give no Plan start */
export function readShop(book: ValueBook, now?: number): Shop {
  const settings = new Map(
    (book["Settings"] ?? []).map((row) => [textOf(row["Setting"]), row["Value"] ?? null] as const),
  );
  const planStart = momentOf(settings.get("Plan start"))?.seconds ?? now;
  if (planStart === undefined) throw new Error("The test must say from when it plans.");
  const horizonEnd = planStart + (numberOf(settings.get("Horizon days")) ?? 90) * DAY;
  const window = { from: planStart - 60 * DAY, to: horizonEnd + 30 * DAY };
  const optional = textOf(settings.get("Optional shifts"));
  const source: CalendarSource = {
    calendars: book["Calendars"] ?? [],
    closures: book["Closures"] ?? [],
    crews: book["Crews"] ?? [],
    optional: optional === "Always" ? "Always" : "Never",
  };
  const resources = resourcesOf(book, source, window);
  const groups = new Map<string, string[]>();
  for (const { name, group } of resources.values()) {
    if (group !== "" && !resources.has(group))
      groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const routings = new Map(
    [...groupBy(book["Standards"] ?? [], (row) => textOf(row["Product"]))].map(
      ([product, rows]) => [product, routingOf(rows, groups)] as const,
    ),
  );
  const needs = new Map(
    [...groupBy(book["Materials"] ?? [], (row) => textOf(row["Product"]))].map(
      ([product, rows]) =>
        [
          product,
          rows.map((row) => ({
            material: textOf(row["Material"]),
            per: numberOf(row["Quantity per"]) ?? 0,
            step: textOf(row["Step"]) || (routings.get(product)?.[0]?.step ?? ""),
          })),
        ] as const,
    ),
  );
  return {
    book,
    planStart,
    horizonEnd,
    wholeUnits: textOf(settings.get("Whole units")) !== "No",
    settings,
    resources,
    routings,
    needs,
    orders: (book["Orders"] ?? []).map(orderLineOf),
    products: new Map((book["Products"] ?? []).map((row) => [textOf(row["Product"]), row])),
    window,
  };
}
