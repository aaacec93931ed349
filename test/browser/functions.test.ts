import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { FunctionDefinition, FunctionOutcome } from "../../src/embedded/custom-functions";
import { launchChromium } from "../support/chromium";
import { at, TWO_SHIFTS_HEADED } from "../unit/functions/excel-cells";
import { type BrowserPane, buildPane, openTaskpane } from "./taskpane-page";
import { watchWorkers } from "./watched-workers";

const METADATA = join(__dirname, "..", "..", "dist", "pane", "functions.json");

function definitions(): FunctionDefinition[] {
  const { functions } = JSON.parse(readFileSync(METADATA, "utf8")) as {
    functions: { id: string; options?: { cancelable?: boolean } }[];
  };
  return functions.map(({ id, options }) => ({
    ...{ id, name: `PLUMB.${id}`, cancelable: options?.cancelable ?? false },
  }));
}

const STANDARDS = [
  ["Product", "Step", "Resource", "Rate per hour"],
  ["P-1", 10, "Mill", 60],
];
const CAPACITIES = [
  ["Resource", "Units"],
  ["Mill", 3],
];

/** So many orders of one step each on three mills; too few machines to be on time with many of them. */
function orders(count: number): (string | number)[][] {
  const rows = Array.from({ length: count }, (_, i) => [
    ...[`O-${i + 1}`, "P-1", 60 + ((i * 37) % 200), at("2026-11-23 06:00")],
    at("2026-11-24") + ((i * 7) % 30),
  ]);
  return [["Order", "Product", "Quantity", "Release", "Due"], ...rows];
}

const plan = (count: number) => [orders(count), STANDARDS, CAPACITIES, null, null];

/** A search that is never at its end before something has been done about it. */
const LONG = 900;

