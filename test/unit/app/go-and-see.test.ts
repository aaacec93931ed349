import { checkBook } from "../../../src/app/check-assumptions";
import { cleanWorkbook } from "../../../src/app/clean-workbook";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import type { MemoryHost } from "../../../src/hosts/memory-host";
import { cellAddress } from "../../../src/kernel/cell-address";
import type { CellValue } from "../../../src/workbook/grid";
import { PLAN_START } from "../../support/a-plan";
import { copiedBook } from "../../support/checked-book";
import { OPTIONS, START, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const CLOCK = stillClock(PLAN_START);
const TODAY = Math.floor(START);

async function checked(host: MemoryHost) {
  const outcome = await checkBook(host, OPTIONS, directSolver, CLOCK);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

async function prepared(): Promise<MemoryHost> {
  const host = aHost(copiedBook());
  const planned = await scheduleWorkbook(host, OPTIONS, directSolver, CLOCK);
  expect(planned.kind).toBe("done");
  return host;
}

/** Types into a row of the timing form, by heading. */
async function enter(host: MemoryHost, line: number, entry: Readonly<Record<string, CellValue>>) {
  const { tables } = await host.readInfo();
  const { area } = tables.find(({ name }) => name === "PlumbTimingForm")!;
  const [row] = await tableRows(host, "PlumbTimingForm");
  const headings = Object.keys(row!);
  await host.apply(
    Object.entries(entry).map(([heading, value]) => ({
      ...{ kind: "putCell", sheet: "Go and see", value: value as string | number },
      cell: cellAddress(area.top + 1 + line, area.left + headings.indexOf(heading)),
    })),
  );
}

const timing = (line: number) => ({
  ...{ Date: TODAY, Observer: "Jo", From: (7 + line) / 24, To: (7 + line) / 24 + 1 / 48 },
  Units: 25,
});

async function rateOfSaw1(host: MemoryHost) {
  const rows = await tableRows(host, "PlumbAssumptions");
  return rows.find((row) => row["Kind"] === "Rate" && row["Resource"] === "Saw 1")!;
}

describe("the sheet Go and see", () => {
  it("leads to what the record cannot tell, when it runs next, with lines to fill in", async () => {
    const host = await prepared();
    const { written } = await checked(host);
    expect(written).toEqual(["Assumptions", "Go and see", "Issues"]);
    const places = await tableRows(host, "PlumbGoAndSee");
    expect(places).toEqual([
      {
        Resource: "Saw 1",
        Shift: "Mon 06:20, Early",
        "Order running there": "A-1",
        Question: "How fast does P, step 10, really run? Its bookings only repeat the standard.",
        "Jobs to watch": 5,
        Expected: "60 an hour",
      },
    ]);
    const lines = await tableRows(host, "PlumbTimingForm");
    expect(lines).toHaveLength(5);
    expect(lines[4]).toEqual({
      ...{ Resource: "Saw 1", Step: "10", Product: "P", What: "Running, without setup and stops" },
      ...{ Date: null, Observer: null, From: null, To: null, Units: null },
    });
    expect(host.contentOf("Go and see")!.print).toMatchObject({ onePage: true });
  });

  it("is not made where nothing is in doubt, or no work is planned by it", async () => {
    const host = aHost();
    await scheduleWorkbook(host, OPTIONS, directSolver, CLOCK);
    await checked(host);
    expect((await host.readInfo()).sheets.map(({ name }) => name)).not.toContain("Go and see");
  });
});

describe("timings that are filled in", () => {
  it("count as observations at the next run, and once only", async () => {
    const host = await prepared();
    await checked(host);
    expect(await rateOfSaw1(host)).toMatchObject({ Verdict: "Copied, not measured" });
    for (let line = 0; line < 5; line++) await enter(host, line, timing(line));
    const { written, issues } = await checked(host);
    expect(written).toEqual(["Assumptions", "Go and see", "Timings", "Issues"]);
    expect(issues.filter(({ sheet }) => sheet === "Go and see")).toEqual([]);
    const rate = await rateOfSaw1(host);
    expect(rate).toMatchObject({ n: 5, Observed: 50 });
    expect(rate["Evidence"]).toContain("timed on the floor");
    await checked(host);
    expect(await rateOfSaw1(host)).toEqual(rate);
  });

  it("move to the sheet Timings, and the form is blank again", async () => {
    const host = await prepared();
    await checked(host);
    await enter(host, 0, timing(0));
    // A shift over midnight: To is the next day's.
    await enter(host, 3, { Date: TODAY, From: 23.5 / 24, To: 0.25 / 24, Units: 30 });
    for (let run = 0; run < 2; run++) {
      await checked(host);
      const kept = await tableRows(host, "PlumbTimings");
      expect(kept).toHaveLength(2);
      expect(kept[0]).toMatchObject({
        ...{ Date: TODAY, Resource: "Saw 1", Product: "P", Step: "10", Observer: "Jo", Units: 25 },
        ...{ From: TODAY + 7 / 24, To: TODAY + 7.5 / 24 },
      });
      expect(kept[1]!["To"]).toBeCloseTo(TODAY + 1 + 0.25 / 24, 6);
      const lines = await tableRows(host, "PlumbTimingForm");
      expect(lines.flatMap((line) => [line["Date"], line["Units"]]).filter(Boolean)).toEqual([]);
    }
  });

  it("stay on the form while something is missing, with an issue at its cell", async () => {
    const host = await prepared();
    await checked(host);
    await enter(host, 2, { Observer: "Jo", From: 7 / 24, Units: 0 });
    await enter(host, 4, { ...timing(4), Units: -3 });
    const { issues } = await checked(host);
    expect(issues.filter(({ code }) => code === "timing-unfinished")).toEqual([
      {
        ...{ severity: "warning", code: "timing-unfinished", sheet: "Go and see", cell: "E16" },
        value: "",
        what: "A timing of P on Saw 1 does not count yet: Date and To are missing or cannot be read.",
        how: "Fill in Date, From, To and Units (above 0); it stays where it is until then.",
      },
      expect.objectContaining({ cell: "I18", what: expect.stringContaining("its Units") }),
    ]);
    for (let run = 0; run < 2; run++) {
      const lines = await tableRows(host, "PlumbTimingForm");
      expect(lines).toHaveLength(7);
      expect(lines[0]).toMatchObject({ Observer: "Jo", From: 7 / 24, Date: null, Units: 0 });
      expect(lines[1]).toMatchObject({ Observer: "Jo", Units: -3 });
      await checked(host);
    }
    await enter(host, 0, { Date: TODAY, To: 8 / 24, Units: 50 });
    await checked(host);
    expect(await tableRows(host, "PlumbTimings")).toHaveLength(1);
    // One of the five was timed: room for four more, behind the one that is unfinished.
    expect(await tableRows(host, "PlumbTimingForm")).toHaveLength(5);
  });

  it("stay on the form while they are of a step that is nowhere", async () => {
    const host = await prepared();
    await checked(host);
    await enter(host, 0, { ...timing(0), Product: "Pee" });
    for (let run = 0; run < 2; run++) {
      const { issues } = await checked(host);
      expect(issues.filter(({ code }) => code === "timing-unfinished")).toMatchObject([
        { cell: "C14", what: expect.stringContaining("Standards has no step 10 of Pee") },
      ]);
    }
    await enter(host, 0, { Product: "P" });
    await checked(host);
    expect(await tableRows(host, "PlumbTimings")).toHaveLength(1);
    await host.apply([{ kind: "putCell", sheet: "Timings", cell: "I6", value: null }]);
    const { issues } = await checked(host);
    expect(issues.filter(({ sheet }) => sheet === "Timings")).toMatchObject([{ cell: "I6" }]);
    expect(await tableRows(host, "PlumbTimings")).toHaveLength(1);
  });

  it("survive a new schedule and what is corrected on Timings counts", async () => {
    const host = await prepared();
    await checked(host);
    for (let line = 0; line < 5; line++) await enter(host, line, timing(line));
    await scheduleWorkbook(host, OPTIONS, directSolver, CLOCK);
    await checked(host);
    for (let row = 6; row < 11; row++)
      await host.apply([{ kind: "putCell", sheet: "Timings", cell: `I${row}`, value: 30 }]);
    await checked(host);
    expect(await tableRows(host, "PlumbTimings")).toHaveLength(5);
    expect(await rateOfSaw1(host)).toMatchObject({ n: 5, Observed: 60 });
  });

  it("go with everything else of ours", async () => {
    const host = await prepared();
    await checked(host);
    await enter(host, 0, timing(0));
    await checked(host);
    await cleanWorkbook(host);
    expect((await host.readInfo()).sheets.map(({ name }) => name)).toEqual(
      copiedBook().sheets.map(({ name }) => name),
    );
  });
});
