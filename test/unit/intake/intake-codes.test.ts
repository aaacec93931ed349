import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { INTAKE_CODES } from "../../../src/intake/intake-codes";
import { READING_CODES } from "../../../src/sheets/issue-codes";

const ROOT = join(__dirname, "..", "..", "..");

/** Needs more rows than a case folder should hold. */
const WITHOUT_FOLDER = ["too-many-families"];

describe("the codes of intake", () => {
  const folders = readdirSync(join(ROOT, "test", "cases"));

  it("have a case folder each", () => {
    const missing = Object.keys(INTAKE_CODES).filter((code) => !folders.includes(code));
    expect(missing).toEqual(WITHOUT_FOLDER);
  });

  it("are none of reading's", () => {
    expect(Object.keys(INTAKE_CODES).filter((code) => code in READING_CODES)).toEqual([]);
  });

  it("are all used", () => {
    const files = readdirSync(join(ROOT, "src", "intake")).filter(
      (name) => name !== "intake-codes.ts",
    );
    const text = files
      .map((name) => readFileSync(join(ROOT, "src", "intake", name), "utf8"))
      .join();
    expect(Object.keys(INTAKE_CODES).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
  });
});
