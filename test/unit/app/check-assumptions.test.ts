import { checkBook } from "../../../src/app/check-assumptions";
import type { Finding } from "../../../src/checks/finding";
import { sampleWorkbook } from "../../../src/sample/sample-workbook";
import { PLAN_START } from "../../../src/sample/sample-factory";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { OPTIONS, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const CLOCK = stillClock(PLAN_START);

/** What is judged is the past; little of what is ahead is enough. */
const WEEK = { bookName: "shop.xlsx", iterations: 0, horizonDays: 7 };

async function checked(host: WorkbookHost) {
  const outcome = await checkBook(host, WEEK, directSolver, CLOCK);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("the assumptions of the sample", () => {
  const host = aHost({ sheets: [] });
  let outcome: Awaited<ReturnType<typeof checked>>;
  const find = (kind: string, ...names: string[]): Finding =>
    outcome.report.findings.find(
      (finding) =>
        finding.kind === kind &&
        names.every((name) => Object.values(finding.subject).includes(name)),
    )!;

  beforeAll(async () => {
    await host.apply(
      sampleWorkbook().sheets.map((content) => ({ kind: "putSheet", content, owner: "user" })),
    );
    outcome = await checked(host);
  });

  it("are found wrong where the sample's floor truly differs", () => {
    // BV-25 is milled at 87 % of its rate, MF-6 assembled at 116 %.
    expect(find("Rate", "BV-25", "30", "MILL-1")).toMatchObject({ verdict: "Too tight" });
    expect(find("Rate", "BV-25", "30", "MILL-1").suggested! / 130).toBeCloseTo(0.87, 1);
    expect(find("Rate", "MF-6", "60", "ASSY-2")).toMatchObject({ verdict: "Too loose" });
    // CV-25 yields 96.2 % instead of 99 %.
    expect(find("Yield", "CV-25", "60").suggested!).toBeCloseTo(0.962, 2);
    for (const material of ["BAR-25", "BAR-35", "BAR-50", "INOX-30"])
      expect(find("Lead time", material)).toMatchObject({ verdict: "Optimistic" });
    expect(find("Lead time", "INOX-30").cause).toMatch(/broken promise/);
    expect(find("Uptime", "MILL-1").observed!).toBeLessThan(0.88);
  });

  it("are not judged by a record that is copied or coarse", () => {
    expect(find("Record", "WASH-1").verdict).toBe("Copied, not measured");
    expect(find("Record", "TEST").verdict).toBe("Too coarse");
    expect(find("Record", "MILL-1").verdict).toBe("Measured");
    // That it was manned, and how long, is told by copied bookings too.
    const onWash = outcome.report.findings.filter(
      ({ kind, subject }) =>
        subject.resource === "WASH-1" && kind !== "Calendar" && kind !== "Load",
    );
    expect(new Set(onWash.map(({ verdict }) => verdict))).toEqual(
      new Set(["Copied, not measured"]),
    );
  });

  it("stand on a sheet, the worst first, each with its cell", async () => {
    const rows = await tableRows(host, "PlumbAssumptions");
    expect(rows).toHaveLength(outcome.report.tested);
    const milling = rows.find(
      (row) => row["Product"] === "BV-25" && row["Verdict"] === "Too tight",
    )!;
    expect(milling["Where"]).toMatch(/^Standards![A-Z]+\d+$/);
    expect(milling["Effect late days"]).not.toBeNull();
    expect(rows.at(-1)!["Verdict"]).toBe("Too coarse");
    expect(outcome.text).toContain(`${rows.length} assumptions were tested.`);
    expect(outcome.text.match(/^(Too|Optimistic|Not|Stale|Padded).*: .* of /gm)).toHaveLength(5);
  });
});

describe("a workbook without a record", () => {
  it("has nothing to judge, and says so on the sheet", async () => {
    const host = aHost();
    const outcome = await checkBook(host, OPTIONS, directSolver, stillClock(OPTIONS.now));
    expect(outcome).toMatchObject({ kind: "done", report: { tested: 0 } });
    const rows = await tableRows(host, "PlumbAssumptions");
    expect(rows[0]!["Evidence"]).toBe("Nothing is recorded that could be judged.");
  });
});
