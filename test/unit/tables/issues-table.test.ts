import type { Issue } from "../../../src/kernel/issue";
import { MOST_ISSUES, issuesSheet } from "../../../src/tables/issues-table";
import { PLAN_START } from "../../support/a-plan";
import type { SheetContent } from "../../../src/workbook/sheet-content";
import { aContext, rowsOf } from "./sheet-reading";
import { standing } from "./standing";

const issue = (severity: Issue["severity"], what: string, cell = "C7"): Issue => ({
  ...{ severity, code: "some-code", sheet: "Orders", cell, value: "x", what, how: "Mend it." },
});

const planIssues = (issues: readonly Issue[]) =>
  issuesSheet([{ source: "Plan", issues }], aContext(), PLAN_START);

describe("the Issues", () => {
  it("stand worst first, else as they were found", () => {
    const found = [
      issue("note", "n"),
      issue("error", "e1"),
      issue("warning", "w"),
      issue("error", "e2"),
    ];
    const rows = rowsOf(planIssues(found));
    expect(rows.map((row) => [row["Severity"], row["What"]])).toEqual([
      ["Error", "e1"],
      ["Error", "e2"],
      ["Warning", "w"],
      ["Note", "n"],
    ]);
  });

  it("link to their cell, and only where there is one", () => {
    const content = planIssues([issue("error", "e"), issue("error", "f", "")]);
    const cells = content.tables[0]!.rows.map((row) => row[2]);
    expect(cells).toEqual([{ text: "C7", linkTo: { sheet: "Orders", cell: "C7" } }, ""]);
  });

  it("end with a line that says how many more there are", () => {
    const many = Array.from({ length: MOST_ISSUES + 7 }, (_, i) => issue("error", `e${i}`));
    const rows = rowsOf(planIssues(many));
    expect(rows).toHaveLength(MOST_ISSUES + 1);
    expect(rows.at(-1)!["What"]).toBe("7 more are not listed.");
  });

  it("say so when there is nothing to mend", () => {
    const rows = rowsOf(planIssues([]));
    expect(rows.map((row) => row["What"])).toEqual(["Nothing needs mending."]);
  });
});

describe("the Issues of several sources", () => {
  const record = (...issues: Issue[]) => ({ source: "Record" as const, issues });
  const before = () =>
    standing(
      issuesSheet(
        [
          { source: "Plan", issues: [issue("warning", "of the plan"), issue("note", "both")] },
          record(issue("error", "mended since")),
        ],
        aContext(),
        PLAN_START,
      ),
    );
  const shownOf = (content: SheetContent) =>
    rowsOf(content).map((row) => [row["Severity"], row["What"], row["From"]]);

  it("replace their own, keep the others' with their links, and stand once", () => {
    const again = [issue("error", "odd booking"), issue("note", "both")];
    const content = issuesSheet([record(...again)], aContext({}, before()));
    expect(shownOf(content)).toEqual([
      ["Error", "odd booking", "Record"],
      ["Warning", "of the plan", "Plan"],
      ["Note", "both", "Record"],
    ]);
    expect(content.tables[0]!.rows[1]![2]).toEqual({
      text: "C7",
      linkTo: { sheet: "Orders", cell: "C7" },
    });
    expect(content.cells[2]!.value).toMatch(/^1 error .* 1 warning .* 1 note$/);
  });

  it("say that nothing needs mending when the last one is mended", () => {
    const first = standing(issuesSheet([record(issue("error", "e"))], aContext()));
    const none = issuesSheet([record()], aContext({}, first));
    expect(shownOf(none)).toEqual([[null, "Nothing needs mending.", null]]);
    const next = issuesSheet([record(issue("note", "n"))], aContext({}, standing(none)));
    expect(shownOf(next)).toEqual([["Note", "n", "Record"]]);
  });
});
