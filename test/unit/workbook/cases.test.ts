import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validateWorkbook } from "../../../src/app/validate-workbook";
import type { Issue } from "../../../src/kernel/issue";
import { momentFromCivil } from "../../../src/kernel/moment";
import { RECORD_CODES } from "../../../src/record/record-codes";
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
  /**
   * Errors and warnings in their order, and notes of the folder's own code; those of reading with
   * what they say, those of planning with where they are.
   */
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
  const at = `${severity} ${code}${where === "" ? "" : ` at ${where}`}`;
  return code in READING_CODES ? `${at}: ${what} ${how}` : at;
}

describe.each(folders)("the case %s", (folder) => {
  it("says what is wrong, where, and what to do", async () => {
    const path = join(CASES, folder, "expected.json");
    const outcome = await outcomeOf(folder);
    if (process.env["PLUMBLINE_UPDATE"] === "1") {
      writeFileSync(path, `${JSON.stringify(outcome, null, 2)}\n`);
    }
    expect(outcome).toEqual(JSON.parse(readFileSync(path, "utf8")));
    expect(
      outcome.issues.some((issue) => issue.startsWith(`${issue.split(" ")[0]} ${folder}`)),
    ).toBe(true);
  });
});

it("has a folder for each code of reading", () => {
  expect(Object.keys(READING_CODES).filter((code) => !folders.includes(code))).toEqual([]);
});

/**
 * Codes that reading and checking cannot give: of files, of the sample, of publishing, of a schedule,
 * of thousands of rows, of the timing form, which test/unit/app/go-and-see.test.ts gives, or of the
 * floor's record, each of which test/unit/record gives once.
 */
const ELSEWHERE: readonly string[] = [
  ...Object.keys(RECORD_CODES),
  "nothing-recorded",
  "timing-unfinished",
  "signed-workbook",
  "cells-far-off",
  "no-plan-to-publish",
  "planned-past-horizon",
  "too-many-families",
  "sample-counts-from-1900",
];

it("has a folder for each code of planning that stands in the sources", () => {
  const src = join(__dirname, "..", "..", "..", "src");
  const found = new Set<string>();
  const names = readdirSync(src, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => /\.tsx?$/.test(each))) {
    for (const code of codesIn(readFileSync(join(src, name), "utf8"))) found.add(code);
  }
  const missing = [...found].filter((code) => !folders.includes(code) && !ELSEWHERE.includes(code));
  expect(found.size).toBeGreaterThan(60);
  expect(missing).toEqual([]);
});

function codesIn(text: string): string[] {
  const call =
    /(?:\b(?:log|issues|missingTo|fatal)\.(?:error|warning|note|add)|\breport)\(\s*(?:"(?:error|warning|note)",\s*)?"([a-z0-9]+(?:-[a-z0-9]+)+)"/g;
  const field = /\bcode: "([a-z0-9]+(?:-[a-z0-9]+)+)"/g;
  return [...text.matchAll(call), ...text.matchAll(field)].map(([, code]) => code!);
}
