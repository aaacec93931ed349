import { readWorkbook } from "../../../src/app/read-workbook";
import { DAY, HOUR, momentFromCivil } from "../../../src/kernel/moment";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import type { CellValue } from "../../../src/workbook/grid";
import { jsonHost } from "../../support/json-workbook";

async function settings(rows: readonly CellValue[][], formats: Record<string, string> = {}) {
  const sheet = { name: "Settings", rows: [["Setting", "Value"], ...rows], formats };
  const reading = await readWorkbook(jsonHost({ sheets: [sheet] }));
  const codes = reading.issues
    .filter(({ severity }) => severity === "warning")
    .map(({ code }) => code);
  return { settings: reading.settings, given: reading.settingsGiven, codes };
}

it("has a default for everything but Plan start and Priority 1 is", async () => {
  const { settings: read } = await settings([]);
  expect(read).toEqual(DEFAULT_SETTINGS);
  const empty = Object.entries(DEFAULT_SETTINGS).filter(([, value]) => value === undefined);
  expect(empty.map(([key]) => key)).toEqual(["planStart", "priority1Is"]);
  expect(read).toMatchObject({
    commit: 6 * HOUR,
    dispatchTime: DAY,
    serviceLevel: 0.9,
    horizonDays: 90,
  });
});

it("reads each value by its own type and format", async () => {
  const rows = [
    ["Plan start", 46349.25],
    ["HORIZON DAYS", "30"],
    ["Service level", 0.8],
    ["Confidence", 99],
    ["Freeze hours", 0.5],
    ["Commit", "Fri 14:00"],
    ["Whole units", "Nein"],
    ["Goal", "Termintreue"],
    ["Priority 1 is", "least urgent"],
  ];
  const formats = { B2: "yyyy-mm-dd hh:mm", B4: "0%", B6: "[h]:mm" };
  const { settings: read, codes, given } = await settings(rows, formats);
  expect(read).toMatchObject({
    planStart: momentFromCivil(2026, 11, 23, 6),
    horizonDays: 30,
    serviceLevel: 0.8,
    confidence: 0.99,
    freezeHours: 12,
    commit: 4 * DAY + 14 * HOUR,
    wholeUnits: false,
    goal: "On time",
    priority1Is: "Least urgent",
  });
  expect(codes).toEqual(["number-as-text", "percent-as-number"]);
  expect(given.get("planStart")).toBe("B2");
});

it("keeps the default where a value cannot be used, and says so", async () => {
  const rows = [
    ["Horizon days", -1],
    ["Solve seconds", { error: "#N/A" }],
    ["Seed", 1.5],
    ["Goal", "everything"],
    ["Whole units", null],
    ["__proto__", 1],
    ["constructor", 2],
  ];
  const { settings: read, codes } = await settings(rows);
  expect(read).toEqual(DEFAULT_SETTINGS);
  expect(codes).toEqual([
    ...["error-value", "number-out-of-range", "not-whole", "not-a-choice"],
    ...["unknown-setting", "unknown-setting"],
  ]);
});
