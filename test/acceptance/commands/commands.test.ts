/** Commands, options and exit statuses, each as the page on interfaces has them. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { judgeShape, type Result } from "../judge/judge-result";
import { writtenSeconds } from "../judge/cell-meaning";
import { generateBook } from "../generate/generate-book";
import { judge, sayFaults } from "../schedule-judge";
import { isoOf, secondsOf } from "../support/plain-book";
import { cellTexts, readInputs, readTable, readWorkbook, valuesOf } from "../support/read-book";
import { COMMAND, plumbline, traceIn, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";
import { PLAN_START, smallFactory } from "./small-factory";

const folder = workFolder("commands");

function place(name: string): { dir: string; book: string; before: Buffer } {
  const dir = join(folder, name);
  mkdirSync(dir);
  const book = join(dir, "book.xlsx");
  writeBook(book, smallFactory());
  return { dir, book, before: readFileSync(book) };
}

const QUICK = ["--iterations", "1"];

interface Help {
  readonly change: string;
  readonly kind: string;
  readonly orderHoursSaved: number;
  readonly lateHoursSaved: number;
  readonly withinNoise: boolean;
}

const HELP = ["change", "kind", "lateHoursSaved", "orderHoursSaved", "withinNoise"];

describe("where it writes", () => {
  it.each(["run", "schedule"])(
    "%s writes beside the input and leaves that as it is",
    async (command) => {
      const { dir, book, before } = place(`beside-${command}`);
      const run = await plumbline([command, book, ...QUICK]);
      expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 0, trace: undefined });
      expect(readdirSync(dir).sort()).toEqual(["book.plumbline.xlsx", "book.xlsx"]);
      expect(readFileSync(book).equals(before)).toBe(true);
      expect(run.stdout).toContain("book.plumbline.xlsx");
    },
  );

  it("-o names the file", async () => {
    const { dir, book } = place("named");
    const run = await plumbline(["schedule", book, "-o", join(dir, "plan.xlsx"), ...QUICK]);
    expect(run.status).toBe(0);
    expect(readdirSync(dir).sort()).toEqual(["book.xlsx", "plan.xlsx"]);
  });

  it("--in-place writes into the book and keeps the old one", async () => {
    const { dir, book, before } = place("in-place");
    const run = await plumbline(["schedule", book, "--in-place", ...QUICK]);
    expect(run.status).toBe(0);
    expect(readdirSync(dir).sort()).toEqual(["book.xlsx", "book.xlsx.bak"]);
    expect(readFileSync(`${book}.bak`).equals(before)).toBe(true);
    expect(readWorkbook(book).SheetNames).toContain("Schedule");
  });

  it("paths are taken from the folder in which it is called", async () => {
    const { dir } = place("relative");
    const run = await plumbline(["schedule", "book.xlsx", "-o", "out.xlsx", ...QUICK], {
      cwd: dir,
    });
    expect(run.status).toBe(0);
    expect(existsSync(join(dir, "out.xlsx"))).toBe(true);
  });
});

describe("what it says", () => {
  it("--json gives only the result on standard output, with all its parts", async () => {
    const { dir, book } = place("json");
    const out = join(dir, "out.xlsx");
    const run = await plumbline(["schedule", book, "-o", out, "--json", ...QUICK]);
    const result = JSON.parse(run.stdout) as Result;
    expect(judgeShape(result)).toEqual([]);
    expect(result.orders).toBe(4);
    expect(result.operations).toBe(6);
    expect(result.scheduled).toBe(4);
    expect(result.unscheduled).toEqual([]);
    expect(result.plan.start.slice(0, 16)).toBe(PLAN_START);
    expect(result.output).toContain("out.xlsx");
    const sheets = readWorkbook(out).SheetNames;
    for (const name of ["Schedule", "Targets", "Load", "Promises", "Shortages", "Issues"]) {
      expect(sheets).toContain(name);
      expect(result.written).toContain(name);
    }
    expect(sheets.slice(0, 7)).toEqual(Object.keys(smallFactory()));
  });

  it("--quiet says no progress", async () => {
    const { book } = place("quiet");
    const run = await plumbline(["schedule", book, "--quiet", ...QUICK]);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("help is given when asked for, and for every command", async () => {
    const run = await plumbline(["--help"]);
    expect(run.status).toBe(0);
    for (const command of "run schedule publish quote validate explain template clean".split(" ")) {
      expect(run.stdout).toContain(command);
    }
  });

  it("variance is refused where nothing is recorded; check then has nothing to judge", async () => {
    const { book } = place("variance");
    const run = await plumbline(["variance", book]);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 2, trace: undefined });
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
    const check = await plumbline(["check", book, "--quiet"]);
    expect({ status: check.status, trace: traceIn(check) }).toEqual({
      status: 0,
      trace: undefined,
    });
    expect(check.stdout).toContain("0 assumptions were tested");
  });
});

describe("from when and for what it plans", () => {
  it("--now is the plan's start where Settings have none", async () => {
    const dir = join(folder, "now");
    mkdirSync(dir);
    const book = join(dir, "book.xlsx");
    const inputs = smallFactory({ settings: [] });
    writeBook(book, inputs);
    const out = join(dir, "out.xlsx");
    const args = ["--now", "2026-03-05T08:00", "-o", out, "--json", "--quiet", ...QUICK];
    const run = await plumbline(["schedule", book, ...args]);
    expect(run.status).toBe(0);
    const result = JSON.parse(run.stdout) as Result;
    expect(result.plan.start.slice(0, 16)).toBe("2026-03-05T08:00");
    const now = secondsOf("2026-03-05T08:00");
    const { faults } = judge({ inputs: valuesOf(inputs), output: readWorkbook(out), result, now });
    expect(sayFaults(faults)).toEqual([]);
  });

  it("Priority is asked for, not guessed, and --priority-1 answers", async () => {
    const dir = join(folder, "priority");
    mkdirSync(dir);
    const orders = (smallFactory()["Orders"] ?? []).map((row, index) => ({
      ...row,
      Priority: index + 1,
    }));
    const inputs = smallFactory({ orders });
    const book = join(dir, "book.xlsx");
    writeBook(book, inputs);
    const results: Record<string, Result> = {};
    for (const end of ["none", "most", "least"] as const) {
      const out = join(dir, `${end}.xlsx`);
      const args = end === "none" ? [] : ["--priority-1", end];
      const run = await plumbline([
        "schedule",
        book,
        "-o",
        out,
        "--json",
        "--quiet",
        ...QUICK,
        ...args,
      ]);
      expect(run.status).toBe(0);
      const result = JSON.parse(run.stdout) as Result;
      results[end] = result;
      const { faults } = judge({
        inputs: valuesOf(inputs),
        output: readWorkbook(out),
        result,
        priority: end === "none" ? undefined : end,
      });
      expect({ end, faults: sayFaults(faults) }).toEqual({ end, faults: [] });
    }
    const speaks = (result: Result | undefined): boolean =>
      (result?.issues ?? []).some(({ what, how }) => /priority/i.test(what + how));
    expect(speaks(results["none"])).toBe(true);
    expect(speaks(results["most"])).toBe(false);
  });

  it("the same book, seed and iterations give the same schedule", async () => {
    const { book } = generateBook(77);
    const input = join(folder, "same.xlsx");
    writeBook(input, book);
    const texts: string[] = [];
    for (const name of ["one", "two"]) {
      const out = join(folder, `same-${name}.xlsx`);
      const run = await plumbline([
        "schedule",
        input,
        ...["-o", out, "--iterations", "60", "--seed", "5", "--quiet"],
      ]);
      expect(run.status).toBe(0);
      texts.push(
        JSON.stringify(
          [...cellTexts(readWorkbook(out).Sheets["Schedule"] ?? {})].filter(
            ([cell]) => !/^[A-Z]+[1-3]$/.test(cell),
          ),
        ),
      );
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it("--map settles a heading, and is remembered in the workbook", async () => {
    const dir = join(folder, "map");
    mkdirSync(dir);
    const inputs = smallFactory();
    const book = join(dir, "book.xlsx");
    writeBook(book, inputs, { headings: { Orders: { Quantity: "Zork" } } });
    const refused = await plumbline(["schedule", book, ...QUICK]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/Quantity/);
    const out = join(dir, "out.xlsx");
    const map = ["--map", "Orders.Zork=Quantity"];
    const mapped = await plumbline(["schedule", book, "-o", out, ...map, ...QUICK]);
    expect({ status: mapped.status, stderr: mapped.stderr.slice(0, 500) }).toMatchObject({
      status: 0,
    });
    const again = await plumbline(["schedule", out, "-o", join(dir, "again.xlsx"), ...QUICK]);
    expect({ status: again.status, stderr: again.stderr.slice(0, 500) }).toMatchObject({
      status: 0,
    });
    const { faults } = judge({
      inputs: valuesOf(inputs),
      output: readWorkbook(join(dir, "again.xlsx")),
    });
    expect(sayFaults(faults)).toEqual([]);
  });
});

describe("commands that write nothing", () => {
  it("validate lists issues", async () => {
    const dir = join(folder, "validate");
    mkdirSync(dir);
    const book = join(dir, "book.xlsx");
    const orders = [
      ...(smallFactory()["Orders"] ?? []),
      { Order: "A5", Product: "Ghost", Quantity: 5 },
    ];
    writeBook(book, smallFactory({ orders }));
    const run = await plumbline(["validate", book]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/Orders!B6/);
    const json = await plumbline(["validate", book, "--json"]);
    const issues = (JSON.parse(json.stdout) as Result).issues;
    expect(issues.map(({ sheet, cell, value }) => [sheet, cell, value])).toContainEqual([
      "Orders",
      "B6",
      "Ghost",
    ]);
    expect((await plumbline(["validate", book, "--strict"])).status).toBe(1);
    expect(readdirSync(dir)).toEqual(["book.xlsx"]);
  });

  it("explain says why an order finishes when it does", async () => {
    const { dir, book } = place("explain");
    const run = await plumbline(["explain", book, "A1", ...QUICK]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/A1/);
    expect(run.stdout).toMatch(/Saw|Lathe/);
    expect(readdirSync(dir)).toEqual(["book.xlsx"]);
  });

  it("explain says what would help: what was tried, what it saves, and what is noise", async () => {
    const { dir, book } = place("helps");
    const run = await plumbline(["explain", book, "A1", "--json", ...QUICK]);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 0, trace: undefined });
    const { order, helps } = JSON.parse(run.stdout) as { order: string; helps: Help[] };
    expect(order).toBe("A1");
    expect(helps.length).toBeGreaterThan(1);
    for (const help of helps) {
      expect(Object.keys(help).sort()).toEqual(HELP);
      // Whatever helps says by how much, and no change makes more of an order than it takes.
      if (!help.withinNoise) expect(help.orderHoursSaved + help.lateHoursSaved).toBeGreaterThan(0);
      expect(help.orderHoursSaved).toBeLessThan(24);
    }
    const faster = helps.find(({ change }) => change.startsWith("A1 step 10"));
    expect(faster).toMatchObject({ kind: "run", withinNoise: false });
    const said = await plumbline(["explain", book, "A1", ...QUICK]);
    expect(said.stdout).toContain("What would help:");
    expect(said.stdout).toContain(`- ${faster!.change}: it finishes`);
    expect(said.stdout).toContain(`${helps.length} changes were tried`);
    expect(readdirSync(dir)).toEqual(["book.xlsx"]);
  });

  it("explain says of a resource what it has to do, and what an hour more is worth on each", async () => {
    const { dir, book } = place("hours");
    const run = await plumbline(["explain", book, "saw", "--json", ...QUICK]);
    expect({ status: run.status, trace: traceIn(run) }).toEqual({ status: 0, trace: undefined });
    const said = JSON.parse(run.stdout) as { resource: string; hour?: Help; others: Help[] };
    expect(said.resource).toBe("Saw");
    for (const help of [...(said.hour ? [said.hour] : []), ...said.others])
      expect({ kind: help.kind, keys: Object.keys(help).sort() }).toEqual({
        kind: "hour",
        keys: HELP,
      });
    const text = await plumbline(["explain", book, "Saw", ...QUICK]);
    expect(text.stdout).toMatch(/^Saw has \d+ operations, [\d.]+ h in all/);
    expect(text.stdout).toContain("What an hour more is worth:");
    const none = await plumbline(["explain", book, "Anvil", ...QUICK]);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('no order "Anvil"');
    expect(readdirSync(dir)).toEqual(["book.xlsx"]);
  });

  it("quote gives the earliest and the safe date, and whom it delays", async () => {
    const { dir, book } = place("quote");
    const ask = ["quote", book, "--product", "Bolt", "--quantity", "60", ...QUICK];
    const run = await plumbline(ask);
    expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
    expect(run.stdout).toMatch(/\b[1-9] Mar 2026\b/);
    const due = await plumbline([...ask, "--due", "2026-03-02T09:00", "--json"]);
    expect(due.status).toBe(0);
    expect(typeof JSON.parse(due.stdout)).toBe("object");
    expect(readdirSync(dir)).toEqual(["book.xlsx"]);
  });
});

describe("template", () => {
  it("is an empty workbook with all sheets", async () => {
    const out = join(folder, "template.xlsx");
    const run = await plumbline(["template", out]);
    expect(run.status).toBe(0);
    const names = readWorkbook(out).SheetNames;
    for (const sheet of "Objectives Plan Products Orders Standards Capacities Calendars Crews Closures Changeovers Materials Supply Receipts Progress Actuals Stops Reasons Consumption Costs Observations Actions Settings".split(
      " ",
    )) {
      expect(names).toContain(sheet);
    }
  });

  it("--sample is a factory whose schedule obeys every rule", async () => {
    const sample = join(folder, "sample.xlsx");
    expect((await plumbline(["template", sample, "--sample"])).status).toBe(0);
    const out = join(folder, "sample.out.xlsx");
    const run = await plumbline(["run", sample, "-o", out, "--json", "--quiet", ...QUICK]);
    expect({ status: run.status, stderr: run.stderr.slice(0, 800) }).toEqual({
      status: 0,
      stderr: "",
    });
    const result = JSON.parse(run.stdout) as Result;
    const given = readWorkbook(sample);
    const now = secondsOf(result.plan.start);
    const { faults } = judge({
      inputs: readInputs(given),
      output: readWorkbook(out),
      given,
      result,
      now,
    });
    expect(sayFaults(faults)).toEqual([]);
  });
});

describe("interruption", () => {
  /** Sends an interruption while it works: later when it had not begun, sooner when it was done. */
  async function interrupted(
    name: string,
    ...more: string[]
  ): Promise<{ status: number | null; out: string }> {
    const book = join(folder, `${name}.xlsx`);
    const out = join(folder, `${name}.out.xlsx`);
    writeBook(book, generateBook(31, 1200).book);
    let status: number | null = null;
    for (let wait = 1000, tries = 0; tries < 5; tries++) {
      rmSync(out, { force: true });
      const args = ["schedule", book, "-o", out, "--seconds", "60", ...more];
      const child = spawn(process.execPath, [COMMAND, ...args], { stdio: "ignore" });
      const timer = setTimeout(() => child.kill("SIGINT"), wait);
      status = await new Promise((done) => child.on("exit", (code) => done(code)));
      clearTimeout(timer);
      if (status !== null && status !== 0) break;
      wait = status === null ? wait * 2 : wait / 2;
    }
    return { status, out };
  }

  it("ends with status 130 and writes nothing", async () => {
    const { status, out } = await interrupted("stopped");
    expect({ status, written: existsSync(out) }).toEqual({ status: 130, written: false });
  });

  it("writes the best schedule so far with --keep-best", async () => {
    const { status, out } = await interrupted("kept", "--keep-best");
    expect({ status, written: existsSync(out) }).toEqual({ status: 130, written: true });
    const schedule = readTable(readWorkbook(out).Sheets["Schedule"] ?? {}, ["Order", "Start"]);
    const first = writtenSeconds(schedule?.rows[0]?.["Start"]);
    expect(isoOf(first ?? 0)).toMatch(/^2026-0/);
  });
});
