import { type Finding, NOWHERE } from "../../../src/checks/finding";
import { columnsBeside } from "../../../src/tables/columns-beside";
import { namesFor, sayChecks } from "../../../src/tables/say-checks";
import type { SheetReading } from "../../../src/workbook/read-input";

const finding = (
  kind: Finding["kind"],
  verdict: Finding["verdict"],
  more?: Partial<Finding>,
): Finding => ({
  ...{ kind, verdict, subject: NOWHERE, planned: 1, n: 9, observed: undefined },
  ...{ low: undefined, high: undefined, suggested: undefined, since: undefined },
  ...{ cause: "", more: undefined, evidence: "" },
  ...more,
});

const on = (resource: string) => ({ subject: { ...NOWHERE, resource } });
const say = (...findings: Finding[]) => sayChecks(findings, namesFor(findings));

describe("the findings of a row in words", () => {
  it.each([
    [[finding("Rate", "Too tight")], "Rate too tight"],
    [[finding("Rate", "Too tight"), finding("Yield", "Holds")], "Rate too tight; yield holds"],
    [
      [finding("Setup", "Stale"), finding("Rate", "Holds"), finding("Yield", "Holds")],
      "Setup out of date; rate and yield hold",
    ],
    [
      [finding("Setup", "Unproven", { more: 2 }), finding("Yield", "Unproven", { more: 9 })],
      "Setup and yield: not enough data, 2 to 9 more jobs",
    ],
    [[finding("Lead time", "Unproven", { more: 1 })], "Lead time: not enough data, 1 more receipt"],
    [[finding("Lead time", "Unproven", { more: 294 })], "Lead time: not enough data"],
    [[finding("Uptime", "Unproven", { more: 3 })], "Uptime: not enough data, 3 more working weeks"],
    [
      [finding("Rate", "Copied, not measured"), finding("Yield", "Copied, not measured")],
      "Rate and yield: copied, not measured",
    ],
    [[finding("Rate", "Holds", on("Saw 1")), finding("Rate", "Holds", on("Saw 2"))], "Rate holds"],
    [
      [finding("Rate", "Too loose", on("Saw 1")), finding("Rate", "Holds", on("Saw 2"))],
      "Rate on Saw 1 too loose; rate on Saw 2 holds",
    ],
    [
      [
        finding("Lead time", "Padded", { subject: { ...NOWHERE, supplier: "Acme" } }),
        finding("Lead time", "Realistic", { subject: { ...NOWHERE, supplier: "Best" } }),
      ],
      "Lead time from Acme padded; lead time from Best realistic",
    ],
  ] as const)("%#", (findings, text) => {
    expect(say(...findings)).toBe(text);
  });
});

describe("figures beside the inputs", () => {
  const reading = {
    ...{ name: "Standards", sheet: "Standards", hasAdded: false },
    area: { top: 0, left: 0, bottom: 2, right: 3 },
  } as unknown as SheetReading;
  const put = (findings: readonly Finding[]) =>
    columnsBeside(findings, (_, { product }) => ({ sheet: "Standards", cell: `D${product}` }), [
      reading,
    ])[0]!.change;
  const at = (row: number) => ({ subject: { ...NOWHERE, product: String(row) } });

  it("are of the worst, else of the first that has any, and say whose where several are", () => {
    const { rows } = put([
      finding("Yield", "Holds", { ...at(2), observed: 0.98 }),
      finding("Rate", "Not achieved", { ...at(2), observed: 52.345678 }),
      finding("Setup", "Unproven", at(3)),
      finding("Yield", "Holds", { ...at(3), observed: 0.97, suggested: 0.97 }),
    ]);
    expect(rows).toEqual([
      ["Rate not achieved; yield holds (figures: rate)", 52.35, null],
      ["Yield holds; setup: not enough data (figures: yield)", 0.97, 0.97],
    ]);
  });

  it("show shares as percentages, unless something else is as small", () => {
    const share = finding("Yield", "Holds", { ...at(2), observed: 0.98 });
    const rate = (observed: number) => finding("Rate", "Holds", { ...at(3), observed });
    expect(put([share]).columns[1]!.format).toBe("0.0%");
    expect(put([share, rate(60)]).columns[1]!.format).toBe("[<=1]0.0%;#,##0.0");
    expect(put([share, rate(0.45)]).columns[1]!.format).toBe("General");
    expect(put([rate(0.45)]).columns[1]!.format).toBe("General");
  });
});
