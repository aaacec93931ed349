import fc from "fast-check";
import type { Answer } from "../../../src/functions/argument";
import { leadTime } from "../../../src/functions/lead-time";
import { standard } from "../../../src/functions/standard";
import { xmr } from "../../../src/functions/xmr";
import { FunctionFault } from "../../../src/functions/function-fault";
import { faultOf } from "./excel-cells";

const column = (values: readonly unknown[]) => values.map((value) => [value]);
const repeated = (values: readonly unknown[], times: number) =>
  Array.from({ length: times }, () => values).flat();
const LATE = repeated([9, 10, 12, 13, 14], 6);

/** A cell of any kind that a range may hold. */
const anyCell = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.integer({ min: -2, max: 60 }),
  fc.constantFrom("", null, " ", "12", "ten", "90%", "#N/A", true, 0, 1e308, -0, "2 weeks"),
);
const anyRange = fc.oneof(
  anyCell,
  fc.constant(undefined),
  fc.array(anyCell, { maxLength: 30 }).map(column),
  fc.array(anyCell, { minLength: 1, maxLength: 6 }).chain((row) => fc.constant([row, row])),
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 30 }).map(column),
);

/** Every answer is texts and finite numbers, or all of it is one error. */
function expectSound(answer: Answer): void {
  if (answer instanceof FunctionFault) return expect(answer.error).toMatch(/^#/);
  for (const cell of answer.flat()) {
    expect(typeof cell === "string" || Number.isFinite(cell)).toBe(true);
  }
}

describe("LEADTIME", () => {
  it("gives verdict, reliability with its ends, and what to plan with", async () => {
    const [row] = (await leadTime(10, column(LATE))) as (string | number)[][];
    expect(row!.length).toBe(5);
    expect([row![0], row![1], row![4]]).toEqual(["Optimistic", 0.4, 14]);
    expect(row![2]).toBeCloseTo(0.22656, 5);
    expect(row![3]).toBeCloseTo(0.59397, 5);
  });

  it("takes a column, a row, a block, a single cell, and passes blanks over", async () => {
    const answer = await leadTime(10, column(LATE));
    const block = Array.from({ length: 6 }, () => [9, "", 10, 12, null, 13, 14, " "]);
    expect(await leadTime("10", [LATE])).toEqual(answer);
    expect(await leadTime([[10]], block)).toEqual(answer);
    expect(await leadTime("10 days", block, "90%", 95)).toEqual(answer);
    expect(await leadTime(10, 12)).toEqual([["Unproven", 0, 0, 0.975, ""]]);
  });

  it("has its service level and confidence from the workbook's defaults", async () => {
    const share = repeated([9, 9, 9, 13], 8);
    const verdict = async (...settings: readonly unknown[]) =>
      ((await leadTime(10, column(share), ...(settings as [])) as string[][])[0]![0]); // prettier-ignore
    expect(await verdict()).toBe("Optimistic");
    expect(await verdict(null, "")).toBe("Optimistic");
    expect(await verdict(0.6)).toBe("Realistic");
    expect(await verdict(0.9, 0.999)).toBe("Unproven");
  });

  it("says nothing of nothing", async () => {
    expect(await leadTime("", column(LATE))).toEqual([["", "", "", "", ""]]);
    expect(await leadTime(10, column(["", null]))).toEqual([["Unproven", "", "", "", ""]]);
  });

  it.each([
    [
      "text",
      () => leadTime(10, column([9, "soon"])),
      "#VALUE!",
      /^observed "soon" is not a number/,
    ],
    [
      "received before ordered",
      () => leadTime(10, -4),
      "#VALUE!",
      /^observed -4 must be 0 or more/,
    ],
    ["no plan", () => leadTime(0, 4), "#VALUE!", /^planned 0 must be more than 0/],
    ["two plans", () => leadTime([[1, 2]], 4), "#VALUE!", /Give planned as a single cell/],
    ["nothing", () => leadTime(10, undefined), "#VALUE!", /^LEADTIME needs/],
    ["certainty", () => leadTime(10, 4, 1), "#VALUE!", /^service 1 must be .* less than 100 %/],
    ["a word for a share", () => leadTime(10, 4, 0.9, "high"), "#VALUE!", /^confidence "high"/],
    ["an error in observed", () => leadTime(10, column([9, "#DIV/0!"])), "#DIV/0!", /^$/],
    ["an error in planned", () => leadTime("#REF!", 4), "#REF!", /^$/],
    ["an error in service", () => leadTime(10, 4, "#N/A"), "#N/A", /^$/],
  ])("says so for %s", async (_, answer, error, message) => {
    const [code, said] = faultOf(await answer());
    expect(code).toBe(error);
    expect(said).toMatch(message);
  });
});

describe("STANDARD", () => {
  it("gives verdict, median with its ends, and what to write", async () => {
    const slow = repeated([96, 99, 102, 105, 108, 111, 114], 3);
    expect(await standard(120, column(slow))).toEqual([["Too tight", 105, 99, 111, 105]]);
    const mixed = column([...repeated([105, 106], 14), ...repeated([125], 12)]);
    expect(await standard(120, mixed)).toEqual([["Not achieved", 106, 105, 106, ""]]);
  });

  it("has only a median where there are few values, and nothing of none", async () => {
    expect(await standard(120, [[100, "", 110, 104]])).toEqual([["Unproven", 104, "", "", ""]]);
    expect(await standard(120, [[""]])).toEqual([["Unproven", "", "", "", ""]]);
    expect(await standard(" ", 5)).toEqual([["", "", "", "", ""]]);
  });

  it("needs more of the same to be surer", async () => {
    const twelve = column(repeated([110], 12));
    expect(((await standard(120, twelve)) as string[][])[0]![0]).toBe("Too tight");
    expect(((await standard(120, twelve, "99.9%")) as string[][])[0]![0]).toBe("Unproven");
  });

  it.each([
    ["text", () => standard(120, column([100, "idle"])), "#VALUE!", /^observed "idle"/],
    [
      "a job that reached nothing",
      () => standard(120, 0),
      "#VALUE!",
      /^observed 0 must be more than 0/,
    ],
    ["a minus", () => standard(-120, 100), "#VALUE!", /^planned -120 must be more than 0/],
    ["an error", () => standard(120, column([100, "#N/A"])), "#N/A", /^$/],
  ])("says so for %s", async (_, answer, error, message) => {
    const [code, said] = faultOf(await answer());
    expect(code).toBe(error);
    expect(said).toMatch(message);
  });
});

it("says what to do when the part that judges cannot be loaded, and tries again the next time", async () => {
  const refused = () => Promise.reject(new Error("Loading chunk 579 failed."));
  for (const answer of [
    await leadTime(10, column(LATE), null, null, refused),
    await standard(120, column(LATE), null, refused),
  ]) {
    expect(faultOf(answer)[0]).toBe("#N/A");
    expect(faultOf(answer)[1]).toMatch(/could not be loaded.*calculate again/);
  }
  expect(await leadTime(10, column(LATE))).not.toBeInstanceOf(FunctionFault);
});

describe("XMR", () => {
  // Wheeler, Making Sense of Data (2003), p. 382, the data set to verify software with.
  const VERIFY = [
    ...[5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285],
    ...[3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200],
  ];
  // The same, table 8.1: eight years in a row below the mean.
  const RUN = [21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0];
  const HEADINGS = ["Centre", "Lower limit", "Upper limit", "Signal"];

  it("has the published centre and limits on each row, and names what stands out", () => {
    const [headings, ...lines] = xmr(column(VERIFY)) as (string | number)[][];
    expect(headings).toEqual(HEADINGS);
    expect(lines.map(([, , , signal]) => signal)).toEqual([
      ...Array<string>(15).fill(""),
      "Outside the limits",
    ]);
    for (const [centre, lower, upper] of lines as number[][]) {
      expect([centre, lower!.toFixed(2), upper!.toFixed(2)]).toEqual([
        ...[4135.5, "3188.72", "5082.28"],
      ]);
    }
  });

  it("signals a run where its eighth value stands", () => {
    const signals = (xmr(column(RUN)) as string[][]).slice(1).map(([, , , signal]) => signal);
    expect(signals.slice(6)).toEqual([...Array<string>(7).fill(""), "Eight in a row on one side"]);
    expect(signals[3]).toBe("Three of four near a limit");
  });

  it("keeps a row for every cell: a blank one is empty and does not count", () => {
    const [, ...lines] = xmr(column(VERIFY)) as (string | number)[][];
    const gap = ["", "", "", ""];
    const spaced = column(["", ...VERIFY.slice(0, 3), null, ...VERIFY.slice(3), " "]);
    expect(xmr(spaced)).toEqual([
      ...[HEADINGS, gap, ...lines.slice(0, 3), gap, ...lines.slice(3), gap],
    ]);
    expect(xmr([VERIFY.slice(0, 8), VERIFY.slice(8)])).toEqual([HEADINGS, ...lines]);
  });

  it.each([
    ["one value", xmr(5), "#N/A", /at least two values/],
    ["no value", xmr([[""]]), "#N/A", /at least two values/],
    ["a heading", xmr(column(["Week", 1, 2])), "#VALUE!", /^values "Week" is not a number/],
    ["an error", xmr(column([1, "#NUM!", 2])), "#NUM!", /^$/],
    ["nothing", xmr(undefined), "#VALUE!", /^XMR needs values/],
  ])("says so for %s", (_, answer, error, message) => {
    expect(faultOf(answer)[0]).toBe(error);
    expect(faultOf(answer)[1]).toMatch(message);
  });
});

it("answers whatever a cell holds with texts, finite numbers or an error", async () => {
  await fc.assert(
    fc.asyncProperty(anyRange, anyRange, anyCell, anyCell, async (planned, observed, a, b) => {
      expectSound(await leadTime(planned, observed, a, b));
      expectSound(await leadTime(10, observed));
      expectSound(await standard(planned, observed, a));
      expectSound(await standard(10, observed));
      expectSound(xmr(observed));
    }),
    { numRuns: 200 },
  );
});
