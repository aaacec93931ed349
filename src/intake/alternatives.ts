import { MINUTE } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { ModeNeed } from "../schedule/problem";
import type { InputRow } from "../sheets/registry";
import type { SheetRows } from "../workbook/sheet-rows";
import { fixedSeconds, standardRate, unitSeconds } from "./durations";
import type { FamilyIndex } from "./family-index";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import { modeNeeds } from "./mode-needs";
import { boundedSeconds } from "./plan-frame";
import type { CatalogEntry, ResourceCatalog } from "./resource-catalog";
import { roundUp } from "./round-up";
import type { Alternative } from "./routing";

type StandardRow = InputRow<"Standards">;

/** What alternatives are made from. */
export interface Shop {
  readonly standards: SheetRows<"Standards">;
  readonly catalog: ResourceCatalog;
  readonly families: FamilyIndex;
  /** By index of the resource: why nothing can be scheduled on it. */
  readonly faults: ReadonlyMap<number, LeftOut>;
  readonly log: IssueLog;
}

export interface Alternatives {
  readonly good: readonly Alternative[];
  /** Why a row, or all of it, cannot be used; undefined: all can. */
  readonly fault: LeftOut | undefined;
}

/**
 * The resources that can do a step, from its rows in workbook order. A group stands for each of its
 * members; a row that names a member itself goes before the group's.
 */
export function alternativesOf(rows: readonly StandardRow[], shop: Shop): Alternatives {
  const good = new Map<number, Alternative>();
  const named = new Set(rows.map((row) => comparableKey(row.resource)));
  let fault: LeftOut | undefined;
  for (const row of rows) {
    const made = alternativesOfRow(row, shop);
    fault ??= made.fault;
    for (const { entry, alternative } of made.good) {
      const ownRow = entry.key === comparableKey(row.resource);
      if (good.has(entry.index) || (!ownRow && named.has(entry.key))) continue;
      good.set(entry.index, alternative);
    }
  }
  return { good: [...good.values()], fault };
}

interface MadeFromRow {
  readonly good: readonly { readonly entry: CatalogEntry; readonly alternative: Alternative }[];
  readonly fault: LeftOut | undefined;
}

function alternativesOfRow(row: StandardRow, shop: Shop): MadeFromRow {
  const { standards, catalog, log } = shop;
  const unusable = (fault: LeftOut): MadeFromRow => ({ good: [], fault });
  const noTime = checkTimes(row, shop);
  if (noTime) return unusable(noTime);
  const found = catalog.find(row.resource);
  if (found.kind === "broken") return unusable(found.leftOut);
  if (found.kind === "nothing") {
    const reason = `resource ${row.resource} of step ${row.step} is not in Capacities`;
    const place = placeOf(standards, row.row, "resource");
    log.error(
      "dangling-reference",
      place,
      row.resource,
      `Resource ${row.resource} of ${row.product}, step ${row.step}, is not in Capacities.`,
      "Add it to Capacities, or correct the name.",
    );
    return unusable(leftOutAt(place, reason));
  }
  const needs = modeNeeds(standards, row, catalog, log);
  if (needs.kind === "fault") return unusable(needs.leftOut);
  const members = found.kind === "group" ? found.entries : [found.entry];
  const [first] = members;
  const working = members.filter((entry) => !shop.faults.has(entry.index));
  return {
    good: working.map((entry) => ({
      entry,
      alternative: alternative(row, entry, needs.needs, shop),
    })),
    fault: working.length === 0 && first ? shop.faults.get(first.index) : undefined,
  };
}

/** A row needs a time. */
function checkTimes(row: StandardRow, { standards, log }: Shop): LeftOut | undefined {
  const { ratePerHour, minPerUnit, fixedMin } = row;
  const step = `step ${row.step} of ${row.product}`;
  if (ratePerHour === undefined && minPerUnit === undefined && fixedMin === undefined) {
    const place = placeOf(standards, row.row, "ratePerHour");
    const reason = `${step} on ${row.resource} has no time`;
    log.error(
      "standard-without-time",
      place,
      "",
      `S${reason.slice(1)}: Rate per hour, Min per unit and Fixed min are all empty.`,
      "Fill in one of the three.",
    );
    return leftOutAt(place, reason);
  }
  return undefined;
}

function alternative(
  row: StandardRow,
  entry: CatalogEntry,
  needs: readonly ModeNeed[],
  { families }: Shop,
): Alternative {
  return {
    resource: entry.index,
    setup: boundedSeconds(roundUp(row.setupMin * MINUTE)),
    unitSeconds: unitSeconds(row, entry.row),
    fixedSeconds: fixedSeconds(row, entry.row),
    family: families.of(row.family),
    interruptible: row.interruptible,
    setupNeedsMaterial: row.setupNeedsMaterial,
    needs,
    shown: {
      resource: entry.row.resource,
      labour: row.labour ?? "",
      crew: row.labour ? (row.crew ?? 1) : 0,
      ratePerHour: standardRate(row),
      family: row.family?.trim() ?? "",
    },
  };
}
