import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { rateOn, weighed } from "./a-reality";
import { START } from "./a-shop";

interface Shop {
  /** Of 100 pieces at 50 an hour each, for the same day. */
  readonly orders: number;
  readonly overtimeRate?: number;
  /** False: the shift from 14:00 to 18:00 is not worked. */
  readonly optional?: boolean;
  /** Of all orders; else the first day. */
  readonly due?: number;
}

/** A saw that works from 6:00 to 14:00, and in an optional shift until 18:00. */
const shop = ({ orders, overtimeRate, optional = true, due }: Shop): WorkbookSeed => ({
  sheets: [
    {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity", "Due", "Penalty per day", "Value"],
        ...Array.from({ length: orders }, (_, i) => [
          `A-${i + 1}`,
          "P",
          100,
          due ?? Math.floor(START),
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
        ["P", "10", "Saw", 50, 0],
      ],
    },
    {
      name: "Products",
      rows: [
        ["Product", "Material cost"],
        ["P", 3],
      ],
    },
    {
      name: "Capacities",
      rows: [
        ["Resource", "Calendar", "Overtime rate"],
        ["Saw", "Day", overtimeRate ?? null],
      ],
    },
    {
      name: "Calendars",
      rows: [
        ["Calendar", "Days", "Start", "End", "Kind"],
        ["Day", "Daily", 6 / 24, 14 / 24, "Normal"],
        ["Day", "Daily", 14 / 24, 18 / 24, "Optional"],
      ],
    },
    {
      name: "Settings",
      rows: [
        ["Setting", "Value"],
        ["Optional shifts", optional ? "Always" : "Never"],
      ],
    },
  ],
});

describe("overtime in effect money", () => {
  const faster = rateOn("Saw", 62.5, "Too loose");
  const slower = rateOn("Saw", 40, "Too tight");

  it("is saved by a correction that makes an optional shift unnecessary", async () => {
    // Five orders of 2 h end at 16:00; at 62.5 an hour they are 1.6 h, and end with the shift.
    const { before, together } = await weighed(shop({ orders: 5, overtimeRate: 60 }), [faster]);
    expect(before.overtime.all).toEqual(new Map([["Saw", 2]]));
    expect(together).toMatchObject({ lateDays: 0, units: 0, money: 2 * 60 });
  });

  it("is paid for a correction that needs more of it", async () => {
    // At 40 an hour they are 2.5 h, and end at 18:30: half an hour waits until the next morning.
    const late = 6.5 / 24;
    const { together } = await weighed(shop({ orders: 5, overtimeRate: 60 }), [slower]);
    expect(together!.lateDays).toBeCloseTo(late, 3);
    expect(together!.money).toBeCloseTo(-240 * late - 2 * 60, 0);
  });

  it("is not measured without an Overtime rate, and 0 where none is worked", async () => {
    const without = await weighed(shop({ orders: 5 }), [faster]);
    expect(without.together!.money).toBeUndefined();
    const noneWorked = await weighed(shop({ orders: 4 }), [faster]);
    expect(noneWorked.together!.money).toBe(0);
  });

  it("does not count beside the contribution of the constraint that demand waits for", async () => {
    // 42 orders of 2 h fill the week's 84 h; an hour earns (900 − 3 × 100) ÷ 2.
    const full: Shop = { orders: 42, due: START + 60 };
    const priced = await weighed(shop({ ...full, overtimeRate: 60 }), [faster]);
    expect(priced.before.overtime.all.get("Saw")).toBeCloseTo(28, 6);
    expect(priced.after.overtime.all.get("Saw")).toBeLessThan(28);
    expect(priced.together!.money).toBeCloseTo(42 * 0.4 * 300, 6);
    const unpriced = await weighed(shop(full), [faster]);
    expect(unpriced.together!.money).toBe(priced.together!.money);
  });

  it("is what a shift more costs, set against the late days that it saves", async () => {
    // The fifth order would end at 8:00 of the next day, and is done in 2 h of overtime.
    const given: Shop = { orders: 5, optional: false };
    const { shifts } = await weighed(shop({ ...given, overtimeRate: 60 }), []);
    expect(shifts[0]!.effect.money).toBeCloseTo((240 * 8) / 24 - 2 * 60, 0);
    // The example of the guide.
    const guide = readFileSync(join(__dirname, "../../../docs/learning.md"), "utf8");
    expect(guide).toContain(`\`=240*8/24-2*60\` = **${shifts[0]!.effect.money!.toFixed(0)}**`);
    const free = await weighed(shop(given), []);
    expect(free.shifts[0]!.effect.money).toBeCloseTo((240 * 8) / 24, 0);
  });
});
