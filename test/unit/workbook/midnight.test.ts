import { isoFromMoment } from "../../../src/kernel/moment";
import type { CellValue } from "../../../src/workbook/grid";
import { NO_MAPPING } from "../../../src/workbook/mapping";
import { readInput } from "../../../src/workbook/read-input";
import { gridOf } from "../../support/json-workbook";

/** 23 November 2026. */
const MONDAY = 46349;

function endRead(start: CellValue, end: CellValue): string {
  const sheet = {
    name: "Actuals",
    rows: [
      ["Order", "Step", "Resource", "Start", "End", "Good"],
      ["O1", 10, "M", start, end, 1],
    ],
    formats: { D2: "yyyy-mm-dd hh:mm", E2: "yyyy-mm-dd hh:mm" },
  };
  const { rows } = readInput([gridOf(sheet)], [], false, NO_MAPPING);
  return isoFromMoment(rows.Actuals.rows[0]!.end!);
}

describe("work that ends at midnight", () => {
  it("has ended at the beginning of the day, though Excel keeps no time for it", () => {
    expect(endRead(MONDAY + 20 / 24, MONDAY + 1)).toBe("2026-11-24 00:00");
    expect(endRead("2026-11-23 20:00", "2026-11-24")).toBe("2026-11-24 00:00");
    expect(endRead(MONDAY + 20 / 24, "2026-11-24 00:00")).toBe("2026-11-24 00:00");
  });

  it("has ended with the day where only days were entered, or nothing else can be meant", () => {
    expect(endRead(MONDAY, MONDAY)).toBe("2026-11-24 00:00");
    expect(endRead(MONDAY, MONDAY + 1)).toBe("2026-11-25 00:00");
    expect(endRead(MONDAY + 6 / 24, MONDAY)).toBe("2026-11-24 00:00");
  });

  it("keeps its time where it has one", () => {
    expect(endRead(MONDAY + 20 / 24, MONDAY + 21 / 24)).toBe("2026-11-23 21:00");
    expect(endRead("2026-11-20 10:00", "2026-11-24 00:00")).toBe("2026-11-24 00:00");
    expect(endRead("2026-11-20 10:00", "24.11.2026 00.00")).toBe("2026-11-24 00:00");
  });
});
