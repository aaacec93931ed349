import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { plainBook } from "../bench/plain-book";
import { RUN_RESULT, VALIDATE_RESULT } from "./run-result";
import {
  CAPACITIES,
  ORDERS,
  SHEETS,
  smallBook,
  STANDARDS,
  testFolder,
  writeFile,
} from "./small-book";
import { type Outcome, runPlumbline } from "./test-terminal";

const folder = testFolder();
let count = 0;

/** A copy of a workbook in a folder of its own, and a way to run commands on it. */
function desk(bytes: Uint8Array = smallBook()) {
  const place = join(folder, String(++count));
  mkdirSync(place);
  writeFile(place, "book.xlsx", bytes);
  return {
    place,
    path: (name: string) => join(place, name),
    files: () => readdirSync(place).sort(),
    plumbline: (...argv: string[]) => runPlumbline(argv, { folder: place }),
  };
}

const resultOf = ({ out }: Outcome) => RUN_RESULT.parse(JSON.parse(out));
const sheetsOf = (path: string) => XLSX.read(readFileSync(path)).SheetNames;

describe("plumbline run", () => {
  it("writes beside the input and leaves the input as it is", async () => {
    const { plumbline, files, path } = desk();
    const before = readFileSync(path("book.xlsx"));
    const { status, out, err } = await plumbline("run", "book.xlsx");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(files()).toEqual(["book.plumbline.xlsx", "book.xlsx"]);
    expect(readFileSync(path("book.xlsx")).equals(before)).toBe(true);
    expect(out).toMatch(/3 of 3 open order lines scheduled/);
    expect(out.trimEnd().split("\n").pop()).toBe("Written to book.plumbline.xlsx");
    const sheets = sheetsOf(path("book.plumbline.xlsx"));
    expect(sheets).toEqual(
      expect.arrayContaining(["Orders", "Schedule", "Targets", "Load", "Promises", "Issues"]),
    );
  });

  it("prints only its result with --json", async () => {
    const { plumbline } = desk();
    const outcome = await plumbline("run", "book.xlsx", "--json");
    const result = resultOf(outcome);
    expect(result).toMatchObject({ orders: 3, operations: 5, scheduled: 3, unscheduled: [] });
    expect(result.plan.start).toBe("2026-11-23T06:00:00");
    expect(result.output).toBe("book.plumbline.xlsx");
    expect(result.written).toEqual(expect.arrayContaining(["Schedule", "Promises"]));
  });

  it("gives the same for the same seed and iterations", async () => {
    const results = [];
    for (let i = 0; i < 2; i++) {
      const { plumbline, path } = desk();
      await plumbline("run", "book.xlsx", "--iterations", "20", "--seed", "7");
      results.push(
        XLSX.utils.sheet_to_json(
          XLSX.read(readFileSync(path("book.plumbline.xlsx"))).Sheets.Schedule!,
        ),
      );
    }
    expect(results[1]).toEqual(results[0]);
  });

  it("writes where -o says, through a link too", async () => {
    const { plumbline, place, path, files } = desk();
    mkdirSync(path("out"));
    symlinkSync(path("out"), path("link"));
    expect((await plumbline("schedule", "book.xlsx", "-o", "link/plan.xlsx")).status).toBe(0);
    expect(readdirSync(join(place, "out"))).toEqual(["plan.xlsx"]);
    expect(files()).toEqual(["book.xlsx", "link", "out"]);
  });

  it("knows BOOK again behind a link", async () => {
    const { plumbline, path, place } = desk();
    symlinkSync(path("book.xlsx"), path("alias.xlsx"));
    const { status, err } = await runPlumbline(["run", "book.xlsx", "-o", "alias.xlsx"], {
      folder: place,
    });
    expect(status).toBe(2);
    expect(err).toMatch(/names BOOK itself/);
    expect((await plumbline("run", "alias.xlsx", "--in-place")).status).toBe(0);
    expect(sheetsOf(path("book.xlsx"))).toContain("Schedule");
  });

  it("keeps the old file as .bak with --in-place", async () => {
    const { plumbline, files, path } = desk();
    const before = readFileSync(path("book.xlsx"));
    expect((await plumbline("run", "book.xlsx", "--in-place")).status).toBe(0);
    expect(files()).toEqual(["book.xlsx", "book.xlsx.bak"]);
    expect(readFileSync(path("book.xlsx.bak")).equals(before)).toBe(true);
    expect(sheetsOf(path("book.xlsx"))).toContain("Schedule");
  });

  it("takes --now only where Settings has no Plan start", async () => {
    const { plumbline } = desk(
      smallBook({
        Settings: [
          ["Setting", "Value"],
          ["Solve seconds", 0],
        ],
      }),
    );
    const given = resultOf(
      await plumbline("run", "book.xlsx", "--json", "--now", "2026-11-24T07:30:00"),
    );
    expect(given.plan.start).toBe("2026-11-24T07:30:00");
    const settled = resultOf(
      await desk().plumbline("run", "book.xlsx", "--json", "--now", "2026-11-24T07:30:00"),
    );
    expect(settled.plan.start).toBe("2026-11-23T06:00:00");
  });

  it("follows --goal", async () => {
    for (const goal of ["on time", "Fewest late", "throughput", "Cost", "Stable"]) {
      const { status } = await desk().plumbline("run", "book.xlsx", "--goal", goal);
      expect(status).toBe(0);
    }
  });
});

