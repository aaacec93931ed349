import { readFileSync } from "node:fs";
import { join } from "node:path";
import { objectiveGuide } from "../../../src/objectives/objective-guide";
import { METRICS } from "../../../src/sheets/objectives";

const guide = objectiveGuide();

describe("the guide to objectives", () => {
  it("is what docs/objectives.md holds", () => {
    const page = join(__dirname, "..", "..", "..", "docs", "objectives.md");
    expect(readFileSync(page, "utf8")).toBe(guide);
  });

  it("has a row for each metric, and says where each figure comes from that is measured", () => {
    const rows = METRICS.map((metric) =>
      guide.split("\n").filter((l) => l.startsWith(`| ${metric} `)),
    );
    const notYet = ["Cost per unit", "Stock value", "Stock days", "Overtime cost"];
    expect(rows.map(({ length }) => length)).toEqual(
      METRICS.map((m) => (notYet.includes(m) ? 1 : 2)),
    );
  });
});