describe("custom functions in the pane's page, as it is built", () => {
  let browser: Browser;
  let pane: BrowserPane;

  beforeAll(async () => {
    buildPane();
    browser = await launchChromium();
  }, 600_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    pane = await openTaskpane(browser);
    await pane.page.getByText("No orders here yet").waitFor();
    await pane.page.evaluate(watchWorkers);
    await pane.page.evaluate((known) => embedded.registerFunctions(known), definitions());
  });
  afterEach(async () => {
    const { crashes, refused, fallbacks } = await pane.page.evaluate(() => embedded.statistics());
    await pane.page.close();
    expect([pane.faults, crashes, refused, fallbacks]).toEqual([[], [], {}, {}]);
  });

  const page = () => pane.page;
  const call = (name: string, args: readonly unknown[]): Promise<FunctionOutcome> =>
    page().evaluate(([id, values]) => embedded.invokeFunction(`PLUMB.${id}`, values).result, [
      name,
      args,
    ] as const);
  /** Types into cells as a user does. */
  const type = (address: string, values: readonly (readonly (string | number)[])[]) =>
    page().evaluate(([place, typed]) => embedded.workbook.type(place, typed), [
      address,
      values,
    ] as const);
  const valueOf = (address: string) =>
    page().evaluate((place) => embedded.workbook.values(place)[0]![0], address);
  const waitForValue = (address: string, value: string | number) =>
    page().waitForFunction(([place, wanted]) => embedded.workbook.values(place)[0]![0] === wanted, [
      address,
      value,
    ] as const);
  /** Puts a plan into the sheet, with a formula in H1 that schedules it. */
  async function typePlan(count: number): Promise<void> {
    await type(`Sheet1!A1:E${count + 1}`, orders(count));
    await type("Sheet1!F1:G2", CAPACITIES);
    await type("Sheet1!A2001:D2002", STANDARDS);
    await type("Sheet1!H1", [[`=PLUMB.SCHEDULE(A1:E${count + 1},A2001:D2002,F1:G2)`]]);
  }

  it("calculates in cells, in a worker for SCHEDULE", async () => {
    await type("Sheet1!A3001:A3004", [[10], [12], [11], [11]]);
    await type("Sheet1!B3001", [["=PLUMB.XMR(A3001:A3004)"]]);
    await waitForValue("Sheet1!B3001", "Centre");
    expect(await valueOf("Sheet1!B3002")).toBe(11);
    const finish = await call("FINISH", [at("2026-11-27 14:00"), 12, TWO_SHIFTS_HEADED, null]);
    expect(finish).toEqual({ ok: true, value: [[at("2026-11-30 10:45")]] });
    expect(page().workers()).toHaveLength(0);
    await typePlan(3);
    expect(await valueOf("Sheet1!H1")).toBe("#BUSY!");
    await waitForValue("Sheet1!H1", "Order");
    expect(await valueOf("Sheet1!H2")).toBe("O-1");
    expect(page().workers()).toHaveLength(1);
  });

  it("loads what judges when it is first asked, and again when that failed", async () => {
    const days = Array.from({ length: 30 }, (_, i) => [[9, 10, 12, 13, 14][i % 5]]);
    const asked: string[] = [];
    await page().route(/\.js$/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const refused = await call("LEADTIME", [10, days, null, null]);
    expect(refused).toMatchObject({ ok: false, error: "#N/A" });
    expect(refused).toHaveProperty("message", expect.stringMatching(/could not be loaded/));
    expect(asked.length).toBeGreaterThan(0);
    await page().unroute(/\.js$/);
    expect(pane.faults.splice(0).every((fault) => /Failed to load/.test(fault))).toBe(true);
    expect(await call("LEADTIME", [10, days, null, null])).toEqual({
      ...{ ok: true, value: [["Optimistic", 0.4, 0.226557648829, 0.593965069948, 14]] },
    });
    expect(await call("STANDARD", [120, [[100, 101, 102]], null])).toEqual({
      ...{ ok: true, value: [["Unproven", 101, "", "", ""]] },
    });
  });

  it("says what to change, and breaks nothing on the page", async () => {
    const fault = await call("FINISH", ["soon", 1, null, null]);
    expect(fault).toHaveProperty("message", expect.stringMatching(/^start "soon"/));
    const none = await call("SCHEDULE", [[["O-1"]], STANDARDS, CAPACITIES, null, null]);
    expect(none).toHaveProperty("message", expect.stringMatching(/^orders/));
    await typePlan(3);
    await type("Sheet1!C2", [["many"]]);
    await type("Sheet1!H1", [["=PLUMB.SCHEDULE(A1:E4,A2001:D2002,F1:G2)"]]);
    await waitForValue("Sheet1!H1", "Order");
  });

  it("searches for several cells and the pane at once, and none disturbs another", async () => {
    const sizes = [40, 50, 60, 70];
    const alone: FunctionOutcome[] = [];
    for (const size of sizes) alone.push(await call("SCHEDULE", plan(size)));
    expect(alone.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    await page().getByRole("button", { name: "Insert the sample factory" }).click();
    await page().getByText("What was found").waitFor();
    await page().getByRole("tab", { name: "Schedule" }).click();
    await page().getByRole("button", { name: "Run", exact: true }).click();
    // The pane's search has the worker that the cells had before.
    await page().evaluate(() => workerSearches(0));
    const together = await Promise.all(sizes.map((size) => call("SCHEDULE", plan(size))));
    expect(together).toEqual(alone);
    // One worker for the pane, and two more for however many cells there are.
    expect(page().workers()).toHaveLength(3);
    await page().getByRole("button", { name: "Stop" }).click();
    await page().getByText("Stopped. This is the best schedule until then.").waitFor();
  });

  it("ends the search when its cell is typed over, and goes on with the next", async () => {
    await typePlan(LONG);
    await page().evaluate(async () => {
      await workerSearches(0);
      embedded.workbook.type("Sheet1!H1", [[5]]);
    });
    await page().waitForFunction(() => watched[0]!.interrupted.length > 0 || watched[0]!.ended);
    expect(await page().evaluate(() => watched[0]!.sent.at(-1))).toBe("stop");
    expect(await page().evaluate(() => watched[0]!.interrupted)).not.toContain(false);
    expect(await call("SCHEDULE", plan(3))).toMatchObject({ ok: true });
    expect(await valueOf("Sheet1!H1")).toBe(5);
  });

  it("gives an error when the worker dies, and calculates the second time", async () => {
    await typePlan(LONG);
    await page().evaluate(async () => {
      await workerSearches(0);
      watched[0]!.die();
    });
    await waitForValue("Sheet1!H1", "#N/A");
    expect(await call("SCHEDULE", plan(3))).toMatchObject({ ok: true });
  });

  it("takes the results of a streaming function until its cell is typed over", async () => {
    await page().evaluate(() => {
      interface Streaming {
        setResult(value: number): void;
        onCanceled: () => void;
      }
      const { CustomFunctions } = globalThis as unknown as {
        CustomFunctions: { associate(id: string, code: unknown): void };
      };
      CustomFunctions.associate("COUNT", (from: number, invocation: Streaming) => {
        let value = from;
        const timer = setInterval(() => invocation.setResult(++value), 5);
        invocation.onCanceled = () => {
          clearInterval(timer);
          document.title = "cancelled";
        };
      });
      embedded.registerFunctions([{ id: "COUNT", name: "TEST.COUNT", stream: true }]);
    });
    await type("Sheet1!A1", [["=TEST.COUNT(40)"]]);
    await page().waitForFunction(() => Number(embedded.workbook.values("Sheet1!A1")[0]![0]) > 42);
    await type("Sheet1!A1", [["no more"]]);
    await page().waitForFunction(() => document.title === "cancelled");
    expect(await valueOf("Sheet1!A1")).toBe("no more");
  });
});
