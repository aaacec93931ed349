import { kpisSheet } from "../../../src/tables/kpis-table";
import { KPIS, type KpiBasis } from "../../../src/variance/kpis";
import { aContext, rowsOf } from "./sheet-reading";
import { WINDOW } from "../variance/a-week";

const SHIFT: KpiBasis = {
  ...{ plannedBusy: 8, production: 6, setup: 1, busy: 7.5, minutesPerUnit: 1.5 },
  ...{ produced: 200, inspected: 200, good: 190, firstPass: 180 },
};
const IDLE: KpiBasis = {
  ...{ plannedBusy: 8, production: 0, setup: 0, busy: 0, minutesPerUnit: 0 },
  ...{ produced: 0, inspected: 0, good: 0, firstPass: 0 },
};

const kpis = new Map([
  ["Saw", [SHIFT]],
  ["Press", [IDLE]],
]);
const content = kpisSheet(kpis, WINDOW, aContext());

describe("the sheet KPIs", () => {
  it("has the total as ratio of sums, and says what is not measured", () => {
    const [total, press, saw] = rowsOf(content);
    expect(total).toMatchObject({ Level: "Total", "Planned busy h": 16, "Produced h": 5 });
    expect(total!["Availability"]).toBeCloseTo(6 / 16, 12);
    expect(total!["OEE"]).toBeCloseTo((190 * 1.5) / 60 / 16, 12);
    expect(press).toMatchObject({
      ...{ Resource: "Press", Availability: 0, Performance: "not measured" },
      ...{ OEE: "not measured", "Setup ratio": "not measured" },
    });
    expect(saw).toMatchObject({ Resource: "Saw", Utilisation: 0.8, "First-pass yield": 0.9 });
  });

  it("shows shares as per cent, with formula and source on each heading", () => {
    const { columns } = content.tables[0]!;
    for (const { name, formula, source } of Object.values(KPIS)) {
      const at = columns.findIndex(({ header }) => header === name);
      expect(columns[at]!.format).toMatch(/%/);
      const note = content.notes.find(({ column }) => column === at)!;
      expect(note.text).toContain(formula);
      expect(note.text).toContain(source);
    }
  });

  it("has no quality where nobody tells good units from bad ones, in values and formulas alike", () => {
    const blind = kpisSheet(new Map([["Saw", [{ ...SHIFT, inspected: 0 }]]]), WINDOW, aContext());
    const saw = rowsOf(blind)[1]!;
    expect(saw).toMatchObject({
      ...{ Availability: 0.75, Quality: "not measured", OEE: "not measured" },
      ...{ "First-pass yield": "not measured", "Good h": "not measured", "Produced h": 5 },
    });
  });

  it("says so where nothing was made", () => {
    const none = kpisSheet(new Map(), WINDOW, aContext());
    expect(rowsOf(none)[0]!["Resource"]).toBe("Nothing was made.");
  });
});
