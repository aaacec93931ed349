import type { Issue, Severity } from "../kernel/issue";
import type { Moment } from "../kernel/moment";
import { ISSUES } from "../sheets/written-review";
import type { SheetContent } from "../workbook/sheet-content";
import type { SheetContext } from "./sheet-context";
import { emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import type { ContentRow } from "./written-content";

/** More rows than this say how many more there are. */
export const MOST_ISSUES = 3000;

const SAID: Record<Severity, "Error" | "Warning" | "Note"> = {
  error: "Error",
  warning: "Warning",
  note: "Note",
};
const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** The Issues: what needs mending, worst first, each with a link to its cell. */
export function issuesSheet(
  issues: readonly Issue[],
  planStart: Moment,
  context: SheetContext,
): SheetContent {
  const table = mainTable(ISSUES, issueRows(issues), context, {
    wrapped: ["severity", "sheet", "what", "how"],
  });
  return sheetOf({
    definition: ISSUES,
    table,
    title: "Issues",
    lines: [madeFrom(context, planStart), countLine(issues)],
    freezeColumns: 0,
    conditionalFormats: looks(ISSUES, table, "severity", {
      Error: "bad",
      Warning: "warn",
      Note: "quiet",
    }),
    tabColor: "A63D2F",
  });
}

/** Worst first, else in the order in which they were found. */
export function sortedIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues
    .map((issue, at) => ({ issue, at }))
    .sort((a, b) => RANK[a.issue.severity] - RANK[b.issue.severity] || a.at - b.at)
    .map(({ issue }) => issue);
}

function issueRows(issues: readonly Issue[]): readonly ContentRow<typeof ISSUES>[] {
  if (issues.length === 0) return [emptyRow(ISSUES, "what", "Nothing needs mending.")];
  const sorted = sortedIssues(issues);
  const rows = sorted.slice(0, MOST_ISSUES).map(issueRow);
  const more = sorted.length - MOST_ISSUES;
  if (more > 0)
    rows.push({
      ...emptyRow(ISSUES, "what", `${more} more are not listed.`),
      severity: "Note",
      how: "Mend those above and run again; the same mistake often stands in many rows.",
    });
  return rows;
}

function issueRow(issue: Issue): ContentRow<typeof ISSUES> {
  const linked = issue.sheet !== "" && issue.cell !== "";
  return {
    severity: SAID[issue.severity],
    sheet: issue.sheet,
    cell: linked
      ? { text: issue.cell, linkTo: { sheet: issue.sheet, cell: issue.cell } }
      : issue.cell,
    what: issue.what,
    how: issue.how,
  };
}

function countLine(issues: readonly Issue[]): string {
  const count = (severity: Severity) =>
    issues.filter((issue) => issue.severity === severity).length;
  const said = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  return [
    `${said(count("error"), "error")} (rows left out)`,
    `${said(count("warning"), "warning")} (read, but look at them)`,
    said(count("note"), "note"),
  ].join(" · ");
}
