import { cellPosition } from "../kernel/cell-address";
import type { Issue, Severity } from "../kernel/issue";
import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { ISSUE_SOURCES, ISSUES } from "../sheets/written-review";
import type { SheetContent } from "../workbook/sheet-content";
import { type ExistingRow, existingRows, existingTable, newKey, textOf } from "./existing-table";
import type { SheetContext } from "./sheet-context";
import { emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import { sayFullTime } from "./say-time";
import type { ContentRow } from "./written-content";

/** More of one source than this say how many more there are. */
export const MOST_ISSUES = 3000;

const SAID: Record<Severity, "Error" | "Warning" | "Note"> = {
  error: "Error",
  warning: "Warning",
  note: "Note",
};
const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** What one source found: all of it, so that it replaces what that source found before. */
export interface FoundIssues {
  readonly source: (typeof ISSUE_SOURCES)[number];
  readonly issues: readonly Issue[];
}

type Row = ContentRow<typeof ISSUES>;

/** A row of the sheet with its place among the others: worst first, lines of how many more last. */
interface RankedRow {
  readonly rank: number;
  readonly row: Row;
}

const LAST = 3;
const NOTHING = "Nothing needs mending.";
const MORE = /^\d+ more are not listed\.$/;

/**
 * The Issues: what needs mending, worst first, each with a link to its cell. What sources that are
 * not among these found stays as it stands. `planStart`: where a plan was made.
 */
export function issuesSheet(
  found: readonly FoundIssues[],
  context: SheetContext,
  planStart?: Moment,
): SheetContent {
  const { rows, counts } = issueRows(found, context);
  const table = mainTable(ISSUES, rows, context, {
    wrapped: ["severity", "sheet", "what", "how"],
  });
  const made = `Made by Plumbline from ${context.bookName} · written ${sayFullTime(context.madeAt)}`;
  return sheetOf({
    definition: ISSUES,
    table,
    title: "Issues",
    lines: [planStart === undefined ? made : madeFrom(context, planStart), countLine(counts)],
    freezeColumns: 0,
    conditionalFormats: looks(ISSUES, table, "severity", {
      Error: "bad",
      Warning: "warn",
      Note: "quiet",
    }),
    tabColor: "A63D2F",
  });
}

type Counts = Record<Severity, number>;

/** Each issue once, whoever found it; what was found now wins over what stands there. */
function issueRows(
  found: readonly FoundIssues[],
  context: SheetContext,
): { readonly rows: readonly Row[]; readonly counts: Counts } {
  const counts: Counts = { error: 0, warning: 0, note: 0 };
  const taken = new Set<string>();
  const ranked = [...found.flatMap(foundRows), ...standingRows(found, context)].filter(
    ({ rank, row }) => {
      const key = newKey(ISSUES, row);
      if (rank < LAST && taken.has(key)) return false;
      taken.add(key);
      if (rank < LAST) counts[SEVERITIES[rank]!]++;
      return true;
    },
  );
  for (const { issues } of found)
    for (const { severity } of sortedIssues(issues).slice(MOST_ISSUES)) counts[severity]++;
  const rows = ranked
    .map((each, at) => ({ ...each, at }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ row }) => row);
  return { rows: rows.length > 0 ? rows : [emptyRow(ISSUES, "what", NOTHING)], counts };
}

function foundRows({ source, issues }: FoundIssues): readonly RankedRow[] {
  const sorted = sortedIssues(issues);
  const rows = sorted
    .slice(0, MOST_ISSUES)
    .map((issue) => ({ rank: RANK[issue.severity], row: issueRow(issue, source) }));
  const more = sorted.length - MOST_ISSUES;
  if (more <= 0) return rows;
  const row: Row = {
    ...emptyRow(ISSUES, "what", `${more} more are not listed.`),
    severity: "Note",
    how: "Mend those above and run again; the same mistake often stands in many rows.",
    from: source,
  };
  return [...rows, { rank: LAST, row }];
}

/** What other sources found before; what stands there without a source is the plan's. */
function standingRows(found: readonly FoundIssues[], context: SheetContext): readonly RankedRow[] {
  const stands = existingTable(context.existing, ISSUES);
  if (!stands) return [];
  const replaced = new Set<string>(found.map(({ source }) => source));
  return existingRows(stands, ISSUES).flatMap((row): RankedRow[] => {
    const text = (key: keyof typeof ISSUES.columns) => textOf(row.values.get(key));
    const from = sourceOf(row);
    if (replaced.has(from) || text("what") === "" || text("what") === NOTHING) return [];
    const severity = SEVERITIES.find((each) => SAID[each] === text("severity")) ?? "note";
    const rank = MORE.test(text("what")) ? LAST : RANK[severity];
    const issue = { severity, sheet: text("sheet"), cell: text("cell") };
    return [{ rank, row: issueRow({ ...issue, what: text("what"), how: text("how") }, from) }];
  });
}

function sourceOf({ values }: ExistingRow): FoundIssues["source"] {
  const said = comparableKey(textOf(values.get("from")));
  return ISSUE_SOURCES.find((source) => comparableKey(source) === said) ?? "Plan";
}

/** Worst first, else in the order in which they were found. */
export function sortedIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues
    .map((issue, at) => ({ issue, at }))
    .sort((a, b) => RANK[a.issue.severity] - RANK[b.issue.severity] || a.at - b.at)
    .map(({ issue }) => issue);
}

function issueRow(
  issue: Omit<Issue, "code" | "value">,
  from: FoundIssues["source"],
): ContentRow<typeof ISSUES> {
  const linked = issue.sheet !== "" && cellPosition(issue.cell) !== undefined;
  return {
    severity: SAID[issue.severity],
    sheet: issue.sheet,
    cell: linked
      ? { text: issue.cell, linkTo: { sheet: issue.sheet, cell: issue.cell } }
      : issue.cell,
    what: issue.what,
    how: issue.how,
    from,
  };
}

function countLine(counts: Counts): string {
  const said = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  return [
    `${said(counts.error, "error")} (rows left out)`,
    `${said(counts.warning, "warning")} (read, but look at them)`,
    said(counts.note, "note"),
  ].join(" · ");
}
