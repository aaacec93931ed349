import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../../src/checks/finding";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { DAY } from "../../../src/kernel/moment";
import { rateOn, weighed } from "./a-reality";
import { OPTIONS, START } from "./a-shop";

/** 100 pieces at 50 an hour, one day to do them in; the saws work 6:00 to 14:00. */
const shop = (
  orders: number,
  capacities: WorkbookSeed["sheets"][number]["rows"],
): WorkbookSeed => ({
  sheets: [
    {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity", "Due", "Penalty per day", "Value"],
        ...Array.from({ length: orders }, (_, i) => [
          `A-${i + 1}`,
          "P",
          100,
          Math.floor(START),
          240,
          900,
        ]),
      ],
      formats: { D: "yyyy-mm-dd" },
    },
    {
      name: "Standards",
      rows: [
        ["Product", "Step", "Resource", "Rate per hour", "Setup min"],
        ["P", "10", "Saws", 50, 0],
      ],
    },
    { name: "Capacities", rows: capacities },
    {
      name: "Calendars",
      rows: [
        ["Calendar", "Days", "Start", "End"],
        ["Day", "Daily", 6 / 24, 14 / 24],
      ],
    },
  ],
});

const rate = (observed: number, verdict: Finding["verdict"] = "Too tight") =>
  rateOn("Saw 1", observed, verdict);

const ONE_SAW = [
  ["Resource", "Group", "Calendar"],
  ["Saw 1", "Saws", "Day"],
];
describe("the plan as reality says", () => {
  it("is late by exactly what a slower rate takes", async () => {
    // Four orders of 2 h fill the day to 14:00; at 40 an hour they are 2.5 h, and the last ends next day at 8:00.
    const finding = rate(40);
    const reality = await weighed(shop(4, ONE_SAW), [finding]);
    expect(reality.before).toMatchObject({ lateOrders: 0, lateDays: 0, unitsOnTime: 400 });
    expect(reality.after).toMatchObject({ lateOrders: 1, unitsOnTime: 300 });
    const late = 8 / 24;
    expect(reality.after.lateDays).toBeCloseTo(late, 3);
    const effect = reality.effects.get(finding)!;
    expect(effect).toMatchObject({ lateOrders: 1, units: -100, withinNoise: false });
    // The day is full, so that the two hours more on the constraint cost their contribution as well;
    // without Material cost that is not known, and the penalty stands alone.
    expect(effect.money).toBeCloseTo(-240 * late, 0);
    expect(reality.corrected!.model.jobs).toHaveLength(4);
    // The example of the guide.
    const guide = readFileSync(join(__dirname, "../../../docs/learning.md"), "utf8");
    expect(guide).toContain(`\`=8/24\` = **${effect.lateDays.toFixed(3)}**`);
    expect(guide).toContain(`units **${effect.units}**`);
    expect(guide).toContain(`\`=-240*8/24\` = **${effect.money!.toFixed(0)}**`);
  });

  it("changes one machine of a group and leaves the others as they are", async () => {
    const twoSaws = [...ONE_SAW, ["Saw 2", "Saws", "Day"]];
    const reality = await weighed(shop(8, twoSaws), [rate(40)]);
    const rates = reality.corrected!.model.jobs[0]!.steps[0]!.modes;
    expect(Object.fromEntries(rates.map((mode) => [mode.resource, mode.ratePerHour]))).toEqual({
      "Saw 1": 40,
      "Saw 2": 50,
    });
    expect(reality.after.lateOrders).toBe(1);
  });

  it("counts what is achieved where the standard is right and not achieved", async () => {
    const finding = { ...rate(40, "Not achieved"), suggested: undefined };
    expect((await weighed(shop(4, ONE_SAW), [finding])).after.lateOrders).toBe(1);
  });

  it("is the plan as assumed where nothing is decided", async () => {
    const reality = await weighed(shop(4, ONE_SAW), [rate(40, "Unproven"), rate(50, "Holds")]);
    expect(reality).toMatchObject({ corrected: undefined, together: undefined, corrections: 0 });
    expect(reality.after).toBe(reality.before);
  });

  it("reschedules singly the ten that matter most", async () => {
    const findings = Array.from({ length: 14 }, (_, i) => rate(i < 2 ? 40 : 49.99));
    const { effects, corrections } = await weighed(shop(4, ONE_SAW), findings);
    expect(corrections).toBe(14);
    expect(effects.size).toBe(10);
    expect([findings[0]!, findings[1]!].every((finding) => effects.has(finding))).toBe(true);
  });

  it("knows what a shift more is worth where work waits for the morning", async () => {
    // Five orders: the fifth waits until 6:00 of the next day; a shift more does it the same day.
    const { shifts } = await weighed(shop(5, ONE_SAW), []);
    expect(shifts).toMatchObject([{ resource: "Saw 1", effect: { lateOrders: -1, units: 100 } }]);
    expect(shifts[0]!.effect.lateDays).toBeCloseTo(-8 / 24, 3);
    expect(shifts[0]!.from - OPTIONS.now).toBeLessThan(DAY);
  });
});
