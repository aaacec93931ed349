import { oee } from "../../../src/functions/oee";
import { ontrack } from "../../../src/functions/on-track";
import { pvm } from "../../../src/functions/price-volume-mix";
import { variance } from "../../../src/functions/variance";
import type { Answer } from "../../../src/functions/argument";
import { FunctionFault } from "../../../src/functions/function-fault";
import { momentFromCivil, serialFromMoment } from "../../../src/kernel/moment";

const day = (month: number, date: number) => serialFromMoment(momentFromCivil(2026, month, date));
const rows = (answer: Answer) => answer as number[][];
const rounded = (answer: Answer) =>
  rows(answer).map((row) => row.map((n) => Math.round(n * 1e4) / 1e4));

/** Error and message that a whole row, or the whole answer, shows. */
function faultOf(answer: Answer): readonly [string, string] {
  const faults = answer instanceof FunctionFault ? [answer] : answer[0]!;
  const [first] = faults;
  if (!(first instanceof FunctionFault)) throw new Error(`It has a value: ${String(first)}`);
  expect(faults.every((fault) => fault === first)).toBe(true);
  return [first.error, first.message];
}

describe("VARIANCE", () => {
  const planned = [[80, 0.9, 120, 0.96]];
  const actual = [[76, 0.81, 126, 0.93]];

  it("splits a product by Shapley, or by LMDI", () => {
    expect(rounded(variance(planned, actual))).toEqual([[-397.413, -815.805, 378.459, -246.0402]]);
    expect(rounded(variance(planned, actual, "lmdi"))).toEqual([
      [-397.0835, -815.6411, 377.7056, -245.7803],
    ]);
  });

  it("takes a row for each case, one row for all, and blank rows", () => {
    const cases = [
      [2, 3],
      [2, 3],
      ["", 3],
    ];
    expect(variance([[2, 3]], [[4, 7], [2, 3], [1, 1]])).toEqual([[10, 12], [0, 0], [-2, -3]]); // prettier-ignore
    expect(variance(cases, [[4, 7]])).toEqual([[10, 12], [10, 12], ["", ""]]); // prettier-ignore
  });

  it("is a figure where a factor is 0", () => {
    expect(variance([[0, 5]], [[4, 0]], "LMDI")).toEqual([[0, 0]]);
    expect(variance([[10, 4]], [[0, 4]], "LMDI")).toEqual([[-40, 0]]);
    expect(variance([[0, 0]], [[0, 0]])).toEqual([[0, 0]]);
  });

  it.each([
    ["another number of factors", variance([[1, 2]], [[1]]), "#VALUE!", /same number of columns/],
    [
      "nine factors",
      variance([new Array(9).fill(1)], [new Array(9).fill(1)]),
      "#VALUE!",
      /at most 8/,
    ],
    ["text", variance([["much", 2]], [[1, 2]]), "#VALUE!", /planned/],
    ["a negative factor by LMDI", variance([[-1, 2]], [[1, 2]], "LMDI"), "#VALUE!", /0 or more/],
    ["another method", variance([[1]], [[1]], "Best"), "#VALUE!", /method/],
    ["an error", variance([["#N/A", 2]], [[1, 2]]), "#N/A", /^$/],
    ["nothing", variance(null, null), "#VALUE!", /needs planned and actual/],
  ])("says so for %s", (_, answer, error, message) => {
    expect(faultOf(answer)[0]).toBe(error);
    expect(faultOf(answer)[1]).toMatch(message);
  });
});

describe("PVM", () => {
  it("gives price, volume and mix of each product", () => {
    expect(pvm([[60, 10], [40, 20]], [[55, 11], [65, 19]])).toEqual([[55, 120, -170], [-65, 160, 340]]); // prettier-ignore
    expect(pvm([["", ""]], [[5, 3]])).toEqual([[0, 0, 15]]);
  });

  it.each([
    ["one column", pvm([[1]], [[1, 2]]), /planned as two columns/],
    ["fewer products", pvm([[1, 2]], [[1, 2], [3, 4]]), /same number of rows/], // prettier-ignore
    ["text", pvm([[1, 2]], [["many", 2]]), /actual quantity/],
  ])("says so for %s", (_, answer, message) => {
    expect(faultOf(answer)[1]).toMatch(message);
  });
});

describe("OEE", () => {
  it("is the product of availability, effectiveness and quality", () => {
    expect(rounded(oee(8, 6.4, 1.5, 240, 230))).toEqual([[0.8, 0.9375, 0.9583, 0.7188]]);
    expect(
      rows(oee([[8], [16]], [[6], [12]], 1, 300, 300)).map(([availability]) => availability),
    ).toEqual([0.75, 0.75]);
  });

  it("is not available where there is nothing to divide by, and a fault without its columns", () => {
    expect(faultOf(oee(0, 6, 1, 10, 10))[0]).toBe("#N/A");
    expect(faultOf(oee(8, 6, 1, 10, null))[1]).toMatch(/needs five columns/);
  });
});

describe("ONTRACK", () => {
  const year = [day(1, 1), day(12, 31)] as const;

  it("is the straight line, and a gap below 0 is behind whichever way", () => {
    expect(ontrack(80, 95, ...year, day(7, 2), 88)).toEqual([[87.5, 0.5]]);
    expect(ontrack(20, 10, ...year, day(7, 2), 16)).toEqual([[15, -1]]);
  });

  it("stays at the baseline before the start, and at the target after the due day", () => {
    expect(ontrack(80, 95, ...year, day(1, 1) - 30, 80)).toEqual([[80, 0]]);
    expect(ontrack(80, 95, ...year, day(12, 31) + 30, 96)).toEqual([[95, 1]]);
    expect(ontrack(80, 95, year[0], year[0], year[0], 95)).toEqual([[95, 0]]);
  });

  it("says so where due lies before start", () => {
    expect(faultOf(ontrack(1, 2, year[1], year[0], year[0], 1))[1]).toMatch(
      /due lies before start/,
    );
  });
});
