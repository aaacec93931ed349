import { MINUTE, type Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Changeover } from "../model/planning-model";
import type { AllRows } from "../workbook/sheet-rows";
import type { FamilyIndex } from "./family-index";
import { type IssueLog, placeOf } from "./issue-log";
import { boundedSeconds } from "./plan-frame";
import type { ResourceCatalog } from "./resource-catalog";
import { roundUp } from "./round-up";

/** Stands for any family in From and To. */
const ANY = -1;
/** More families would make matrices of hundreds of megabytes. */
const MOST_FAMILIES = 5000;

interface Rule {
  /** Comparable key of a resource or group; empty for all. */
  readonly resource: string;
  readonly from: number;
  readonly to: number;
  readonly seconds: Seconds;
}

/** Rows of Changeovers that name something that exists, in workbook order. */
export function changeoversOf(
  rows: AllRows,
  catalog: ResourceCatalog,
  log: IssueLog,
): Changeover[] {
  return rows.Changeovers.rows.flatMap((row) => {
    const resource = row.resource ?? "";
    if (resource !== "" && catalog.find(resource).kind === "nothing") {
      log.error(
        "dangling-reference",
        placeOf(rows.Changeovers, row.row, "resource"),
        resource,
        `${resource} is neither a resource nor a group.`,
        "Correct the name, or add it to Capacities.",
      );
      return [];
    }
    const seconds = boundedSeconds(roundUp(row.minutes * MINUTE));
    return [{ resource, fromFamily: row.fromFamily, toFamily: row.toFamily, seconds }];
  });
}

/**
 * By resource: setup seconds from family to family, -1 where Setup min applies; undefined where no
 * row applies. Of several rows the most specific counts: by Resource (resource, group, all), then
 * From, then To. Resources to which the same rows apply share one matrix.
 */
export function changeoverMatrices(
  changeovers: readonly Changeover[],
  catalog: ResourceCatalog,
  families: FamilyIndex,
  log: IssueLog,
): (Int32Array | undefined)[] {
  const rules = changeovers.map((changeover) => ruleOf(changeover, families));
  const count = families.names.length;
  if (count > MOST_FAMILIES && rules.length > 0) {
    log.warning(
      "too-many-families",
      { sheet: "", cell: "" },
      String(count),
      `There are ${count} families; changeovers are planned for at most ${MOST_FAMILIES}, so Setup min applies everywhere.`,
      "Put products that change over alike into one Family.",
    );
    return catalog.entries.map(() => undefined);
  }
  const shared = new Map<string, Int32Array | undefined>();
  return catalog.entries.map((entry) => {
    if (entry.pool || !entry.row.limit) return undefined;
    const group = comparableKey(entry.row.group ?? "");
    const own = rules.filter(({ resource }) => resource === entry.key);
    const ofGroup = group === "" ? [] : rules.filter(({ resource }) => resource === group);
    const level = `${own.length > 0 ? entry.key : ""}\u0000${ofGroup.length > 0 ? group : ""}`;
    if (!shared.has(level)) {
      const all = rules.filter(({ resource }) => resource === "");
      const grouped = group === entry.key ? [] : ofGroup;
      shared.set(level, painted([all, grouped, own], count));
    }
    return shared.get(level);
  });
}

function ruleOf(changeover: Changeover, families: FamilyIndex): Rule {
  const family = (name: string) => (name.trim() === "*" ? ANY : families.of(name));
  return {
    resource: comparableKey(changeover.resource),
    from: family(changeover.fromFamily),
    to: family(changeover.toFamily),
    seconds: changeover.seconds,
  };
}

/** Paints rules over each other, the most specific last; of equal ones the first stays. */
function painted(levels: readonly (readonly Rule[])[], count: number): Int32Array | undefined {
  if (levels.every((rules) => rules.length === 0)) return undefined;
  const matrix = new Int32Array(count * count).fill(-1);
  const rank = ({ from, to }: Rule) => (from === ANY ? 0 : 2) + (to === ANY ? 0 : 1);
  for (const rules of levels) {
    const sorted = [...rules].reverse().sort((a, b) => rank(a) - rank(b));
    for (const rule of sorted) paint(matrix, rule, count);
  }
  return matrix;
}

/** A change to no family takes Setup min; within a family only a row that names it twice applies. */
function paint(matrix: Int32Array, { from, to, seconds }: Rule, count: number): void {
  const firstFrom = from === ANY ? 0 : from;
  const lastFrom = from === ANY ? count - 1 : from;
  const firstTo = to === ANY ? 1 : to;
  const lastTo = to === ANY ? count - 1 : to;
  const named = from !== ANY && to !== ANY;
  for (let a = firstFrom; a <= lastFrom; a++) {
    for (let b = Math.max(1, firstTo); b <= lastTo; b++) {
      if (a !== b || named) matrix[a * count + b] = seconds;
    }
  }
}
