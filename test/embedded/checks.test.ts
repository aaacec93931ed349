import { type EmbeddedPane, openPane } from "../support/embedded-pane";
import { SERVICE_CHECKS } from "./service-checks";
import { WORKBOOK_CHECKS } from "./workbook-checks";

const CHECKS = [...WORKBOOK_CHECKS, ...SERVICE_CHECKS];

describe("the embedded host under jsdom", () => {
  let pane: EmbeddedPane;

  beforeAll(async () => {
    pane = await openPane();
  });
  afterAll(() => pane.close());

  it.each(CHECKS.map((check) => [check.rule, check] as const))("%s", async (_, check) => {
    expect(await check.run(pane)).toEqual(check.expected);
  });

  it("refused nothing, made nothing up, and did not crash", () => {
    const { refused, fallbacks, crashes, unknownCalls } = pane.host.statistics();
    expect([refused, fallbacks, crashes, unknownCalls]).toEqual([{}, {}, [], []]);
    expect(pane.host.statistics().cleanUps).toBeGreaterThan(0);
  });
});
