import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../src/cli/command-table";
import { VERSION } from "../../src/cli/version";
import { smallBook, testFolder, writeFile } from "./small-book";
import { runPlumbline } from "./test-terminal";

const folder = testFolder();
writeFile(folder, "book.xlsx", smallBook());
writeFile(folder, "macros.xlsm", smallBook());
const plumbline = (...argv: string[]) => runPlumbline(argv, { folder });

describe("wrong use", () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["fly", "book.xlsx"], /no command "fly"/],
    [["rnu", "book.xlsx"], /Did you mean run\?/],
    [["book.xlsx"], /plumbline run "book\.xlsx"/],
    [["run"], /needs BOOK/],
    [["run", "book.xlsx", "other.xlsx"], /"other\.xlsx"/],
    [["explain", "book.xlsx"], /needs ORDER/],
    [["run", "book.xlsx", "--sed", "3"], /no option --sed\. Did you mean --seed\?/],
    [["run", "book.xlsx", "--seed"], /--seed.* needs a value/],
    [["run", "book.xlsx", "--seed", "one"], /--seed "one" is not a whole number/],
    [["run", "book.xlsx", "--iterations", "-5"], /--iterations/],
    [["run", "book.xlsx", "--seconds", "soon"], /--seconds "soon" is not a number of seconds/],
    [["run", "book.xlsx", "--now", "tomorrow"], /--now "tomorrow" is not a moment/],
    [["run", "book.xlsx", "--now", "2026-02-30"], /--now/],
    [["run", "book.xlsx", "--goal", "fast"], /--goal "fast" is not one of On time/],
    [["run", "book.xlsx", "--priority-1", "middle"], /neither most nor least/],
    [["run", "book.xlsx", "--map", "Orders"], /--map "Orders" does not read/],
    [["run", "book.xlsx", "--json=yes"], /--json takes no value/],
    [["run", "book.xlsx", "-o", "book.xlsx"], /names BOOK itself; say --in-place/],
    [["run", "book.xlsx", "-o", "./book.xlsx"], /names BOOK itself/],
    [["run", "book.xlsx", "-o", "x.xlsx", "--in-place"], /either -o or --in-place/],
    [["run", "book.xlsx", "-o", "x.xlsm"], /must end in \.xlsx/],
    [["run", "macros.xlsm", "-o", "x.xlsx"], /must end in \.xlsm/],
    [["run", "book.xlsx", "-o", "nowhere/x.xlsx"], /no such folder/],
    [["run", "book.xlsx", "--product", "P"], /takes no --product/],
    [["validate", "book.xlsx", "--in-place"], /takes no --in-place/],
    [["quote", "book.xlsx", "--quantity", "5"], /needs --product/],
    [["quote", "book.xlsx", "--product", "Bracket"], /needs --quantity/],
    [["quote", "book.xlsx", "--product", "Bracket", "--quantity", "0"], /--quantity "0"/],
    [["quote", "book.xlsx", "--product", "Bracket", "--quantity", "5", "--due", "soon"], /--due/],
    [["template", "x.pdf"], /must end in \.xlsx/],
    [["template", "book.xlsx"], /is there already/],
    [["variance", "book.xlsx"], /Nothing is recorded in this workbook/],
  ];

  it.each(wrong)("plumbline %j: one line, status 2, nothing written", async (argv, line) => {
    const before = readdirSync(folder).sort();
    const { status, err, out } = await plumbline(...argv);
    expect(status).toBe(2);
    expect(err).toMatch(line);
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(err).not.toMatch(/\n\s+at |Error:/);
    if (!argv.includes("--json")) expect(out).toBe("");
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

describe("help", () => {
  it("lists every command that a person may use", async () => {
    const { status, out } = await plumbline("--help");
    expect(status).toBe(0);
    for (const name of [
      "run",
      "schedule",
      "variance",
      "publish",
      "quote",
      "validate",
      "explain",
      "template",
      "clean",
    ]) {
      expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
    }
    expect(out).not.toMatch(/generate/);
  });

  it.each(COMMANDS.map(({ name }) => name))(
    "plumbline %s --help shows its options",
    async (name) => {
      const { status, out } = await plumbline(name, "--help");
      expect(status).toBe(0);
      expect(out).toContain(`plumbline ${name}`);
      expect(out.split("\n").every((line) => line.length < 110)).toBe(true);
    },
  );

  it("without any argument shows the help, with status 2", async () => {
    const { status, out } = await plumbline();
    expect(status).toBe(2);
    expect(out).toContain("plumbline run BOOK");
  });

  it("knows its version", async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(__dirname, "../../package.json"), "utf8"),
    );
    expect(manifest).toMatchObject({ version: VERSION });
    expect((await plumbline("--version")).out).toBe(`${VERSION}\n`);
  });
});
