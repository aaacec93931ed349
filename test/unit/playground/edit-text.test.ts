import type { Cell, CellScalar } from "../../../src/embedded/cell-store";
import { Look } from "../../../src/embedded/look";
import { entryOf } from "../../../src/embedded/typed-entry";
import { editText, typedValue } from "../../../src/playground/edit-text";

const cellOf = (value: CellScalar, format = "General"): Cell => ({
  value,
  look: Look.plain.with("NumberFormat", format),
});

describe("a cell that is edited", () => {
  it.each([
    ["a number", cellOf(12.5), "12.5"],
    ["a day", cellOf(46349, "yyyy-mm-dd"), "2026-11-23"],
    ["a moment", cellOf(46349.25, "yyyy-mm-dd hh:mm"), "2026-11-23 06:00"],
    ["a share", cellOf(0.07, "0.0%"), "7%"],
    ["a logical value", cellOf(true), "TRUE"],
    ["a text", cellOf("Bracket"), "Bracket"],
    ["a number kept as a text", cellOf("262394"), "262394"],
    ["a date kept as a text", cellOf("2026-11-23"), "2026-11-23"],
    ["letters in a format that are none of a date's", cellOf(3, '0 "days"'), "3"],
  ])("stays the same when it is typed as it is: %s", (_, cell, text) => {
    expect(editText(cell)).toBe(text);
    const { value } = entryOf(typedValue(cell, text), cell.look.numberFormat);
    expect(value).toBe(cell.value);
  });

  it("shows days as they are where the workbook counts from 1904", () => {
    expect(editText(cellOf(46349 - 1462, "yyyy-mm-dd"), 1462)).toBe("2026-11-23");
    expect(entryOf("2026-11-23", "General", true).value).toBe(46349 - 1462);
  });

  it("shows a formula, and takes one", () => {
    const cell = { ...cellOf(3), formula: "=1+2" };
    expect(editText(cell)).toBe("=1+2");
    expect(typedValue(cellOf("262394"), "=1+2")).toBe("=1+2");
  });

  it("takes a number for one in a cell that holds none, or nothing", () => {
    expect([typedValue(undefined, "12"), typedValue(cellOf("Bracket"), "12")]).toEqual([
      "12",
      "12",
    ]);
    expect(typedValue(cellOf("262394"), "")).toBe("");
  });
});
