import { packageFaults } from "../support/package-checker/check-package";
import { spawn as spawnChild, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { RUN_RESULT } from "./run-result";
import { testFolder } from "./small-book";
import { runPlumbline } from "./test-terminal";

const root = resolve(__dirname, "../..");
const folder = testFolder();
const plumbline = (...argv: string[]) => runPlumbline(argv, { folder });
const partsOf = (name: string) => unzipSync(readFileSync(join(folder, name)));
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the chain on the sample", () => {
  it("makes the same sample every time", async () => {
    expect((await plumbline("template", "--sample", "sample.xlsx")).status).toBe(0);
    expect((await plumbline("template", "--sample", "again.xlsx")).status).toBe(0);
    const [one, two] = ["sample.xlsx", "again.xlsx"].map((name) =>
      readFileSync(join(folder, name)),
    );
    expect(hash(one!)).toBe(hash(two!));
    expect((await plumbline("template", "--sample", "sample.xlsx")).status).toBe(2);
    expect((await plumbline("template", "--sample", "sample.xlsx", "--force")).status).toBe(0);
  });

  it("reads the sample without errors", async () => {
    const { status, out } = await plumbline("validate", "sample.xlsx", "--strict");
    expect(out).not.toMatch(/^ {2}error/m);
    expect(status).toBe(0);
  });

  it("schedules every order, with some of them late", async () => {
    const { status, out } = await plumbline("run", "sample.xlsx", "--json", "--iterations", "0");
    const result = RUN_RESULT.parse(JSON.parse(out));
    expect(status).toBe(0);
    expect(result).toMatchObject({ orders: 120, scheduled: 120 });
    expect(result.plan.start).toBe("2026-11-23T06:00:00");
    expect(result.objective.lateOrders).toBeGreaterThan(3);
    expect(result.objective.lateOrders).toBeLessThan(40);
    expect(result.operations).toBeGreaterThan(1000);
    expect(result.written).toEqual(expect.arrayContaining(["Schedule", "Variance", "Assumptions"]));
    expect(result.variance).toMatchObject({ planned: expect.any(Number) });
    expect(result.check!.tested).toBeGreaterThan(200);
  });

  it("keeps the owner's chart, pivot and every other part", () => {
    const before = partsOf("sample.xlsx");
    const after = partsOf("sample.plumbline.xlsx");
    const kept = Object.keys(before).filter((name) => /chart|pivot|drawing/i.test(name));
    expect(kept.length).toBeGreaterThan(4);
    for (const name of kept) expect(hash(after[name]!)).toBe(hash(before[name]!));
  });

  it("explains, quotes and publishes on what it wrote", async () => {
    const book = "sample.plumbline.xlsx";
    const first = String(openOrder());
    const explained = await plumbline("explain", book, first);
    expect(explained).toMatchObject({ status: 0 });
    expect(explained.out).toContain(first);
    const json: unknown = JSON.parse((await plumbline("explain", book, first, "--json")).out);
    expect(json).toMatchObject({ order: first, headline: expect.any(String) });
    const unknown = await plumbline("explain", book, "999999");
    expect(unknown).toMatchObject({ status: 2, out: "" });
    expect(unknown.err).toMatch(/no order "999999"/);
    const quote = ["quote", book, "--product", "BV-15", "--quantity", "400", "--iterations", "0"];
    const quoted = await plumbline(...quote, "--due", "2026-12-18", "--json");
    expect(quoted.status).toBe(0);
    expect(JSON.parse(quoted.out)).toMatchObject({
      product: "BV-15",
      quantity: 400,
      due: expect.any(String),
    });
    const published = await plumbline("publish", book, "--in-place");
    expect(published.status).toBe(0);
    expect(existsSync(join(folder, `${book}.bak`))).toBe(true);
  });

  it("says why plan and floor parted, with a check in every line", async () => {
    const book = "sample.plumbline.xlsx";
    const first = await plumbline("variance", book, "--in-place", "--json");
    expect(first.status).toBe(0);
    const { plan, planned, actual, gap, effects, written } = JSON.parse(first.out) as {
      plan: { kind: string };
      planned: number;
      actual: number;
      gap: number;
      effects: Record<string, number>;
      written: string[];
    };
    expect(plan.kind).toBe("afterwards");
    expect([planned, actual].every((hours) => hours > 500 && hours < 2000)).toBe(true);
    expect(gap).toBeCloseTo(planned - actual, 9);
    expect(Object.values(effects).reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(gap, 6);
    expect(written).toEqual(["Variance", "Variance rows", "KPIs", "Issues"]);
    expect(packageFaults(readFileSync(join(folder, book)))).toEqual([]);
  });

  it("runs again over what it wrote, and clean gives the first file's parts back", async () => {
    const book = "sample.plumbline.xlsx";
    const ran = await plumbline("run", book, "--in-place", "--iterations", "0");
    expect(ran.status).toBe(0);
    expect(ran.out).toMatch(/the checks have \d+ more issues, see the sheet Issues/);
    const cleaned = await plumbline("clean", book, "-o", "clean.xlsx", "--json");
    expect(JSON.parse(cleaned.out)).toMatchObject({
      removed: expect.arrayContaining(["Schedule"]),
    });
    const before = partsOf("sample.xlsx");
    const after = partsOf("clean.xlsx");
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const name of Object.keys(before))
      expect([name, hash(after[name]!)]).toEqual([name, hash(before[name]!)]);
  });

  function openOrder(): number {
    const xml = new TextDecoder().decode(partsOf("sample.xlsx")["xl/worksheets/sheet2.xml"]);
    const row = [...xml.matchAll(/<row r="(\d+)".*?<\/row>/g)].find(([text]) =>
      text.includes("Open"),
    );
    return Number(/<c r="A\d+"[^>]*><v>(\d+)<\/v>/.exec(row![0])![1]);
  }
});

