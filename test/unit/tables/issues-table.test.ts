import type { Issue } from "../../../src/kernel/issue";
import { MOST_ISSUES, issuesSheet } from "../../../src/tables/issues-table";
import { PLAN_START } from "../../support/a-plan";
import { aContext, rowsOf } from "./sheet-reading";

const issue = (severity: Issue["severity"], what: string, cell = "C7"): Issue => ({
  ...{ severity, code: "some-code", sheet: "Orders", cell, value: "x", what, how: "Mend it." },
});

describe("the Issues", () => {
  it("stand worst first, else as they were found", () => {
    const found = [
      issue("note", "n"),
      issue("error", "e1"),
      issue("warning", "w"),
      issue("error", "e2"),
    ];
    const rows = rowsOf(issuesSheet(found, PLAN_START, aContext()));
    expect(rows.map((row) => [row["Severity"], row["What"]])).toEqual([
      ["Error", "e1"],
      ["Error", "e2"],
      ["Warning", "w"],
      ["Note", "n"],
    ]);
  });

  it("link to their cell, and only where there is one", () => {
    const content = issuesSheet(
      [issue("error", "e"), issue("error", "f", "")],
      PLAN_START,
      aContext(),
    );
    const cells = content.tables[0]!.rows.map((row) => row[2]);
    expect(cells).toEqual([{ text: "C7", linkTo: { sheet: "Orders", cell: "C7" } }, ""]);
  });

  it("end with a line that says how many more there are", () => {
    const many = Array.from({ length: MOST_ISSUES + 7 }, (_, i) => issue("error", `e${i}`));
    const rows = rowsOf(issuesSheet(many, PLAN_START, aContext()));
    expect(rows).toHaveLength(MOST_ISSUES + 1);
    expect(rows.at(-1)!["What"]).toBe("7 more are not listed.");
  });

  it("say so when there is nothing to mend", () => {
    const rows = rowsOf(issuesSheet([], PLAN_START, aContext()));
    expect(rows.map((row) => row["What"])).toEqual(["Nothing needs mending."]);
  });
});
