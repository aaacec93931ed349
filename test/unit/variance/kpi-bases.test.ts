import { kpiBases } from "../../../src/variance/kpi-bases";
import { kpiOf, oeeOf } from "../../../src/variance/kpis";
import { at } from "../../support/a-plan";
import { booked, weekRecord, WINDOW } from "./a-week";

describe("what key figures are made from", () => {
  it("is the calendar less planned stops, and the jobs of the window", () => {
    const record = weekRecord({
      reasons: [{ reason: "Service", countsAs: "Stops", planned: true }],
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 14:00", {
          good: 300,
          scrap: 60,
          setupMin: 60,
          downMin: 30,
        }),
        booked("2026-11-20 06:00", "2026-11-20 14:00", { order: "B", good: 300 }),
      ],
      stops: [{ resource: "M", from: at("2026-11-24 06:00"), minutes: 240, reason: "Service" }],
    });
    const bases = kpiBases(record, WINDOW);
    expect([...bases.keys()]).toEqual(["M"]);
    const ofM = bases.get("M")!;
    // Five days of 16 h less 4 h of service; 6.5 h really run.
    expect(kpiOf("availability", ofM)).toBeCloseTo(6.5 / 76, 12);
    expect(kpiOf("effectiveness", ofM)).toBeCloseTo(6 / 6.5, 12);
    expect(kpiOf("quality", ofM)).toBeCloseTo(300 / 360, 12);
    expect(kpiOf("utilisation", ofM)).toBeCloseTo(6.5 / 8, 12);
    expect(kpiOf("setupRatio", ofM)).toBeCloseTo(1 / 7.5, 12);
    expect(oeeOf(ofM)).toBeCloseTo(5 / 76, 12);
  });

  it("leaves out what is unlimited or not known, and is nothing without bookings", () => {
    const capacities = [
      { resource: "M", limit: false },
      { resource: "N", pool: true },
    ];
    const actuals = ["M", "N", "ghost"].map((resource) =>
      booked("2026-11-23 06:00", "2026-11-23 14:00", { resource, good: 5 }),
    );
    expect(kpiBases(weekRecord({ capacities, actuals }), WINDOW).size).toBe(0);
    expect(kpiBases(weekRecord({ actuals: [] }), WINDOW).size).toBe(0);
  });
});
