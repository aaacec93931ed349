import { capitalised } from "../kernel/first-letter";
import type { ModeNeed } from "../schedule/problem";
import { WHOLE } from "../schedule/working-time";
import type { InputRow } from "../sheets/registry";
import type { SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { CatalogEntry, ResourceCatalog } from "./resource-catalog";
import type { LeftOut } from "../model/planning-model";

type StandardRow = InputRow<"Standards">;

/** What an operation holds besides its resource, or why that cannot be had. */
export type Needs =
  | { readonly kind: "needs"; readonly needs: readonly ModeNeed[] }
  | { readonly kind: "fault"; readonly leftOut: LeftOut };

/** Thousandths of a resource that are held while setting up and while running. */
interface Held {
  setup: number;
  run: number;
}

/**
 * Labour and Also needs of a Standards row. Each resource stands at most once a phase: needs of the
 * same resource are added up.
 */
export function modeNeeds(
  sheet: SheetRows<"Standards">,
  row: StandardRow,
  catalog: ResourceCatalog,
  log: IssueLog,
): Needs {
  const held = new Map<number, Held>();
  const hold = (entry: CatalogEntry, setup: number, run: number) => {
    const known = held.get(entry.index) ?? { setup: 0, run: 0 };
    held.set(entry.index, { setup: known.setup + setup, run: known.run + run });
  };
  const fault =
    holdLabour(sheet, row, catalog, log, hold) ?? holdOthers(sheet, row, catalog, log, hold);
  if (fault) return { kind: "fault", leftOut: fault };
  const needs = [...held].flatMap(([resource, { setup, run }]): ModeNeed[] =>
    setup === run
      ? [{ resource, amount: run, during: "all" }]
      : [
          ...(setup > 0 ? [{ resource, amount: setup, during: "setup" as const }] : []),
          ...(run > 0 ? [{ resource, amount: run, during: "run" as const }] : []),
        ],
  );
  return { kind: "needs", needs };
}

type Hold = (entry: CatalogEntry, setup: number, run: number) => void;

/** Labour and Crew hold throughout; where Setup labour or Setup crew is given, those hold during setup. */
function holdLabour(
  sheet: SheetRows<"Standards">,
  row: StandardRow,
  catalog: ResourceCatalog,
  log: IssueLog,
  hold: Hold,
): LeftOut | undefined {
  const ownSetup = row.setupLabour !== undefined || row.setupCrew !== undefined;
  if (row.labour) {
    const found = needed(sheet, row, "labour", row.labour, catalog, log);
    if (found.kind === "fault") return found.leftOut;
    const crew = amountOf(sheet, row, "crew", found.entry, row.crew ?? 1, log);
    hold(found.entry, ownSetup ? 0 : crew, crew);
  }
  const setupLabour = row.setupLabour ?? row.labour;
  if (!ownSetup || !setupLabour) return undefined;
  const found = needed(sheet, row, "setupLabour", setupLabour, catalog, log);
  if (found.kind === "fault") return found.leftOut;
  hold(found.entry, amountOf(sheet, row, "setupCrew", found.entry, row.setupCrew ?? 1, log), 0);
  return undefined;
}

function holdOthers(
  sheet: SheetRows<"Standards">,
  row: StandardRow,
  catalog: ResourceCatalog,
  log: IssueLog,
  hold: Hold,
): LeftOut | undefined {
  for (const need of row.alsoNeeds ?? []) {
    const found = needed(sheet, row, "alsoNeeds", need.resource, catalog, log);
    if (found.kind === "fault") return found.leftOut;
    const amount = amountOf(sheet, row, "alsoNeeds", found.entry, need.amount, log);
    hold(found.entry, amount, amount);
  }
  return undefined;
}

type Needed =
  | { readonly kind: "entry"; readonly entry: CatalogEntry }
  | { readonly kind: "fault"; readonly leftOut: LeftOut };

function needed(
  sheet: SheetRows<"Standards">,
  row: StandardRow,
  column: "labour" | "setupLabour" | "alsoNeeds",
  name: string,
  catalog: ResourceCatalog,
  log: IssueLog,
): Needed {
  const found = catalog.find(name);
  if (found.kind === "resource") return { kind: "entry", entry: found.entry };
  if (found.kind === "broken") return { kind: "fault", leftOut: found.leftOut };
  const place = placeOf(sheet, row.row, column);
  const step = `step ${row.step} of ${row.product}`;
  if (found.kind === "group") {
    const reason = `${step} needs the group ${name}, where one resource has to be named`;
    log.error(
      "need-is-a-group",
      place,
      name,
      `${capitalised(reason)}.`,
      "Name a resource of the group.",
    );
    return { kind: "fault", leftOut: leftOutAt(place, reason) };
  }
  const reason = `${step} needs ${name}, which is not in Capacities`;
  log.error(
    "dangling-reference",
    place,
    name,
    `${capitalised(reason)}.`,
    "Add it to Capacities, or correct the name.",
  );
  return { kind: "fault", leftOut: leftOutAt(place, reason) };
}

/** Thousandths of a pool, whole units × 1000 of anything else. */
function amountOf(
  sheet: SheetRows<"Standards">,
  row: StandardRow,
  column: "crew" | "setupCrew" | "alsoNeeds",
  entry: CatalogEntry,
  amount: number,
  log: IssueLog,
): number {
  if (entry.pool) return Math.max(1, Math.min(Math.round(amount * WHOLE), 2_000_000 * WHOLE));
  const whole = Math.max(1, Math.ceil(Math.min(amount, 2_000_000)));
  if (whole !== amount) {
    log.warning(
      "need-not-whole",
      placeOf(sheet, row.row, column),
      String(amount),
      `Step ${row.step} of ${row.product} needs ${amount} of ${entry.row.resource}, which is not a pool; ${whole} are held.`,
      "Enter a whole number, or mark the resource as a pool.",
    );
  }
  return whole * WHOLE;
}
