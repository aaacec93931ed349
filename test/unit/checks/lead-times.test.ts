import { check, leadTime, NOW } from "./some-records";
import { faultOfReceipt } from "../../../src/checks/lead-time-record";
import { DAY } from "../../../src/kernel/moment";

const only = (took: readonly (number | undefined)[], more = {}) =>
  check({ leadTimes: [leadTime(took, more)] })[0]!;

const cycle = (days: readonly number[], n: number) =>
  Array.from({ length: n }, (_, i) => days[i % days.length]!);

describe("the verdict on a lead time", () => {
  it("is Optimistic where too few come in time, with the time that nine of ten take", () => {
    const found = only(cycle([9, 10, 12, 13, 14], 30));
    expect(found).toMatchObject({
      verdict: "Optimistic",
      planned: 10,
      n: 30,
      observed: 14,
      suggested: 14,
    });
    expect(found.evidence).toContain("12 of 30 orders came within the planned time");
  });

  it("tells a wrong plan from a broken promise", () => {
    expect(only(cycle([9, 10, 12, 13, 14], 30), {}).cause).toBe("broken promise (18 of 18)");
    const longPromise = leadTime(cycle([9, 10, 12, 13, 14], 30)).receipts.map((each) => ({
      ...each,
      promised: each.ordered + 14 * DAY,
    }));
    expect(only([], { receipts: longPromise }).cause).toBe("wrong plan (18 of 18)");
  });

  it("is Padded where surely nine of ten come well before", () => {
    const found = only(cycle([5, 6, 7], 45));
    expect(found).toMatchObject({ verdict: "Padded", observed: 7, suggested: 7, high: 7 });
    expect(only(cycle([5, 6, 7], 12)).verdict).toBe("Unproven");
  });

  it("is Realistic where nine of ten come, and about at the planned time", () => {
    expect(only([...cycle([7, 8, 9, 10], 27), 11, 11, 12])).toMatchObject({ verdict: "Realistic" });
    expect(only(cycle([9, 10], 60)).verdict).toBe("Realistic");
    expect(only([...cycle([7, 8, 9, 10], 14), 11]).verdict).toBe("Unproven");
  });

  it("takes open orders that are older than the plan for misses, and younger ones for nothing", () => {
    const late = only([...cycle([8, 9], 12), ...Array<undefined>(8).fill(undefined)]);
    expect(late).toMatchObject({ verdict: "Optimistic", n: 20 });
    const young = Array.from({ length: 8 }, () => ({
      ordered: NOW - 3 * DAY,
      promised: undefined,
      received: undefined,
    }));
    const record = leadTime(cycle([9, 10], 60));
    const found = check({
      leadTimes: [{ ...record, receipts: [...record.receipts, ...young] }],
    })[0]!;
    expect(found).toMatchObject({ verdict: "Realistic", n: 60, observed: 10 });
  });

  it("is Unproven below five, however late, and pools a supplier's thin materials", () => {
    const thin = (material: string) => leadTime([20, 21, 22], { material });
    const found = check({
      leadTimes: [thin("A"), thin("B"), thin("C"), leadTime([30], { supplier: "" })],
    });
    expect(found.map((each) => each.verdict)).toEqual([
      "Unproven",
      "Unproven",
      "Unproven",
      "Unproven",
      "Optimistic",
    ]);
    expect(found[0]!.evidence).toContain("taken together");
    expect(found[3]!.evidence).not.toContain("taken together");
    expect(found[4]).toMatchObject({ n: 9, planned: 1, suggested: undefined });
    expect(found[4]!.subject).toMatchObject({ supplier: "Smith", material: "" });
    expect(found[4]!.evidence).toContain("A, B, C");
  });

  it("leaves out what cannot be", () => {
    const at = { ordered: NOW - 30 * DAY, promised: undefined };
    expect(faultOfReceipt({ ...at, received: NOW - 31 * DAY }, NOW)).toMatch(/before/);
    expect(faultOfReceipt({ ...at, received: NOW + 36500 * DAY }, NOW)).toMatch(
      /received in the future/,
    );
    expect(faultOfReceipt({ ...at, ordered: NOW + 2 * DAY, received: undefined }, NOW)).toMatch(
      /ordered/,
    );
    expect(faultOfReceipt({ ...at, received: NOW - 30 * DAY }, NOW)).toBeUndefined();
    const wrong = only([...Array<number>(9).fill(-4)]);
    expect(wrong).toMatchObject({ verdict: "Unproven", n: 0, observed: undefined });
  });
});
