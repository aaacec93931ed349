import { gapOf, shouldBeAt, statusOf, type TargetPath } from "../../../src/objectives/target-path";
import { at } from "../../support/a-plan";

const line: TargetPath = {
  baseline: 80,
  target: 95,
  start: at("2026-01-01"),
  due: at("2026-12-27"),
  milestones: [],
};
const steps: TargetPath = {
  ...line,
  milestones: [
    { date: at("2026-04-01"), target: 84 },
    { date: at("2026-09-01"), target: 90 },
  ],
};

describe("where an objective should be", () => {
  it("is on the line from baseline to target", () => {
    const days = [
      "2025-12-01",
      "2026-01-01",
      "2026-04-01",
      "2026-06-30",
      "2026-12-27",
      "2027-03-01",
    ];
    // 0, 0, 90, 180, 360 of 360 days.
    expect(days.map((day) => shouldBeAt(line, at(day)))).toEqual([80, 80, 83.75, 87.5, 95, 95]);
  });

  it("is on the steps of its milestones, and at its target when due", () => {
    const days = ["2026-02-01", "2026-04-01", "2026-08-31 23:00", "2026-09-01", "2026-12-27"];
    expect(days.map((day) => shouldBeAt(steps, at(day)))).toEqual([80, 84, 84, 90, 95]);
    const { baseline: _, ...rest } = steps;
    expect(shouldBeAt({ ...rest, baseline: undefined }, at("2026-02-01"))).toBe(84);
    expect(shouldBeAt({ ...steps, due: undefined }, at("2027-02-01"))).toBe(90);
  });

  it.each(["baseline", "start", "due"] as const)("is its target where there is no %s", (key) => {
    expect(shouldBeAt({ ...line, [key]: undefined }, at("2026-06-30"))).toBe(95);
  });

  it("is its target where it is due before it starts", () => {
    expect(shouldBeAt({ ...line, due: at("2025-06-01") }, at("2025-05-01"))).toBe(95);
  });
});

describe("how far it is from there", () => {
  it("is above 0 when it is ahead, whichever way is better", () => {
    expect(gapOf("Up", 90, 87.5)).toBe(2.5);
    expect(gapOf("Down", 90, 87.5)).toBe(-2.5);
    expect(Object.is(gapOf("Down", 90, 90), 0)).toBe(true);
  });

  it("is said in words, within a twentieth of the way as on track", () => {
    expect([0.76, 0.75, -0.75, -0.76].map((gap) => statusOf(line, gap))).toEqual([
      "Ahead",
      "On track",
      "On track",
      "Behind",
    ]);
    expect(statusOf(line, undefined)).toBe("Not measured");
    const level = { ...line, baseline: undefined };
    expect([0.96, 0.95, -0.96].map((gap) => statusOf(level, gap))).toEqual([
      "Ahead",
      "On track",
      "Behind",
    ]);
  });
});
