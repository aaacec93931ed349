/** The operating plan as planned orders: how many, when, and that they never count as late. */
import { numberOf, textOf } from "../judge/cell-meaning";
import { sayFaults } from "../schedule-judge";
import { at, type PlainBook, secondsOf, weekday } from "../support/plain-book";
import { workFolder } from "../support/run-plumbline";
import { play } from "./scenario";

const BOOK: PlainBook = {
  Plan: [
    { Period: at("2026-03-01"), Product: "Pump", Quantity: 800 },
    {
      Period: at("2026-04-01"),
      Product: "Pump",
      Quantity: 400,
      Kind: "Sales",
      "Opening stock": 50,
      "Target stock": 30,
    },
    { Period: at("2026-03-01"), Product: "Pump", Quantity: 700, Kind: "Sales" },
    { Period: at("2026-12-01"), Product: "Pump", Quantity: 999 },
  ],
  Orders: [
    { Order: "A1", Product: "Pump", Quantity: 150, Due: at("2026-03-12"), Weight: 2 },
    { Order: "A2", Product: "Pump", Quantity: 50, Due: at("2026-03-20"), Status: "Done" },
    { Order: "A3", Product: "Pump", Quantity: 60, Due: at("2026-03-02T06:30"), Weight: 2 },
  ],
  Standards: [{ Product: "Pump", Step: 10, Resource: "Line", "Rate per hour": 60 }],
  Capacities: [{ Resource: "Line" }],
};

describe("planned orders", () => {
  const all = play(workFolder("plan"), [{ name: "plan", book: BOOK }]);
  all.catch(() => undefined);

  async function planned(from: string, to: string): Promise<{ key: string; quantity: number }[]> {
    const { judgement } = await all;
    return (judgement.promises?.rows ?? [])
      .filter((row) => textOf(row["Source"]) === "Plan")
      .map((row) => ({ key: textOf(row["Order"]), quantity: numberOf(row["Quantity"]) ?? 0 }))
      .filter(({ key }) => key.slice(-10) >= from && key.slice(-10) < to);
  }

  it("are the plan less the orders due in the period, done ones too", async () => {
    const march = await planned("2026-02-23", "2026-03-30");
    const rest = await planned("2026-03-30", "2026-05-04");
    const sum = (rows: { quantity: number }[]): number =>
      rows.reduce((total, { quantity }) => total + quantity, 0);
    // March 800 − 260 of orders; April 400 of sales + 30 − 50; a week over the month's end may count for either.
    expect(sum(march) + sum(rest)).toBe(800 - 260 + 400 + 30 - 50);
  });

  it("are one a week, known by its Monday", async () => {
    const keys = (await planned("2026-01-01", "2027-01-01")).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(6);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatch(/^PLAN-Pump-\d{4}-\d\d-\d\d$/);
      expect(weekday(secondsOf(key.slice(-10)))).toBe(1);
    }
  });

  it("are made only for periods that begin inside the horizon", async () => {
    expect(await planned("2026-11-01", "2027-01-01")).toEqual([]);
  });

  it("never count as late, and obey every rule", async () => {
    const { result, judgement } = await all;
    expect(result.objective.lateOrders).toBe(1);
    expect(sayFaults(judgement.faults)).toEqual([]);
  });
});
