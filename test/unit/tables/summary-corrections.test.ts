import { type Finding, NOWHERE } from "../../../src/checks/finding";
import type { PlanEffect } from "../../../src/tables/plan-figures";
import type { Reality } from "../../../src/tables/reality";
import { correctionRows } from "../../../src/tables/summary-corrections";

const NO_EFFECT: PlanEffect = {
  ...{ lateOrders: 0, lateDays: 0, units: 0, money: 0 },
  withinNoise: false,
};

const finding = (material: string): Finding => ({
  ...{ kind: "Lead time", verdict: "Optimistic", subject: { ...NOWHERE, material } },
  ...{ planned: 10, n: 20, observed: 15, low: undefined, high: undefined, suggested: 15 },
  ...{ since: undefined, cause: "", more: undefined, evidence: "" },
});

function corrections(...effects: Partial<PlanEffect>[]) {
  const found = effects.map(
    (effect, i) => [finding(`M${i}`), { ...NO_EFFECT, ...effect }] as const,
  );
  const reality = { effects: new Map(found) } as unknown as Reality;
  return correctionRows(reality, 30, () => undefined);
}

const names = (...effects: Partial<PlanEffect>[]) =>
  corrections(...effects).rows.map(({ what }) => what);

describe("what to correct first", () => {
  it("is what changes the plan most, the most first", () => {
    expect(names({ lateDays: 1 }, { units: 40 }, { lateDays: -3 }, { money: 9 })).toEqual(
      [2, 0, 3, 1].map((i) => `Lead time of M${i}`),
    );
  });

  it("leaves out what changes nothing, as it would be shown, and says so", () => {
    const nothing = [
      { lateDays: 0.03, money: undefined },
      { units: 0.2, money: -0.4 },
    ];
    const { rows, others } = corrections({ lateDays: 2 }, ...nothing, {
      ...{ lateDays: 1, withinNoise: true },
    });
    expect(rows.map(({ what }) => what)).toEqual(["Lead time of M0"]);
    expect(others).toMatch(/^Nothing else matters: the other 3 that were tried change /);
    expect(corrections({ lateDays: 2 }, {}).others).toMatch(
      /the other one that was tried changes /,
    );
    expect(corrections({ lateDays: 2 }).others).toBeUndefined();
  });

  it("says where none changes anything", () => {
    expect(names({}, {})).toEqual([
      "None of the 2 corrections that could be made changes late days, units on time or money noticeably.",
    ]);
    expect(names({})).toEqual([
      "The one correction that could be made does not change late days, units on time or money noticeably.",
    ]);
    expect(names()).toEqual(["No assumption is shown to be wrong."]);
  });

  it("does not call what stands below the fifth nothing", () => {
    const { rows, others } = corrections(...Array.from({ length: 7 }, () => ({ lateDays: 1 })), {});
    expect(rows).toHaveLength(5);
    expect(others).toBe("The others that were tried change less; see Assumptions.");
  });
});
