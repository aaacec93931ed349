import type { Issue } from "../kernel/issue";
import { isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { placeOf } from "../intake/issue-log";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { MetricDefinition } from "./metric";
import { definitionOf } from "./metric-definitions";
import { OBJECTIVE_CODES, type ObjectiveCode } from "./objective-codes";
import { familyOf, parentsOf, partsOf } from "./objective-tree";
import { cellOf } from "./own-cell";
import type { Direction } from "./objective-picture";
import { namedBy, type Scope, scopeOf, type Ties } from "./scope";
import type { TargetPath } from "./target-path";

export type ObjectiveRow = InputRow<"Objectives">;

/** An objective with everything resolved that its rows say. */
export interface ReadObjective {
  readonly row: ObjectiveRow;
  readonly definition: MetricDefinition;
  readonly direction: Direction;
  readonly path: TargetPath;
  /** Undefined: it cannot be measured, see `fault`. */
  readonly scope: Scope | undefined;
  /** One sentence; empty: none. */
  readonly fault: string;
  /** Comparable key; undefined: none, or in a circle. */
  readonly parent: string | undefined;
  /** How it is made of its parts. */
  readonly partsBy: "Sum" | "Weighted" | "None";
}

export interface ReadObjectives {
  /** By comparable key, in the order of the sheet. */
  readonly objectives: ReadonlyMap<string, ReadObjective>;
  readonly issues: readonly Issue[];
}

/** Above this a share was written as a per cent. */
const HIGHEST_SHARE = 2;

/** Objectives and Milestones; whatever is wrong becomes an issue, and the objective goes on without it. */
export function readObjectives(rows: AllRows): ReadObjectives {
  const reading = new Reading(rows);
  const list = rows.Objectives.rows;
  const parents = parentsOf(list, (circle) => reading.tellCircle(circle));
  const objectives = new Map<string, ReadObjective>();
  for (const row of list) {
    const key = comparableKey(row.objective);
    const parts = partsOf(list, parents, key);
    objectives.set(key, {
      ...reading.read(row, familyOf(list, parents, key)),
      parent: parents.get(key),
      partsBy: reading.partsBy(row, parts, parents.get(key) !== undefined),
    });
  }
  return { objectives, issues: reading.issues };
}

class Reading {
  readonly issues: Issue[] = [];

  constructor(private readonly rows: AllRows) {}

  read(row: ObjectiveRow, family: ReadonlySet<string>): Omit<ReadObjective, "parent" | "partsBy"> {
    const definition = definitionOf(row.metric);
    const path = this.pathOf(row, definition);
    const rising = path.baseline === undefined || path.target >= path.baseline;
    const own = definition.counts === "own";
    if (own && cellOf(row.achievedCell) === undefined) {
      const what = `${row.objective} is measured by a figure of its own, and Achieved cell names no cell.`;
      const how = "Write the address of one cell, such as Finance!C4.";
      this.tell("objective-without-cell", row, "achievedCell", row.achievedCell ?? "", what, how);
    }
    return {
      row,
      definition,
      direction: row.direction ?? definition.direction ?? (rising ? "Up" : "Down"),
      path,
      ...this.scopeOf(row, definition, family),
    };
  }

  private pathOf(row: ObjectiveRow, definition: MetricDefinition): TargetPath {
    const { start, due } = row;
    if (start !== undefined && due !== undefined && due <= start) {
      const what = `${row.objective} is due before it starts, so that its target counts throughout.`;
      const shown = isoFromMoment(due);
      this.tell("objective-due-before-start", row, "due", shown, what, "Correct one of the two.");
    }
    const share = (key: "baseline" | "target") => {
      const value = row[key];
      return value === undefined ? undefined : this.asShare(value, definition, row, key);
    };
    const isTotal = definition.window === "total";
    return {
      baseline: share("baseline") ?? (isTotal ? 0 : undefined),
      target: share("target")!,
      start,
      due,
      milestones: this.milestonesOf(row, definition),
    };
  }

  private milestonesOf(row: ObjectiveRow, definition: MetricDefinition): TargetPath["milestones"] {
    const { Milestones } = this.rows;
    const key = comparableKey(row.objective);
    const own = Milestones.rows.filter(({ objective }) => comparableKey(objective) === key);
    for (const { row: at, date } of own) {
      const isOutside = date < (row.start ?? -Infinity) || date > (row.due ?? Infinity);
      if (!isOutside) continue;
      const place = placeOf(Milestones, at, "date");
      const what = `A milestone of ${row.objective} lies before its Start or after its Due.`;
      const how = "Correct its date, or Start and Due of the objective.";
      this.issues.push(issueOf("milestone-outside", place, isoFromMoment(date), what, how));
    }
    return own
      .map(({ date, target, row: at }) => {
        if (!isPercent(target, definition)) return { date, target };
        this.tellPercent(placeOf(Milestones, at, "target"), target, row.objective);
        return { date, target: target / 100 };
      })
      .sort((a, b) => a.date - b.date || a.target - b.target);
  }

  private asShare(
    value: number,
    definition: MetricDefinition,
    row: ObjectiveRow,
    key: "baseline" | "target",
  ): number {
    if (!isPercent(value, definition)) return value;
    this.tellPercent(placeOf(this.rows.Objectives, row.row, key), value, row.objective);
    return value / 100;
  }

  private tellPercent(place: Issue | { sheet: string; cell: string }, value: number, of: string) {
    const what = `${value} of ${of} was read as ${value} %.`;
    const how = `Write ${value}% or ${value / 100}.`;
    this.issues.push(issueOf("objective-as-percent", place, String(value), what, how));
  }

  private scopeOf(
    row: ObjectiveRow,
    { fits, metric, counts }: MetricDefinition,
    family: ReadonlySet<string>,
  ): Pick<ReadObjective, "scope" | "fault"> {
    const byOrders = fits.includes("product");
    const name = row.appliesTo?.trim() ?? "";
    if (counts === "own" || name === "")
      return { scope: scopeOf({ family, named: undefined, byOrders }, this.rows), fault: "" };
    const found = namedBy(name, this.rows);
    for (const kind of fits) {
      const members = found.get(kind);
      if (!members) continue;
      const ties: Ties = { family, named: { kind, members }, byOrders };
      return { scope: scopeOf(ties, this.rows), fault: "" };
    }
    const [kind] = found.keys();
    const said = (what: string) => `${row.objective} ${what}`;
    const able = fits.join(", ");
    if (kind === undefined) {
      const fault = said(`applies to "${name}", which nothing in this workbook is called.`);
      const how = `Write the name of a ${able}, or leave it empty for all.`;
      this.tell("objective-of-nothing", row, "appliesTo", name, fault, how);
      return { scope: undefined, fault };
    }
    const fault = said(`applies to the ${kind} "${name}", of which ${metric} cannot be measured.`);
    const how = `Name a ${able}, or leave it empty for all.`;
    this.tell("objective-does-not-fit", row, "appliesTo", name, fault, how);
    return { scope: undefined, fault };
  }

  /** Its parts say how it is made of them; where they are silent, an objective at the top says it itself. */
  partsBy(
    row: ObjectiveRow,
    parts: readonly ObjectiveRow[],
    hasParent: boolean,
  ): ReadObjective["partsBy"] {
    const said = new Set(parts.flatMap(({ parentBy }) => parentBy ?? []));
    if (said.size > 1) {
      const what = `The parts of ${row.objective} say different things in Parent by: ${[...said].sort().join(", ")}.`;
      const how = "Give all of them the same.";
      const first = parts.find(({ parentBy }) => parentBy !== undefined)!;
      this.tell("objective-parts-differ", first, "parentBy", first.parentBy ?? "", what, how);
      return "None";
    }
    return [...said][0] ?? (hasParent ? undefined : row.parentBy) ?? "None";
  }

  tellCircle(circle: readonly ObjectiveRow[]): void {
    const [first] = circle;
    const names = circle.map(({ objective }) => objective).join(", ");
    const what =
      circle.length === 1
        ? `${names} is its own parent.`
        : `${names} are part of each other in a circle; none of them has a parent.`;
    const how = "Clear Parent of one of them.";
    this.tell("objective-circle", first!, "parent", first!.parent ?? "", what, how);
  }

  private tell(
    code: ObjectiveCode,
    row: ObjectiveRow,
    column: keyof ObjectiveRow,
    value: string,
    what: string,
    how: string,
  ): void {
    const place = placeOf(this.rows.Objectives, row.row, column);
    this.issues.push(issueOf(code, place, value, what, how));
  }
}

const isPercent = (value: number, { format }: MetricDefinition) =>
  format === "share" && Math.abs(value) > HIGHEST_SHARE;

function issueOf(
  code: ObjectiveCode,
  { sheet, cell }: { readonly sheet: string; readonly cell: string },
  value: string,
  what: string,
  how: string,
): Issue {
  return { severity: OBJECTIVE_CODES[code].severity, code, sheet, cell, value, what, how };
}
