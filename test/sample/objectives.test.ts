import { insertSample } from "../../src/app/insert-sheets";
import { readPlanInputs } from "../../src/app/read-plan-inputs";
import { MemoryHost } from "../../src/hosts/memory-host";
import { DAY, startOfDay } from "../../src/kernel/moment";
import { objectivePictures } from "../../src/objectives/objective-pictures";
import type { ObjectivePicture } from "../../src/objectives/objective-picture";
import { floorRecord } from "../../src/record/floor-record";
import { PRODUCTS } from "../../src/sample/routings";
import { PLAN_START, sampleFactory } from "../../src/sample/sample-factory";

const factory = sampleFactory();
const FROM = PLAN_START - 28 * DAY;
const stillClock = { now: () => PLAN_START, elapsed: () => 0 };

async function pictures(): Promise<ReadonlyMap<string, ObjectivePicture>> {
  const host = new MemoryHost({ sheets: [] });
  await insertSample(host);
  const inputs = await readPlanInputs(host, { bookName: "s.xlsx", now: PLAN_START }, stillClock);
  const { rows } = inputs.reading;
  const context = { until: PLAN_START, targets: [], known: [] };
  const record = floorRecord(rows, inputs.settings, context);
  const nothing = { asAssumed: undefined, asRealitySays: undefined, plans: [] };
  const sources = { rows, settings: inputs.settings, now: PLAN_START, record, ...nothing };
  return new Map(objectivePictures(sources).map((picture) => [picture.objective, picture]));
}

describe("the objectives of the sample", () => {
  const found = pictures();

  it("count the orders that were shipped by the day they were promised", async () => {
    const inWindow = (day: number) => day + DAY > FROM && day + DAY <= PLAN_START;
    const due = factory.orders
      .filter(({ product, customer }) => product.group !== "Manifolds" && customer !== "Stock")
      .filter(({ firstPromised }) => inWindow(startOfDay(firstPromised)))
      // What was closed long ago is no longer in the order book.
      .filter(({ id, due: day }) => !factory.floor.finished.has(id) || day >= PLAN_START - 84 * DAY)
      .filter(({ entered }) => entered < PLAN_START);
    const kept = due.filter(({ id, firstPromised }) => {
      const finished = factory.floor.finished.get(id);
      return finished !== undefined && startOfDay(finished) <= startOfDay(firstPromised);
    });
    expect(due.length).toBeGreaterThan(50);
    expect((await found).get("OTD-95")!.achieved).toBeCloseTo(kept.length / due.length, 12);
  });

  it("count the good manifolds out of their last step", async () => {
    const last = new Map(PRODUCTS.map(({ id, steps }) => [id, steps[steps.length - 1]!.step]));
    const manifolds = new Set(
      PRODUCTS.filter(({ group }) => group === "Manifolds").map(({ id }) => id),
    );
    const whole = factory.floor.actuals
      .filter(({ product, step }) => manifolds.has(product) && last.get(product) === step)
      .filter(({ start, end }) => start >= FROM && end !== undefined && end <= PLAN_START)
      .reduce((sum, { good }) => sum + good, 0);
    const picture = (await found).get("GROW-MF")!;
    expect(picture.unit).toBe("good units a week");
    // What was running at either end of the four weeks counts with its share.
    expect(Math.abs(picture.achieved! * 4 - whole)).toBeLessThan(0.1 * whole);
  });

  it("add up the hours of setup", async () => {
    const hours = factory.floor.actuals
      .filter(({ start, end }) => start >= FROM && (end ?? PLAN_START) <= PLAN_START)
      .reduce((sum, { setupMin }) => sum + setupMin / 60, 0);
    const { achieved, gapNow, status } = (await found).get("SETUP-30")!;
    expect(Math.abs(achieved! * 4 - hours)).toBeLessThan(0.03 * hours);
    expect(gapNow!).toBeLessThan(0);
    expect(status).toBe("Behind");
  });
});
