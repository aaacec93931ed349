import { addTo } from "../kernel/groups";
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
  const columns = Object.keys(draft.definition.columns);
  const isSame = (a: Row, b: Row) =>
    columns.every((key) => String(a[key] ?? "") === String(b[key] ?? ""));
  const seen = new Map<string, Row[]>();
  const twice: { readonly row: Row; readonly earlier: Row }[] = [];
  draft.rows = draft.rows.filter((row) => {
    const resource = String(row["resource"] ?? "");
    if (!single.has(comparableKey(resource))) return true;
    // Few bookings begin at one time on one resource: only these are compared cell by cell.
    const key = `${String(row["start"])} ${resource}`;
    const earlier = seen.get(key)?.find((each) => isSame(each, row));
    if (earlier) twice.push({ row, earlier });
    else addTo(seen, key, row);
    return earlier === undefined;
  });
  const [first] = twice;
  if (first) tell(draft, first, twice.length, issues);
}

/** Comparable names of the resources that have one unit. */
function singleResources({ rows }: SheetDraft): ReadonlySet<string> {
  const alone = rows.filter(({ units, pool }) => units === 1 && pool !== true);
  return new Set(alone.map(({ resource }) => comparableKey(String(resource))));
}

function tell(
  draft: SheetDraft,
  { row, earlier }: { readonly row: Row; readonly earlier: Row },
  count: number,
  issues: IssueList,
): void {
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