describe("rows that are left out", () => {
  const bad = ORDERS.map((row, index) =>
    index === 1 ? ["A-1", "Bracket", "many", null, null] : row,
  );

  it("are listed, and the good ones scheduled: status 0", async () => {
    const { plumbline } = desk(smallBook({ Orders: bad }));
    const outcome = await plumbline("run", "book.xlsx", "--json");
    const result = resultOf(outcome);
    expect(outcome.status).toBe(0);
    expect(result.scheduled).toBe(2);
    expect(result.issues).toContainEqual(
      expect.objectContaining({ severity: "error", sheet: "Orders", cell: "C2" }),
    );
  });

  it("give status 1 with --strict, and the file is written all the same", async () => {
    const { plumbline, files } = desk(smallBook({ Orders: bad }));
    expect((await plumbline("run", "book.xlsx", "--strict")).status).toBe(1);
    expect(files()).toContain("book.plumbline.xlsx");
  });

  it("give status 0 with --strict when there are none", async () => {
    expect((await desk().plumbline("run", "book.xlsx", "--strict")).status).toBe(0);
  });
});

describe("what cannot be planned", () => {
  it("names a required sheet that is nowhere, writes nothing", async () => {
    const { plumbline, files } = desk(smallBook({ Capacities: [["Nothing", "here"]] }));
    const { status, err, out } = await plumbline("run", "book.xlsx");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/Capacities/);
    expect(files()).toEqual(["book.xlsx"]);
  });

  it("says so as JSON too", async () => {
    const { plumbline } = desk(
      smallBook({
        Standards: [
          ["Product", "Step"],
          ["Bracket", 10],
        ],
      }),
    );
    const { status, out } = await plumbline("run", "book.xlsx", "--json");
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: expect.stringMatching(/Nothing/) });
  });

  it("asks which end of Priority is urgent, and takes the answer", async () => {
    const orders = ORDERS.map((row, index) => [...row, index === 0 ? "Priority" : index]);
    const { plumbline } = desk(smallBook({ Orders: orders }));
    const asked = resultOf(await plumbline("run", "book.xlsx", "--json"));
    expect(asked.issues.some((issue) => /priority/i.test(issue.what))).toBe(true);
    const told = resultOf(await plumbline("run", "book.xlsx", "--json", "--priority-1", "most"));
    expect(told.issues.some((issue) => /priority/i.test(issue.what))).toBe(false);
  });

  it("remembers a heading that --map settled", async () => {
    const orders = ORDERS.map((row, index) =>
      index === 0 ? ["Order", "Thing", "Quantity", "Due", "Customer"] : row,
    );
    const { plumbline } = desk(smallBook({ Orders: orders }));
    expect((await plumbline("run", "book.xlsx")).status).toBe(2);
    const settled = await plumbline(
      "run",
      "book.xlsx",
      "--in-place",
      "--map",
      "Orders.Thing=Product",
    );
    expect(settled.status).toBe(0);
    expect((await plumbline("run", "book.xlsx", "--in-place")).status).toBe(0);
  });

  it("remembers a sheet that --map settled, in the words of the message that asks", async () => {
    const { plumbline } = desk(
      plainBook([
        ...SHEETS.filter(({ name }) => name !== "Capacities"),
        {
          name: "Halle 3",
          rows: CAPACITIES.map((row, index) => (index === 0 ? ["Thing", "Calendar"] : row)),
        },
      ]),
    );
    const asked = await plumbline("run", "book.xlsx");
    expect(asked.status).toBe(2);
    expect(asked.err).toMatch(/--map "Their sheet=Capacities"/);
    const settle = ["--map", "Halle 3=Capacities", "--map", "Halle 3.Thing=Resource"];
    expect((await plumbline("run", "book.xlsx", "--in-place", ...settle)).status).toBe(0);
    expect((await plumbline("run", "book.xlsx", "--in-place")).status).toBe(0);
  });
});

