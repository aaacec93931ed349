import { momentFromSerial } from "../../../src/kernel/moment";
import { LATENESS } from "../../../src/sheets/written-review";
import { tableContent } from "../../../src/tables/written-content";

const finishOf = (finish: number) => {
  const empty = Object.fromEntries(Object.keys(LATENESS.columns).map((key) => [key, undefined]));
  const row = { ...empty, order: "O1", finish } as never;
  const options = { headerRow: 4, date1904: false, existing: undefined };
  const { columns, rows } = tableContent(LATENESS, [row], options);
  return rows[0]![columns.findIndex(({ header }) => header === "Finish")];
};

describe("a moment in a written table", () => {
  it("is a date as long as Excel has one", () => {
    expect(finishOf(momentFromSerial(46_349.25))).toBe(46_349.25);
    expect(finishOf(momentFromSerial(2_958_465.5))).toBe(2_958_465.5);
  });

  it("is left empty behind the year 9999, where Excel would show #####", () => {
    expect(finishOf(momentFromSerial(2_958_466))).toBeNull();
  });
});
