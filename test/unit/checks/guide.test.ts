import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadVerdict } from "../../../src/checks/load-verdict";
import { chanceOfAtLeast, chanceOfAtMost } from "../../../src/checks/statistics/binomial-test";
import { changePoint, midranks, rankPath } from "../../../src/checks/statistics/change-point";
import { clopperPearson } from "../../../src/checks/statistics/clopper-pearson";
import { discoveryLimit } from "../../../src/checks/statistics/false-discoveries";
import { kaplanMeier, waitQuantile } from "../../../src/checks/statistics/kaplan-meier";
import { quantileRanks } from "../../../src/checks/statistics/quantile-interval";
import { unitsToJudge } from "../../../src/checks/yield-lots";
import { recordsOfBook } from "../../../src/checks/records-of-book";
import { floorRecord } from "../../../src/record/floor-record";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { aRows, at, EVERY_DAY, hour } from "../../support/a-plan";

const page = readFileSync(join(__dirname, "../../../docs/learning.md"), "utf8");

/** Figures that the guide gives for a formula, as it shows them. */
function shownFor(formula: string): string {
  const at = page.indexOf(`\`=${formula}\` = **`);
  return at < 0 ? "not there" : /\*\*(.*?)\*\*/.exec(page.slice(at))![1]!;
}

/** As precise as the guide shows it. */
const asShown = (value: number, shown: string) => value.toFixed(shown.split(".")[1]?.length ?? 0);

const waits = [
  ...[7, 8, 8, 9, 10, 11, 12, 14].map((time) => ({ time, ended: true })),
  ...[9, 10].map((time) => ({ time, ended: false })),
];
const shifted = [
  ...[1.01, 0.99, 1.02, 1, 0.98, 1.03, 0.97, 1.04],
  ...[0.91, 0.9, 0.92, 0.89, 0.93, 0.88, 0.94, 0.87],
];

/** The booking of the guide: four hours with a break, 100 units. */
function ratioOfTheBooking(): number {
  const rows = aRows({
    orders: [{ order: "A", product: "P", quantity: 100 }],
    standards: [{ product: "P", step: "10", resource: "M", ratePerHour: 40, setupMin: 20 }],
    capacities: [{ resource: "M", calendar: "Day", efficiency: 0.9 }],
    calendars: [
      {
        ...{ calendar: "Day", shift: "", days: EVERY_DAY, start: hour(6), end: hour(14) },
        breaks: [{ start: hour(9), end: hour(9.5) }],
      },
    ],
    actuals: [
      {
        ...{ order: "A", step: "10", resource: "M", good: 95, scrap: 5, setupMin: 30, downMin: 12 },
        ...{ start: at("2026-11-02 06:00"), end: at("2026-11-02 10:00") },
      },
    ],
  });
  const until = at("2026-11-03 06:00");
  const record = floorRecord(rows, DEFAULT_SETTINGS, { until, targets: [], known: [] });
  const { records } = recordsOfBook(rows, record, { loads: [], achievedDays: 28 });
  return records.rates[0]!.jobs[0]!.ratio;
}

describe("the examples of the guide", () => {
  it.each([
    ["BETA.INV(0.025, 18, 3)", clopperPearson(18, 20, 0.95).low],
    ["BETA.INV(0.025, 14, 7)", clopperPearson(14, 20, 0.95).low],
    ["BETA.INV(0.975, 15, 6)", clopperPearson(14, 20, 0.95).high],
    ["BINOM.DIST(14, 20, 0.9, TRUE)", chanceOfAtMost(14, 20, 0.9)],
    ["1-BINOM.DIST(59, 60, 0.9, TRUE)", chanceOfAtLeast(60, 60, 0.9)],
    [
      "1-(9/10)*(7/9)*(6/7)*(4/5)*(2/3)*(1/2)",
      kaplanMeier(waits).find((s) => s.time === 12)!.share,
    ],
    ["100/(168/60)/(40*0.9)", ratioOfTheBooking()],
    ["ROUNDUP(6/(1-0.98), 0)", unitsToJudge(0.98)],
    ["BINOM.INV(20, 0.5, 0.025)", quantileRanks(20, 0.5, 0.95).low!],
    ["21-BINOM.INV(20, 0.5, 0.025)", quantileRanks(20, 0.5, 0.95).high!],
    ["1-BINOM.DIST(16, 20, 0.5, TRUE)", chanceOfAtLeast(17, 20, 0.5)],
    ["BINOM.DIST(1, 20, 0.25, TRUE)", chanceOfAtMost(1, 20, 0.25)],
    ["2*100-8*17", rankPath(midranks(shifted))[7]!],
    ["1-BINOM.DIST(14, 20, 2/3, TRUE)", chanceOfAtLeast(15, 20, 2 / 3)],
    ["1-BINOM.DIST(5, 60, 0.02, TRUE)", chanceOfAtLeast(6, 60, 0.02)],
    ["151/160", 151 / 160],
  ])("%s is what Plumbline reckons", (formula, value) => {
    const shown = shownFor(formula);
    expect(shown).toBe(asShown(value, shown));
  });

  it("of the family of tests, of waits, shifts and loads are so", () => {
    const limit = discoveryLimit([0.001, 0.008, 0.039, 0.041, 0.042, 0.06], 0.05);
    expect(page).toContain(`The limit is **${limit}**`);
    expect(page).toContain(`nine of ten take **${waitQuantile(waits, 0.9)}** days`);
    const shift = changePoint(shifted, 5, 8)!;
    expect(shift.at).toBe(8);
    expect(page).toContain(`chance **${shift.chance}**`);
    expect(chanceOfAtLeast(15, 20, 0.5)).toBeLessThanOrEqual(0.021);
    expect(chanceOfAtLeast(14, 20, 0.5)).toBeGreaterThan(0.021);
    expect(loadVerdict(151 / 160)).toBe("Balanced");
  });
});