describe("an interrupt", () => {
  const stopped = (argv: readonly string[], place: string) =>
    runPlumbline(argv, { folder: place, interruptAt: () => true });

  it("writes nothing, status 130", async () => {
    const { place, files } = desk();
    const { status, err } = await stopped(["run", "book.xlsx", "--seconds", "60"], place);
    expect(status).toBe(130);
    expect(err).toMatch(/interrupted; nothing was written/);
    expect(files()).toEqual(["book.xlsx"]);
  });

  it("writes the best so far with --keep-best, status 130", async () => {
    const { place, files } = desk();
    const { status } = await stopped(["run", "book.xlsx", "--keep-best"], place);
    expect(status).toBe(130);
    expect(files()).toEqual(["book.plumbline.xlsx", "book.xlsx"]);
  });
});

describe("validate", () => {
  it("lists what was read and what is wrong, and writes nothing", async () => {
    const standards = [...STANDARDS, ["Hinge", 20, "Paint", "Robot", 0, 10]];
    const { plumbline, files } = desk(smallBook({ Standards: standards }));
    const { status, out } = await plumbline("validate", "book.xlsx");
    expect(status).toBe(0);
    expect(out).toMatch(/Orders +3 rows/);
    expect(out).toMatch(/Standards!D5: .*Robot/);
    expect(files()).toEqual(["book.xlsx"]);
    expect((await plumbline("validate", "book.xlsx", "--strict")).status).toBe(1);
    const json = VALIDATE_RESULT.parse(
      JSON.parse((await plumbline("validate", "book.xlsx", "--json")).out),
    );
    expect(json.issues.some((issue) => issue.sheet === "Standards" && issue.cell === "D5")).toBe(
      true,
    );
  });

  it("says when there is nothing to mend", async () => {
    const capacities = CAPACITIES;
    const { out, status } = await desk(smallBook({ Capacities: capacities })).plumbline(
      "validate",
      "book.xlsx",
      "--strict",
    );
    expect(status).toBe(0);
    expect(out).not.toMatch(/error/);
  });
});

describe("progress", () => {
  it("is one line written anew on a screen, and none with --quiet", async () => {
    const { place } = desk();
    const loud = await runPlumbline(["run", "book.xlsx"], { folder: place, interactive: true });
    expect(loud.err).toMatch(/\r\u001b\[K/);
    const quiet = await runPlumbline(["run", "book.xlsx", "--quiet"], {
      folder: place,
      interactive: true,
    });
    expect(quiet.err).toBe("");
  });

  it("says something at least every two seconds where there is no screen", async () => {
    const { place } = desk();
    const { err } = await runPlumbline(["run", "book.xlsx"], { folder: place, tick: 1.5 });
    expect(err).toMatch(/^Searching, /m);
    expect(existsSync(join(place, "book.plumbline.xlsx"))).toBe(true);
  });
});
