import fc from "fast-check";
import { check, jobs, leadTime, rate } from "./some-records";
import { type LoneFinding, judgeLeadTime, judgeStandard } from "../../../src/checks/judge-alone";

const repeated = (...parts: readonly (readonly [number, number])[]) =>
  parts.flatMap(([value, times]) => Array<number>(times).fill(value));

const numbersOf = ({ observed, low, high, suggested }: LoneFinding) =>
  [observed, low, high, suggested].filter((figure) => figure !== undefined);

const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const days = fc.double({ min: 0, max: 36_525, noNaN: true });
const figure = fc.double({ min: Number.MIN_VALUE, max: 1e12, noNaN: true });

describe("a lead time judged by itself", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 5.
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("has the published interval when %i of %i came in time", (within, n, low, high) => {
    const found = judgeLeadTime(10, repeated([15, n - within], [9, within]), 0.9, 0.95);
    expect(found).toMatchObject({ verdict: "Optimistic", observed: within / n, suggested: 15 });
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("is Padded, Realistic or Unproven, and only a wrong plan has a suggestion", () => {
    const seen = (parts: ReturnType<typeof repeated>) => {
      const { verdict, suggested } = judgeLeadTime(10, parts, 0.9, 0.95);
      return [verdict, suggested];
    };
    expect(seen(repeated([5, 15], [6, 15], [7, 15]))).toEqual(["Padded", 7]);
    expect(seen(repeated([9, 30], [10, 30]))).toEqual(["Realistic", undefined]);
    expect(seen(repeated([9, 8], [11, 4]))).toEqual(["Unproven", undefined]);
    expect(seen(repeated([30, 4]))).toEqual(["Unproven", undefined]);
    expect(seen(repeated([30, 5]))).toEqual(["Optimistic", 30]);
  });

  it("has the verdict and suggestion of the sheet that tests nothing else", () => {
    const took = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
    const near = fc.array(fc.integer({ min: 6, max: 11 }), { minLength: 20, maxLength: 60 });
    const quick = fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 30, maxLength: 60 });
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(took, near, quick), (drawn) => {
        const { verdict, suggested } = check({ leadTimes: [leadTime(drawn)] })[0]!;
        verdicts.add(verdict);
        expect(judgeLeadTime(10, drawn, 0.9, 0.95)).toMatchObject({ verdict, suggested });
      }),
      { numRuns: 200 },
    );
    expect([...verdicts].sort()).toEqual(["Optimistic", "Padded", "Realistic", "Unproven"]);
  });

  it("is finite, holds the reliability, and is the same in any order", () => {
    fc.assert(
      fc.property(
        figure,
        fc.array(days, { maxLength: 40 }),
        share,
        share,
        (plan, drawn, of, sure) => {
          const found = judgeLeadTime(plan, drawn, of, sure);
          expect(numbersOf(found).every(Number.isFinite)).toBe(true);
          expect(judgeLeadTime(plan, [...drawn].reverse(), of, sure)).toEqual(found);
          expect(judgeLeadTime(plan, [...drawn].sort(), of, sure)).toEqual(found);
          if (drawn.length === 0) return expect(numbersOf(found)).toEqual([]);
          expect(found.low).toBeLessThanOrEqual(found.observed!);
          expect(found.high).toBeGreaterThanOrEqual(found.observed!);
        },
      ),
    );
  });
});

