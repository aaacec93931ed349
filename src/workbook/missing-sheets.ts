import type { Issue } from "../kernel/issue";
import type { SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputSheetName } from "../sheets/registry";
import type { Drafts } from "./check-references";
import type { SheetsFound } from "./find-sheets";
import type { Grid } from "./grid";
import type { IssueList } from "./issue-list";
import { isMonthName } from "./sheet-names";
import type { FoundSheet } from "./sheet-search";

/** One line for each required sheet that is nowhere, and where it was looked for. */
export function missingSheetIssues(
  drafts: Drafts,
  search: SheetsFound,
  grids: readonly Grid[],
): readonly Issue[] {
  return neededSheets(drafts, search)
    .filter((name) => !search.found.has(name))
    .map((name) => missingSheetIssue(name, search.issues, grids));
}

/** Orders or Plan, Capacities, and Standards unless every order carries its own work. */
function neededSheets(drafts: Drafts, { found }: SheetsFound): readonly InputSheetName[] {
  const needed: InputSheetName[] = found.has("Orders") || found.has("Plan") ? [] : ["Orders"];
  if (!ownWork(drafts)) needed.push("Standards");
  needed.push("Capacities");
  return needed;
}

function ownWork(drafts: Drafts): boolean {
  const { found, rows } = drafts.get("Orders")!;
  return (
    found &&
    rows.length > 0 &&
    rows.every(
      (row) =>
        row["resource"] !== undefined &&
        (row["hours"] !== undefined || row["ratePerHour"] !== undefined),
    )
  );
}

function missingSheetIssue(
  name: InputSheetName,
  searchIssues: readonly Issue[],
  grids: readonly Grid[],
): Issue {
  const definition: SheetDefinition = INPUT_SHEETS[name];
  const asked = searchIssues.find(
    (issue) => issue.code === "sheet-fits-two" && issue.how.includes(`=${name}"`),
  );
  if (asked) return { ...asked, severity: "error" };
  const months = name === "Orders" ? grids.filter((grid) => isMonthName(grid.sheet)) : [];
  const headings = Object.values(definition.columns)
    .filter((column) => column.required)
    .map((column) => column.header);
  const other = definition.otherNames.slice(0, 3).join(", ");
  const or = name === "Orders" ? " (or Plan)" : "";
  const sheets = grids.slice(0, 6).map((grid) => `"${grid.sheet}"`);
  const more = grids.length > sheets.length ? " and others" : "";
  const where = sheets.length > 0 ? `the sheets ${sheets.join(", ")}${more}` : "an empty workbook";
  return {
    severity: "error",
    code: months.length > 1 ? "months-as-sheets" : "required-sheet-missing",
    sheet: "",
    cell: "",
    value: "",
    what:
      `There is no sheet ${name}${or}: looked for a table or sheet of that name (also ${other}), ` +
      `and for the headings ${headings.join(", ")}, on ${where}.`,
    how:
      months.length > 1
        ? `Put the rows of all months into one sheet ${name}, or choose one with --map "${months[0]!.sheet}=${name}".`
        : `Add the sheet, or say which one it is with --map "Their sheet=${name}"; "plumbline template" makes an empty workbook with all sheets.`,
  };
}

/** Says what the plan does without the optional sheets that are not there. */
export function tellMissingOptional(drafts: Drafts, issues: IssueList): void {
  for (const [name, draft] of drafts) {
    const { absence } = draft.definition;
    if (draft.found || absence === undefined) continue;
    const what = `There is no sheet ${name}. ${absence}`;
    issues.add(
      "note",
      "optional-sheet-missing",
      { sheet: "" },
      name,
      what,
      `Add the sheet ${name} where it matters.`,
    );
  }
}

/** A sheet that was found by its headings alone is named, so that a wrong one is seen. */
export function tellFoundByHeadings({ name, region, by }: FoundSheet, issues: IssueList): void {
  if (by !== "headings") return;
  const { sheet } = region.grid;
  issues.add(
    "note",
    "sheet-found-by-headings",
    { sheet, row: region.headerRow, column: region.left },
    sheet,
    `${name} is read from the sheet "${sheet}", whose headings fit.`,
    `If that is wrong, say which sheet it is with --map "Their sheet=${name}".`,
  );
}
