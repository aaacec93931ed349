import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validateWorkbook } from "../../../src/app/validate-workbook";
import type { Issue } from "../../../src/kernel/issue";
import { momentFromCivil } from "../../../src/kernel/moment";
import { READING_CODES } from "../../../src/sheets/issue-codes";
import { jsonHost, type JsonWorkbook } from "../../support/json-workbook";

/**
 * One folder a code: a workbook with the fault, and what is said about it. `PLUMBLINE_UPDATE=1`
 * writes what is said now; the difference is to be read before it is kept.
 */
const CASES = join(__dirname, "..", "..", "cases");
const folders = readdirSync(CASES).sort();
const NOW = momentFromCivil(2026, 11, 23, 6);
const clock = { now: () => NOW, elapsed: () => 0 };

interface Case extends JsonWorkbook {
  /** What `--map` gives. */
  readonly maps?: readonly string[];
}

interface Expected {
  /** Nothing is planned, and nothing would be written. */
  readonly refused: boolean;
  /** Rows read and left out, by sheet. */
  readonly rows: Readonly<Record<string, string>>;
  /** Errors and warnings in their order, and notes of the folder's own code. */
  readonly issues: readonly string[];
}

async function outcomeOf(folder: string): Promise<Expected> {
  const text = readFileSync(join(CASES, folder, "workbook.json"), "utf8");
  const { maps, ...book } = JSON.parse(text) as Case;
  const options = { bookName: "case.xlsx", now: NOW, headings: maps ?? [] };
  const outcome = await validateWorkbook(jsonHost(book), options, clock);
  const own = (issue: Issue) => issue.severity !== "note" || issue.code === folder;
  const done = outcome.kind === "done";
  if (outcome.kind === "fault") throw new Error(outcome.lines.join("\n"));
  const rows = done
    ? outcome.sheets.map(({ name, rows, leftOut }) => [name, `${rows} read, ${leftOut} left out`])
    : [];
  return {
    refused: !done,
    rows: Object.fromEntries(rows) as Record<string, string>,
    issues: outcome.issues.filter(own).map(said),
  };
}

function said({ severity, code, sheet, cell, what, how }: Issue): string {
  const where = cell === "" ? sheet : `${sheet}!${cell}`;
  return `${severity} ${code}${where === "" ? "" : ` at ${where}`}: ${what} ${how}`;
}

describe.each(folders)("the case %s", (folder) => {
  it("says what is wrong, where, and what to do", async () => {
    const path = join(CASES, folder, "expected.json");
    const outcome = await outcomeOf(folder);
    if (process.env["PLUMBLINE_UPDATE"] === "1") {
      writeFileSync(path, `${JSON.stringify(outcome, null, 2)}\n`);
    }
    expect(outcome).toEqual(JSON.parse(readFileSync(path, "utf8")));
    expect(outcome.issues.some((issue) => issue.includes(` ${folder}`))).toBe(true);
  });
});

it("has a folder for each code of reading", () => {
  expect(Object.keys(READING_CODES).filter((code) => !folders.includes(code))).toEqual([]);
});
