import { correctedRows, correctionsOf } from "../../../src/app/corrected-rows";
import { type Finding, NOWHERE } from "../../../src/checks/finding";
import { DAY } from "../../../src/kernel/moment";
import { aRows, at } from "../../support/a-plan";

const rows = aRows({
  standards: [
    { product: "P", step: "10", resource: "M", minPerUnit: 2, setupMin: 30, yield: 0.9 },
    { product: "P", step: "20", resource: "N", ratePerHour: 60 },
  ],
  capacities: [{ resource: "M", uptime: 0.9 }, { resource: "N" }],
  changeovers: [{ fromFamily: "A", toFamily: "B", minutes: 20 }],
  supply: [
    { material: "Bar", supplier: "S", leadTimeDays: 10 },
    { material: "Seal", supplier: "S", leadTimeDays: 4 },
  ],
  receipts: [
    {
      purchaseOrder: "1",
      material: "Bar",
      quantity: 1,
      ordered: at("2026-11-20"),
      promised: at("2026-11-25"),
    },
    {
      purchaseOrder: "2",
      material: "Seal",
      quantity: 1,
      ordered: at("2026-11-20"),
      promised: at("2026-11-25"),
    },
  ],
});

const finding = (more: Partial<Finding>): Finding => ({
  kind: "Rate",
  subject: NOWHERE,
  verdict: "Too tight",
  planned: 1,
  n: 40,
  observed: 1,
  low: undefined,
  high: undefined,
  suggested: undefined,
  since: undefined,
  cause: "",
  more: undefined,
  evidence: "",
  ...more,
});

const on = (resource: string, step = "10") => ({ ...NOWHERE, product: "P", step, resource });
const row = (sheet: string, of: number) => () => ({ sheet, cell: `A${of + 1}` });
const first = rows.Standards.rows[0]!.row;

function corrected(one: Finding, sheet = rows.Standards.sheet, at = first) {
  return correctedRows(rows, correctionsOf([one], row(sheet, at)));
}

describe("corrected rows", () => {
  it("have the minutes, setup and yield that are seen, in the unit of their cells", () => {
    const rate = corrected(finding({ subject: on("M"), planned: 2, observed: 2.5 }));
    expect(rate.Standards.rows[0]!.minPerUnit).toBe(2.5);
    // Believed with an Efficiency of 80 %: 2.5 instead of 2; seen is a fifth more than believed.
    const efficient = corrected(finding({ subject: on("M"), planned: 2.5, observed: 3 }));
    expect(efficient.Standards.rows[0]!.minPerUnit).toBeCloseTo(2.4, 9);
    const setup = corrected(
      finding({ kind: "Setup", subject: on("M"), planned: 30, observed: 45 }),
    );
    expect(setup.Standards.rows[0]!.setupMin).toBe(45);
    const yields = corrected(
      finding({ kind: "Yield", subject: on("M"), planned: 0.9, observed: 0.81 }),
    );
    expect(yields.Standards.rows[0]!.yield).toBeCloseTo(0.81, 9);
    expect(yields.Standards.rows[1]).toBe(rows.Standards.rows[1]);
  });

  it("have the minutes of a changeover, the uptime of a resource", () => {
    const { sheet, rows: known } = rows.Changeovers;
    const minutes = finding({ kind: "Setup", subject: on("M"), planned: 20, observed: 35 });
    expect(corrected(minutes, sheet, known[0]!.row).Changeovers.rows[0]!.minutes).toBe(35);
    const uptime = finding({ kind: "Uptime", subject: on("m"), planned: 0.9, observed: 0.8 });
    expect(corrected(uptime).Capacities.rows.map((each) => each.uptime)).toEqual([0.8, 1]);
  });

  it("move open receipts only where promises are broken", () => {
    const bar = { ...NOWHERE, material: "Bar", supplier: "S" };
    const late = { kind: "Lead time", verdict: "Optimistic", planned: 10, observed: 15 } as const;
    const wrong = corrected(finding({ ...late, subject: bar, cause: "wrong plan (6 of 6)" }));
    expect(wrong.Supply.rows.map((each) => each.leadTimeDays)).toEqual([15, 4]);
    expect(wrong.Receipts).toEqual(rows.Receipts);
    const broken = corrected(finding({ ...late, subject: bar, cause: "broken promise (6 of 6)" }));
    expect(broken.Receipts.rows[0]!.promised).toBe(at("2026-11-20") + 15 * DAY);
    expect(broken.Receipts.rows[1]).toBe(rows.Receipts.rows[1]);
  });

  it("take what is said of a supplier for materials that nothing else is said of", () => {
    const bar = finding({
      ...{ kind: "Lead time", verdict: "Padded", planned: 10, observed: 5 },
      subject: { ...NOWHERE, material: "Bar", supplier: "S" },
    });
    const supplier = finding({
      ...{ kind: "Lead time", verdict: "Optimistic", planned: 1, observed: 1.5 },
      subject: { ...NOWHERE, supplier: "S" },
    });
    const both = correctedRows(
      rows,
      correctionsOf([bar, supplier], () => undefined),
    );
    expect(both.Supply.rows.map((each) => each.leadTimeDays)).toEqual([5, 6]);
  });

  it("are what they were where nothing is decided or no figure is known", () => {
    for (const one of [
      finding({ verdict: "Unproven", subject: on("M"), observed: 2 }),
      finding({ subject: on("M"), observed: undefined }),
      finding({ subject: on("M"), planned: 0, observed: 2 }),
      finding({ kind: "Load", verdict: "Idle", subject: on("M"), planned: 0.2, observed: 0.1 }),
    ])
      expect(correctionsOf([one], row("Standards", first))).toEqual([]);
  });
});
