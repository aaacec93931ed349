import { insertSample } from "../../src/app/insert-sheets";
import { readPlanInputs } from "../../src/app/read-plan-inputs";
import { MemoryHost } from "../../src/hosts/memory-host";
import { DAY, startOfDay, WEEK } from "../../src/kernel/moment";
import { SalesBook } from "../../src/record/sales-book";
import { PLAN_START, sampleFactory } from "../../src/sample/sample-factory";
import { revenueVariance } from "../../src/variance/revenue";

const stillClock = { now: () => PLAN_START, elapsed: () => 0 };

describe("the revenue of the sample", () => {
  it("is what left last week, for customers and not for stock, with all three effects", async () => {
    const host = new MemoryHost({ sheets: [] });
    await insertSample(host);
    const inputs = await readPlanInputs(host, { bookName: "s.xlsx", now: PLAN_START }, stillClock);
    const from = PLAN_START - WEEK;
    const book = new SalesBook(inputs.reading.rows);
    const revenue = revenueVariance(book, { from, to: PLAN_START });
    const { orders, floor } = sampleFactory();
    const left = orders.filter(({ id, customer }) => {
      const finished = floor.finished.get(id);
      if (finished === undefined || customer === "Stock") return false;
      const end = startOfDay(finished) + DAY;
      return end > from && end <= PLAN_START;
    });
    const worth = left.reduce((sum, { quantity, product }) => sum + quantity * product.price, 0);
    expect(revenue.actual).toBeCloseTo(worth, 2);
    expect(revenue.lines.map(({ product }) => product)).not.toContain("VI-10");
    const { price, volume, mix } = revenue.effects!;
    for (const effect of [price, volume, mix!]) expect(Math.abs(effect)).toBeGreaterThan(100);
    expect(price + volume + mix!).toBeCloseTo(revenue.actual! - revenue.planned!, 6);
  });
});
