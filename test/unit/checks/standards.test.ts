import { around, check, jobs, NOW, rate } from "./some-records";
import { DAY } from "../../../src/kernel/moment";

const only = (records: Parameters<typeof check>[0], settings = {}) => check(records, settings)[0]!;

describe("the verdict on a standard", () => {
  it("is Too tight where even the best quarter falls short, with what to write instead", () => {
    const found = only({ rates: [rate(around(0.87, 0.06, 40))] });
    expect(found).toMatchObject({ kind: "Rate", verdict: "Too tight", n: 40, planned: 100 });
    expect(found.observed).toBeCloseTo(87, 0);
    expect(found.suggested).toBeCloseTo(87, 0);
    expect(found.low!).toBeLessThan(87);
    expect(found.high!).toBeGreaterThan(87);
    expect(found.evidence).toContain("0 of 40 jobs reach the standard of 100 an hour");
  });

  it("is Not achieved where the best jobs reach it, and leaves the standard as it is", () => {
    const mixed = around(0.88, 0.05, 90).map((ratio, i) => (i % 10 < 3 ? ratio + 0.16 : ratio));
    const found = only({ rates: [rate(mixed)] });
    expect(found.verdict).toBe("Not achieved");
    expect(found.suggested).toBeUndefined();
    expect(found.observed!).toBeLessThan(95);
    expect(found.evidence).toContain("mend how it is run");
  });

  it("is Too loose where the work goes better", () => {
    expect(only({ rates: [rate(around(1.16, 0.08, 30))] })).toMatchObject({ verdict: "Too loose" });
  });

  it("is Holds where it is right, and where it is less than 2 % off", () => {
    expect(only({ rates: [rate(around(1, 0.08, 40))] }).verdict).toBe("Holds");
    expect(only({ rates: [rate(around(0.985, 0.01, 60))] }).verdict).toBe("Holds");
  });

  it("is Unproven below five jobs, however far off, and says how many are missing", () => {
    for (let n = 0; n < 5; n++) {
      const found = only({ rates: [rate(Array<number>(n).fill(0.5))] });
      expect([found.verdict, found.n, found.more, found.suggested]).toEqual([
        "Unproven",
        n,
        5 - n,
        undefined,
      ]);
    }
  });

  it("is Unproven where nothing is decided, with how many more would, and how weak the check is", () => {
    const found = only({ rates: [rate(around(0.9, 0.3, 9))] });
    expect(found.verdict).toBe("Unproven");
    expect(found.more).toBeGreaterThan(0);
    const more = only({ rates: [rate(around(0.9, 0.3, Math.ceil(1.5 * (9 + found.more!))))] });
    expect(more.verdict).not.toBe("Unproven");
    expect(found.evidence).toMatch(/9 jobs decide nothing yet; about \d+ more jobs would/);
    expect(found.evidence).toContain("so few would show it");
  });

  it("compares with what the schedule reckons, and suggests for the cell", () => {
    const hourly = only({ rates: [rate(around(0.9, 0.04, 30), { efficiency: 0.8 })] });
    expect(hourly.planned).toBeCloseTo(80, 9);
    expect(hourly.observed).toBeCloseTo(72, 0);
    expect(hourly.suggested).toBeCloseTo(90, 0);
    const minutes = only({ rates: [rate(around(0.8, 0.04, 30), { cell: 2, inverse: true })] });
    expect(minutes.observed).toBeCloseTo(2.5, 1);
    expect(minutes.suggested).toBeCloseTo(2.5, 1);
    expect(minutes.low!).toBeLessThan(minutes.high!);
  });
});