describe("the empty template", () => {
  it("is made, read without complaint about its cells, and cannot be planned yet", async () => {
    expect((await plumbline("template")).status).toBe(0);
    const { status, out } = await plumbline("validate", "plumbline.xlsx");
    expect(status).toBe(0);
    expect(out).not.toMatch(/error|warning/);
  });
});

describe("generated files", () => {
  it("are up to date, and written where they are missing", async () => {
    const check = await runPlumbline(["generate", "--check"], { folder: root });
    expect(check).toMatchObject({ status: 0, err: "" });
    const stale = await plumbline("generate", "--check");
    expect(stale.status).toBe(1);
    expect(stale.err).toMatch(/Stale: .*workbook\.md.*npm run generate/);
    expect((await plumbline("generate")).status).toBe(0);
    for (const name of ["assets/guide/workbook.md", "assets/templates/plumbline.xlsx"]) {
      expect(hash(readFileSync(join(folder, name)))).toBe(hash(readFileSync(join(root, name))));
    }
  });
});

describe("the bundled command", () => {
  const command = join(root, "dist/cli/plumbline.cjs");
  const spawn = (...argv: string[]) =>
    spawnSync(process.execPath, [command, ...argv], { cwd: folder, encoding: "utf8" });

  beforeAll(() => {
    spawnSync(process.execPath, [join(root, ".ci/build-if-stale.mjs"), "cli"]);
  });

  it("does the same in one file", () => {
    const { status, stdout } = spawn("--version");
    expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: "0.1.0" });
    mkdirSync(join(folder, "spawned"));
    expect(spawn("template", "--sample", "spawned/s.xlsx").status).toBe(0);
    expect(hash(readFileSync(join(folder, "spawned/s.xlsx")))).toBe(
      hash(readFileSync(join(folder, "sample.xlsx"))),
    );
    const run = spawn("schedule", "spawned/s.xlsx", "--iterations", "0", "--json");
    expect(run.status).toBe(0);
    expect(RUN_RESULT.parse(JSON.parse(run.stdout)).output).toBe("spawned/s.plumbline.xlsx");
    expect(statSync(join(folder, "spawned/s.plumbline.xlsx")).size).toBeGreaterThan(100_000);
  });

  it("goes on when nobody reads what it says any more, as behind a pipe into head", async () => {
    const argv = [command, "schedule", "spawned/s.xlsx", "--iterations", "0", "--quiet"];
    const child = spawnChild(process.execPath, [...argv, "--output", "spawned/unread.xlsx"], {
      cwd: folder,
    });
    child.stdout.destroy();
    let said = "";
    child.stderr.on("data", (text) => (said += String(text)));
    const [status] = (await once(child, "close")) as [number];
    expect({ status, said }).toEqual({ status: 0, said: "" });
    expect(existsSync(join(folder, "spawned/unread.xlsx"))).toBe(true);
  });

  it("ends with 2 and one line on what it cannot read", () => {
    const { status, stdout, stderr } = spawn("run", "nothing.xlsx");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
