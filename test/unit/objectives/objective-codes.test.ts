import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OBJECTIVE_CODES } from "../../../src/objectives/objective-codes";
import { METRIC_DEFINITIONS } from "../../../src/objectives/metric-definitions";
import { METRICS } from "../../../src/sheets/objectives";

const ROOT = join(__dirname, "..", "..", "..");

it("has a case folder for each code of objectives, and uses all of them", () => {
  const folders = readdirSync(join(ROOT, "test", "cases"));
  const text = readFileSync(join(ROOT, "src", "objectives", "read-objectives.ts"), "utf8");
  const codes = Object.keys(OBJECTIVE_CODES);
  expect(codes.filter((code) => !folders.includes(code))).toEqual([]);
  expect(codes.filter((code) => !text.includes(`"${code}"`))).toEqual([]);
});

it("has one definition for each metric of the sheet, in its order", () => {
  expect(METRIC_DEFINITIONS.map(({ metric }) => metric)).toEqual(METRICS);
});
