/** A second run keeps what people did to the written sheets; publish and the freeze window; clean. */
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { textOf, writtenSeconds } from "../judge/cell-meaning";
import { type Result } from "../judge/judge-result";
import { judgeInputs } from "../schedule-judge";
import { say } from "../scenarios/scenario";
import { addTableColumn, partText, readParts, setCell, writeParts } from "../support/edit-book";
import { at, DAY, secondsOf } from "../support/plain-book";
import { readTable, readWorkbook, type Table, type ValueRow } from "../support/read-book";
import { plumbline, traceIn, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";
import { PLAN_START, smallFactory } from "./small-factory";

const folder = workFolder("refresh");
const QUICK = ["--iterations", "1", "--quiet"];

async function schedule(book: string, out: string, ...more: string[]): Promise<Result> {
  const run = await plumbline(["schedule", book, "-o", out, "--json", ...QUICK, ...more]);
  if (run.status !== 0) throw new Error(`status ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Result;
}

let firstPlan: Promise<unknown> | undefined;

/** The small factory at `first`, and its first plan at `second`: made once, and copied for each who asks. */
async function planned(first: string, second: string): Promise<void> {
  const [book, out] = [join(folder, "plan-0.xlsx"), join(folder, "plan-1.xlsx")];
  firstPlan ??= (writeBook(book, smallFactory()), schedule(book, out));
  await firstPlan;
  copyFileSync(book, first);
  copyFileSync(out, second);
}

function table(path: string, sheet = "Schedule", heading = "Product"): Table {
  const found = readTable(readWorkbook(path).Sheets[sheet] ?? {}, ["Order", heading], {
    stopAtBlank: true,
  });
  if (found === undefined) throw new Error(`${sheet} is not in ${path}`);
  return found;
}

function row(from: Table, order: string, step = "10"): ValueRow {
  const found = from.rows.find(
    (one) => textOf(one["Order"]) === order && textOf(one["Step"]) === step,
  );
  return found ?? {};
}

const start = (one: ValueRow): string => say(writtenSeconds(one["Start"]) ?? 0);

/** The address of a cell in a written table. */
function address(from: Table, match: (one: ValueRow) => boolean, heading: string): string {
  const index = from.rows.findIndex(match);
  const r = from.at[index] ?? -1;
  return XLSX.utils.encode_cell({ r, c: from.firstColumn + from.headings.indexOf(heading) });
}

const isOrder =
  (order: string, step = "10") =>
  (one: ValueRow): boolean =>
    textOf(one["Order"]) === order && textOf(one["Step"]) === step;

describe("a second run", () => {
  it("keeps rows that are locked: resource and start", async () => {
    const [first, second, out] = ["lock-0", "lock-1", "lock-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    await planned(first, second);
    const written = table(second);
    const parts = readParts(second);
    const moved = secondsOf("2026-03-02T16:00") / DAY;
    setCell(parts, "Schedule", address(written, isOrder("A4"), "Start"), moved);
    setCell(parts, "Schedule", address(written, isOrder("A4"), "Locked"), "Yes");
    writeParts(second, parts);
    await schedule(second, out);
    const again = row(table(out), "A4");
    expect({ start: start(again), locked: again["Locked"], resource: again["Resource"] }).toEqual({
      start: "03-02 16:00",
      locked: "Yes",
      resource: "Saw",
    });
    expect(row(table(out), "A1")["Locked"]).toBe("No");
  });

  it("of two locks that contradict each other the later start gives way, with an issue", async () => {
    const [first, second, out] = ["two-0", "two-1", "two-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    await planned(first, second);
    const written = table(second);
    const parts = readParts(second);
    const lock = (order: string, moment: string): void => {
      setCell(
        parts,
        "Schedule",
        address(written, isOrder(order), "Start"),
        secondsOf(moment) / DAY,
      );
      setCell(parts, "Schedule", address(written, isOrder(order), "Locked"), "Yes");
    };
    lock("A4", "2026-03-02T16:00");
    lock("A2", "2026-03-02T17:00");
    writeParts(second, parts);
    const result = await schedule(second, out);
    expect(start(row(table(out), "A4"))).toBe("03-02 16:00");
    expect(start(row(table(out), "A2"))).not.toBe("03-02 17:00");
    expect(result.issues.some(({ what }) => /lock/i.test(what))).toBe(true);
    expect(result.scheduled).toBe(4);
  });

  it("keeps the user's own columns, by key", async () => {
    const [first, second, out] = ["own-0", "own-1", "own-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    await planned(first, second);
    const written = table(second);
    const parts = readParts(second);
    const notes = written.rows.map((one) => `note ${textOf(one["Order"])} ${textOf(one["Step"])}`);
    addTableColumn(parts, "Schedule", "PlumbSchedule", "My note", notes);
    setCell(parts, "Orders", "D2", secondsOf("2026-03-05") / DAY);
    writeParts(second, parts);
    await schedule(second, out);
    const again = table(out);
    expect(again.headings).toContain("My note");
    for (const one of again.rows) {
      expect(one["My note"]).toBe(`note ${textOf(one["Order"])} ${textOf(one["Step"])}`);
    }
    const third = join(folder, "own-3.xlsx");
    await schedule(out, third);
    expect(table(third).rows.map((one) => one["My note"])).toEqual(
      again.rows.map((one) => one["My note"]),
    );
  });

  it("never loses what the floor entered in Targets, and counts it as made", async () => {
    const [first, second, out] = ["floor-0", "floor-1", "floor-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    writeBook(first, smallFactory({ settings: [{ Setting: "Bucket", Value: "Hour" }] }));
    await schedule(first, second, "--now", PLAN_START);
    const targets = table(second, "Targets", "Target units");
    const filled = targets.rows.find(
      (one) => textOf(one["Activity"]) === "Run" && textOf(one["Resource"]) === "Saw",
    );
    const same = (one: ValueRow): boolean => one === filled;
    const parts = readParts(second);
    setCell(parts, "Targets", address(targets, same, "Actual units"), 37);
    setCell(parts, "Targets", address(targets, same, "Scrap"), 2);
    setCell(parts, "Targets", address(targets, same, "Comment"), "late by the crane");
    writeParts(second, parts);
    const entries = (path: string): (ValueRow | undefined)[] =>
      table(path, "Targets", "Target units").rows.filter(
        (one) => one["Comment"] === "late by the crane",
      );
    for (const [now, name] of [
      [PLAN_START, "same"],
      ["2026-03-02T07:00", "hour"],
      ["2026-03-09T07:00", "week"],
    ] as const) {
      const after = out.replace(".xlsx", `-${name}.xlsx`);
      await schedule(second, after, "--now", now);
      const kept = entries(after);
      expect({ name, kept: kept.length }).toEqual({ name, kept: 1 });
      expect(kept[0]).toMatchObject({
        "Actual units": 37,
        Scrap: 2,
        Order: filled?.["Order"],
        Step: filled?.["Step"],
        Date: filled?.["Date"],
      });
    }
    const next = table(out.replace(".xlsx", "-hour.xlsx"));
    const order = textOf(filled?.["Order"]);
    const left = next.rows.filter((one) => isOrder(order)(one) && textOf(one["Status"]) !== "Done");
    const made = Number(row(table(second), order)["Start quantity"]);
    expect(left.map((one) => one["Start quantity"])).toEqual([made - 39]);
  });

  it("changes no input sheet", async () => {
    const [first, second, out] = ["same-0", "same-1", "same-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    await planned(first, second);
    await schedule(second, out);
    const names = Object.keys(smallFactory());
    const given = readWorkbook(first);
    expect(judgeInputs(given, readWorkbook(out))).toEqual([]);
    expect(readWorkbook(out).SheetNames.slice(0, names.length)).toEqual(names);
    expect(readWorkbook(out).SheetNames).toEqual(readWorkbook(second).SheetNames);
    expect(table(out).rows).toEqual(table(second).rows);
  });

  it("leaves a user's sheet of the same name alone", async () => {
    const [first, out, again] = ["mine-0", "mine-1", "mine-2"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    const mine = { Load: [{ Truck: "MU 1", Pallets: 12 }] };
    writeBook(first, { ...smallFactory(), ...mine });
    const result = await schedule(first, out);
    expect(judgeInputs(readWorkbook(first), readWorkbook(out))).toEqual([]);
    const name = result.written.find((sheet) => /^Load.+/.test(sheet));
    expect(name).toMatch(/^Load.*\d/);
    await schedule(out, again);
    expect(readWorkbook(again).SheetNames).toEqual(readWorkbook(out).SheetNames);
  });
});

describe("publish", () => {
  it("commits the plan; within the freeze hours it stands", async () => {
    const [first, second, published, out] = ["freeze-0", "freeze-1", "freeze-2", "freeze-3"].map(
      (name) => join(folder, `${name}.xlsx`),
    ) as [string, string, string, string];
    writeBook(
      first,
      smallFactory({
        settings: [
          { Setting: "Plan start", Value: at(PLAN_START) },
          { Setting: "Freeze hours", Value: 3 },
        ],
      }),
    );
    await schedule(first, second);
    const commit = await plumbline(["publish", second, "-o", published]);
    expect({ status: commit.status, trace: traceIn(commit), stderr: commit.stderr }).toMatchObject({
      status: 0,
      trace: undefined,
    });
    const was = table(published);
    const frozen = was.rows.filter(
      (one) => (writtenSeconds(one["Start"]) ?? Infinity) < secondsOf("2026-03-02T09:00"),
    );
    const last = was.rows.filter((one) => textOf(one["Step"]) === "10").at(-1);
    expect(frozen.length).toBeGreaterThan(0);
    // The order that comes last on the saw becomes by far the most urgent.
    const orders = readTable(readWorkbook(published).Sheets["Orders"] ?? {}, ["Order", "Due"]);
    if (orders === undefined) throw new Error("Orders are gone");
    const parts = readParts(published);
    setCell(
      parts,
      "Orders",
      address(orders, (one) => textOf(one["Order"]) === textOf(last?.["Order"]), "Due"),
      secondsOf("2026-03-02T06:30") / DAY,
    );
    writeParts(published, parts);
    await schedule(published, out);
    const is = table(out);
    for (const one of frozen) {
      const now = row(is, textOf(one["Order"]), textOf(one["Step"]));
      const key = `${textOf(one["Order"])} ${textOf(one["Step"])}`;
      expect([key, start(now), now["Resource"]]).toEqual([key, start(one), one["Resource"]]);
    }
  });
});

interface Moved {
  readonly operations: number;
  readonly ofPlanned: number;
  readonly hoursMost: number;
}

describe("what moved", () => {
  it("is counted against the published plan: nothing where nothing changed, else as the sheets say", async () => {
    const [first, second, published, same, out] = [0, 1, 2, 3, 4].map((n) =>
      join(folder, `moved-${n}.xlsx`),
    ) as [string, string, string, string, string];
    await planned(first, second);
    expect((await plumbline(["publish", second, "-o", published])).status).toBe(0);
    const was = table(published);
    const movedIn = (result: Result) => (result as unknown as { moved: Moved }).moved;
    expect(movedIn(await schedule(published, same, "--goal", "Stable"))).toEqual({
      ...{ operations: 0, ofPlanned: was.rows.length, unitsChanged: 0 },
      ...{ hoursMedian: 0, hoursMost: 0 },
    });
    const lastOnSaw = was.rows.filter((one) => textOf(one["Step"]) === "10").at(-1);
    const orders = readTable(readWorkbook(published).Sheets["Orders"] ?? {}, ["Order", "Due"]);
    if (orders === undefined) throw new Error("Orders are gone");
    const urgent = address(
      orders,
      (one) => textOf(one["Order"]) === textOf(lastOnSaw?.["Order"]),
      "Due",
    );
    const parts = readParts(published);
    setCell(parts, "Orders", urgent, secondsOf("2026-03-02T06:30") / DAY);
    writeParts(published, parts);
    const moved = movedIn(await schedule(published, out));
    const is = table(out);
    const hours = was.rows.flatMap((one) => {
      const now = row(is, textOf(one["Order"]), textOf(one["Step"]));
      const far = Math.abs(
        (writtenSeconds(now["Start"]) ?? 0) - (writtenSeconds(one["Start"]) ?? 0),
      );
      return far === 0 ? [] : [far / 3600];
    });
    expect(hours.length).toBeGreaterThan(0);
    expect(moved.operations).toBe(hours.length);
    expect(moved.hoursMost).toBeCloseTo(Math.max(...hours), 2);
  });
});

describe("clean", () => {
  it("gives back every part byte for byte, and leaves nothing of ours", async () => {
    const [first, second, third, cleaned] = ["clean-0", "clean-1", "clean-2", "clean-3"].map(
      (name) => join(folder, `${name}.xlsx`),
    ) as [string, string, string, string];
    await planned(first, second);
    const publish = await plumbline(["publish", second, "-o", third]);
    expect(publish.status).toBe(0);
    await schedule(third, second);
    const run = await plumbline(["clean", second, "-o", cleaned]);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 0, trace: undefined });
    const before = readParts(first);
    const after = readParts(cleaned);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const name of Object.keys(before)) {
      expect([name, partText(after, name)]).toEqual([name, partText(before, name)]);
    }
  });

  it("gives back the sample, with its owner's charts and pivots", async () => {
    const [sample, out, cleaned] = ["sample", "sample-out", "sample-clean"].map((name) =>
      join(folder, `${name}.xlsx`),
    ) as [string, string, string];
    expect((await plumbline(["template", sample, "--sample"])).status).toBe(0);
    expect((await plumbline(["schedule", sample, "-o", out, ...QUICK])).status).toBe(0);
    expect((await plumbline(["clean", out, "-o", cleaned])).status).toBe(0);
    const before = readParts(sample);
    const after = readParts(cleaned);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    const changed = Object.keys(before).filter(
      (name) => partText(after, name) !== partText(before, name),
    );
    expect(changed).toEqual([]);
  });

  it("takes nothing from a book in which there is nothing of ours", async () => {
    const first = join(folder, "nothing-0.xlsx");
    const cleaned = join(folder, "nothing-1.xlsx");
    writeBook(first, smallFactory());
    const run = await plumbline(["clean", first, "-o", cleaned]);
    expect(run.status).toBe(0);
    const bytes = existsSync(cleaned) ? readParts(cleaned) : readParts(first);
    expect(Object.keys(bytes).sort()).toEqual(Object.keys(readParts(first)).sort());
    expect(readFileSync(first).length).toBeGreaterThan(0);
  });
});