describe("a standard that changed", () => {
  const shifted = [...around(1, 0.06, 40), ...around(0.84, 0.06, 16)];

  it("is judged by the jobs since, from the date of the shift on", () => {
    const found = only({ rates: [rate(shifted)] });
    expect(found.verdict).toBe("Too tight");
    expect(found.n).toBe(16);
    expect(found.since).toBe(NOW - 16 * DAY);
    expect(found.suggested).toBeCloseTo(84, 0);
    expect(found.evidence).toContain("It changed on 2026-11-07");
  });

  it("is not called shifted by a single odd job, nor by its chart's signals", () => {
    const odd = around(1, 0.06, 40);
    odd[20] = 0.3;
    expect(only({ rates: [rate(odd)] })).toMatchObject({ verdict: "Holds", since: undefined });
  });

  it("needs eight jobs after the shift", () => {
    const late = [...around(1, 0.06, 40), ...around(0.84, 0.06, 5)];
    expect(only({ rates: [rate(late)] }).since).toBeUndefined();
  });

  it("that came back to the standard holds, without a date of a shift", () => {
    const mended = [...around(0.85, 0.06, 30), ...around(1, 0.06, 30)];
    expect(only({ rates: [rate(mended)] })).toMatchObject({
      verdict: "Holds",
      since: undefined,
      n: 30,
    });
  });

  it("counts jobs before its review only while nothing changed with it", () => {
    const reviewed = NOW - 20 * DAY;
    const changed = [...around(0.8, 0.06, 30), ...around(1, 0.06, 20)];
    expect(only({ rates: [rate(changed, { reviewed })] })).toMatchObject({
      verdict: "Holds",
      n: 20,
    });
    const same = around(1, 0.06, 50);
    expect(only({ rates: [rate(same, { reviewed })] })).toMatchObject({ verdict: "Holds", n: 50 });
  });

  it("is Stale where its review is old and the record no longer contains it", () => {
    const ratios = around(0.95, 0.02, 12);
    const reviewed = NOW - 500 * DAY;
    // Among so many others one test of twelve jobs proves nothing by itself.
    const others = Array.from({ length: 300 }, (_, i) =>
      rate(around(1, 0.06, 20), { product: `Q${i}` }),
    );
    const found = only({ rates: [rate(ratios, { reviewed }), ...others] });
    expect(found).toMatchObject({ verdict: "Stale", since: undefined });
    expect(only({ rates: [rate(ratios), ...others] }).verdict).not.toBe("Stale");
  });
});

describe("setups and yields", () => {
  const of = { product: "P", step: "10", resource: "M", reviewed: undefined };

  it("suggests longer setups where they take longer", () => {
    const found = only({
      setups: [{ ...of, cell: 30, jobs: jobs(around(1 / 1.35, 0.1, 30)), remark: "" }],
    });
    expect(found).toMatchObject({ kind: "Setup", verdict: "Too tight", planned: 30 });
    expect(found.suggested).toBeCloseTo(40.5, 0);
  });

  it("judges large lots one by one, by half a point", () => {
    const lots = around(0.945, 0.004, 20).map((share, i) => ({
      at: NOW - (20 - i) * DAY,
      good: Math.round(2000 * share),
      scrap: 2000 - Math.round(2000 * share),
    }));
    const found = only({ yields: [{ ...of, cell: 0.97, jobs: lots }] });
    expect(found).toMatchObject({ kind: "Yield", verdict: "Too tight", n: 20 });
    expect(found.suggested).toBeCloseTo(0.945, 2);
    expect(only({ yields: [{ ...of, cell: 0.948, jobs: lots }] }).verdict).toBe("Holds");
  });

  it("does not take small lots without scrap for a better yield", () => {
    // 2 % of the units are bad: one in 50, so four of five lots of 10 have none.
    const lots = Array.from({ length: 200 }, (_, i) => {
      const scrap = i % 5 === 0 ? 1 : 0;
      return { at: NOW - (200 - i) * DAY, good: 10 - scrap, scrap };
    });
    const found = only({ yields: [{ ...of, cell: 0.98, jobs: lots }] });
    expect(["Holds", "Unproven"]).toContain(found.verdict);
    expect(found.n).toBe(200);
    expect(found.observed).toBeCloseTo(0.98, 2);
    expect(found.evidence).toContain("joined to lots of at least 300 units");
  });

  it("never suggests more than all good", () => {
    const lots = Array.from({ length: 30 }, (_, i) => ({
      at: NOW - i * DAY,
      good: 5000,
      scrap: 0,
    }));
    const found = only({ yields: [{ ...of, cell: 0.97, jobs: lots }] });
    expect(found).toMatchObject({ verdict: "Too loose", suggested: 1 });
  });
});
