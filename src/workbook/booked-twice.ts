import { comparableKey } from "../kernel/names";
import type { Drafts } from "./check-references";
import type { IssueList } from "./issue-list";
import type { Row } from "./read-rows";
import { type SheetDraft, placeIn } from "./read-sheet";

/**
 * Takes rows of Actuals out that repeat an earlier one in every cell, as an export put in twice does.
 * A resource with one unit cannot have done the same twice at one time; one with several can, and
 * keeps its rows.
 */
export function takeOutBookedTwice(drafts: Drafts, issues: IssueList): void {
  const draft = drafts.get("Actuals");
  const capacities = drafts.get("Capacities");
  if (!draft?.found || !capacities) return;
  const single = singleResources(capacities);
  const seen = new Map<string, Row>();
  const twice: Row[] = [];
  draft.rows = draft.rows.filter((row) => {
    if (!single.has(comparableKey(String(row["resource"] ?? "")))) return true;
    const key = wholeRow(draft, row);
    if (!seen.has(key)) {
      seen.set(key, row);
      return true;
    }
    twice.push(row);
    return false;
  });
  const [first] = twice;
  if (first) tell(draft, first, seen.get(wholeRow(draft, first))!, twice.length, issues);
}

/** Comparable names of the resources that have one unit. */
function singleResources({ rows }: SheetDraft): ReadonlySet<string> {
  const alone = rows.filter(({ units, pool }) => units === 1 && pool !== true);
  return new Set(alone.map(({ resource }) => comparableKey(String(resource))));
}

/** All that was read of a row, but not where it stands. */
function wholeRow({ definition }: SheetDraft, row: Row): string {
  let joined = "";
  for (const key of Object.keys(definition.columns)) joined += `${String(row[key] ?? "")}\u0000`;
  return joined;
}

function tell(draft: SheetDraft, row: Row, earlier: Row, count: number, issues: IssueList): void {
  const said = `${String(row["order"])}, step ${String(row["step"])}, on ${String(row["resource"])}`;
  const what =
    count === 1
      ? `The booking of ${said} repeats row ${earlier.row + 1} in every cell; it counts once.`
      : `${count} bookings repeat another row in every cell; each counts once. The first is of ${said}, and repeats row ${earlier.row + 1}.`;
  issues.add(
    "warning",
    "booked-twice",
    placeIn(draft, row.row, "order"),
    String(row["order"]),
    what,
    "Delete the repeated rows, or correct the one that was meant to be another.",
  );
}
