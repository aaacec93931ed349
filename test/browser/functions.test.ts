import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { FunctionDefinition, FunctionOutcome } from "../../src/embedded/custom-functions";
import { launchChromium } from "../support/chromium";
import { at, TWO_SHIFTS_HEADED } from "../unit/functions/excel-cells";
import { type BrowserPane, buildPane, openTaskpane } from "./taskpane-page";

const METADATA = join(__dirname, "..", "..", "dist", "pane", "functions.json");

function definitions(): FunctionDefinition[] {
  const { functions } = JSON.parse(readFileSync(METADATA, "utf8")) as {
    functions: { id: string; options?: { cancelable?: boolean } }[];
  };
  return functions.map(({ id, options }) => ({
    ...{ id, name: `PLUMB.${id}`, cancelable: options?.cancelable ?? false },
  }));
}

const PLAN = [
  [
    ["Order", "Product", "Quantity", "Release"],
    ["O-1", "P-1", 120, at("2026-11-23 06:00")],
  ],
  [
    ["Product", "Step", "Resource", "Rate per hour"],
    ["P-1", 10, "Mill", 60],
  ],
  [["Mill"]],
  null,
  null,
];

describe("custom functions in the pane's page, as it is built", () => {
  let browser: Browser;
  let pane: BrowserPane;

  beforeAll(async () => {
    buildPane();
    browser = await launchChromium();
    pane = await openTaskpane(browser);
    await pane.page.waitForFunction(() => "CustomFunctions" in globalThis);
    await pane.page.evaluate((known) => embedded.registerFunctions(known), definitions());
  }, 240_000);
  afterAll(() => browser.close());

  const call = (name: string, args: readonly unknown[]): Promise<FunctionOutcome> =>
    pane.page.evaluate(([id, values]) => embedded.invokeFunction(`PLUMB.${id}`, values).result, [
      name,
      args,
    ] as const);

  it("calculates in cells, in the page's own slices for SCHEDULE", async () => {
    const finish = await call("FINISH", [at("2026-11-27 14:00"), 12, TWO_SHIFTS_HEADED, null]);
    expect(finish).toEqual({ ok: true, value: [[at("2026-11-30 10:45")]] });
    const schedule = await call("SCHEDULE", PLAN);
    expect(schedule).toMatchObject({ ok: true, value: [expect.anything(), expect.anything()] });
  });

  it("says what to change, and breaks nothing on the page", async () => {
    const fault = await call("FINISH", ["soon", 1, null, null]);
    expect(fault).toHaveProperty("message", expect.stringMatching(/^start "soon"/));
    expect(pane.faults).toEqual([]);
  });
});
