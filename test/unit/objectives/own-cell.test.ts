import { cellOf, cellReader, sheetsOfOwnCells } from "../../../src/objectives/own-cell";
import type { CellValue, Grid } from "../../../src/workbook/grid";
import { aRows } from "../../support/a-plan";

const grid = (sheet: string, values: readonly CellValue[]): Grid => ({
  sheet,
  top: 2,
  left: 1,
  width: values.length,
  height: 1,
  values,
  formats: new Uint16Array(values.length),
  formatCodes: ["General"],
  formulas: new Map(),
});

describe("the cell of a figure of one's own", () => {
  it.each([
    ["Finance!C4", "Finance"],
    [" =Finance!$C$4 ", "Finance"],
    ["'P & L''s'!c4", "P & L's"],
  ])("is read from %s", (address, sheet) => {
    expect(cellOf(address)).toEqual({ sheet, row: 3, column: 2 });
  });

  it.each([undefined, "", "C4", "Finance", "Finance!C4:D5", "Finance!C0", "=A1+Finance!C4"])(
    "is none in %s",
    (address) => {
      expect(cellOf(address)).toBeUndefined();
    },
  );

  it("is read as a number or not at all", () => {
    const read = cellReader([grid("Finance", [7, "8", { error: "#N/A" }])]);
    const cells = ["finance!B3", "Finance!C3", "Finance!D3", "Finance!Z9", "Other!B3", "B3"];
    expect(cells.map(read)).toEqual([7, ...cells.slice(1).map(() => undefined)]);
  });

  it("names the sheets that have to be read", () => {
    const objectives = [
      { objective: "A", metric: "Own", target: 1, achievedCell: "Finance!C4", projectedCell: "x" },
      { objective: "B", metric: "OEE", target: 1, achievedCell: "Other!C4" },
    ] as const;
    const rows = aRows({ objectives });
    expect(sheetsOfOwnCells(rows, ["Orders", "FINANCE", "Other"])).toEqual(["FINANCE"]);
  });
});