describe("a standard judged by itself", () => {
  // Altman et al., Statistics with Confidence, 2nd ed. (2000), table 18.4: ranks for a median at 95 %.
  it.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])("has the published interval of the median of %i", (n, low, high) => {
    const reached = Array.from({ length: n }, (_, i) => 1000 + i + 1);
    expect(judgeStandard(1000, reached, 0.95)).toMatchObject({
      observed: 1000 + (n + 1) / 2,
      low: 1000 + low,
      high: 1000 + high,
    });
  });

  it("names what is wrong, and suggests the median where the standard is", () => {
    const seen = (reached: readonly number[]) => {
      const { verdict, suggested } = judgeStandard(100, reached, 0.95);
      return [verdict, suggested];
    };
    expect(seen(repeated([86, 10], [88, 10], [90, 10]))).toEqual(["Too tight", 88]);
    expect(seen(repeated([88, 28], [101, 12]))).toEqual(["Not achieved", undefined]);
    expect(seen(repeated([110, 10], [112, 11]))).toEqual(["Too loose", 112]);
    expect(seen(repeated([98, 12], [100, 12], [102, 12]))).toEqual(["Holds", undefined]);
    expect(seen(repeated([70, 5], [130, 5]))).toEqual(["Unproven", undefined]);
  });

  it("is Unproven below five values, with their median alone", () => {
    const bare = { verdict: "Unproven", low: undefined, high: undefined, suggested: undefined };
    expect(judgeStandard(100, [50, 52, 60, 70], 0.5)).toEqual({ ...bare, observed: 56 });
    expect(judgeStandard(100, [], 0.95)).toEqual({ ...bare, observed: undefined });
  });

  it("takes a clear step from the first rows to the last for no shift", () => {
    const reached = repeated([100, 30], [80, 30]);
    const inTime = reached.map((each, i) => ({ ...jobs(reached)[i]!, ratio: each / 100 }));
    expect(check({ rates: [rate([], { jobs: inTime })] })[0]).toMatchObject({
      n: 30,
      observed: 80,
    });
    expect(judgeStandard(100, reached, 0.95)).toMatchObject({ observed: 90, low: 80, high: 100 });
  });

  it("is what the sheet says that tests nothing else, where no shift can be told", () => {
    const level = fc.constantFrom(0.85, 0.93, 1, 1.2);
    const ups = fc.array(fc.double({ min: -0.06, max: 0.06, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(level, ups, (centre, drawn) => {
        const reached = drawn.map((up) => 100 * (centre + up));
        const sheet = check({ rates: [rate(reached.map((each) => each / 100))] })[0]!;
        const found = judgeStandard(100, reached, 0.95);
        verdicts.add(found.verdict);
        expect(found.verdict).toBe(sheet.verdict);
        for (const key of ["observed", "low", "high", "suggested"] as const) {
          if (sheet[key] === undefined) expect(found[key]).toBeUndefined();
          else expect(found[key]).toBeCloseTo(sheet[key], 9);
        }
      }),
      { numRuns: 300 },
    );
    expect([...verdicts]).toEqual(
      expect.arrayContaining(["Too tight", "Too loose", "Holds", "Unproven"]),
    );
  });

  it("is finite, holds the median and is the same in any order", () => {
    fc.assert(
      fc.property(figure, fc.array(figure, { maxLength: 40 }), share, (plan, drawn, sure) => {
        const found = judgeStandard(plan, drawn, sure);
        expect(numbersOf(found).every(Number.isFinite)).toBe(true);
        expect(judgeStandard(plan, [...drawn].reverse(), sure)).toEqual(found);
        expect(judgeStandard(plan, [...drawn].sort(), sure)).toEqual(found);
        expect(found.low ?? 0).toBeLessThanOrEqual(found.observed ?? 0);
        expect(found.high ?? Infinity).toBeGreaterThanOrEqual(found.observed ?? 0);
      }),
    );
  });

  it("goes with the unit", () => {
    const plain = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(plain, fc.array(plain, { maxLength: 40 }), share, (plan, drawn, sure) => {
        const found = judgeStandard(plan, drawn, sure);
        const larger = drawn.map((each) => each * 8);
        const eightfold = judgeStandard(plan * 8, larger, sure);
        expect(eightfold.verdict).toBe(found.verdict);
        expect(numbersOf(eightfold)).toEqual(numbersOf(found).map((each) => each * 8));
      }),
    );
  });
});
