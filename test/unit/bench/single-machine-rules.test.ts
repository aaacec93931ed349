import { atcs } from "../../bench/quality/atcs";
import { weightedTardiness100 } from "../../support/instances/generated-instances";
import { cicirello, pottsVanWassenhove } from "../../support/instances/random-single-machine";

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("single machines by published rules", () => {
  it.each([
    [0.2, 0.2],
    [0.6, 0.6],
    [1, 1],
  ])(
    "Potts and Van Wassenhove, range %p and tardiness %p: due dates where they belong",
    (range, tardiness) => {
      const { times, weights, due } = pottsVanWassenhove(100, { range, tardiness }, 7);
      const work = sum(times);
      expect([times, weights, due].map((list) => list.length)).toEqual([100, 100, 100]);
      expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...times)).toBeLessThanOrEqual(100);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...weights)).toBeLessThanOrEqual(10);
      expect(Math.min(...due)).toBeGreaterThanOrEqual(
        Math.max(0, work * (1 - tardiness - range / 2)),
      );
      expect(Math.max(...due)).toBeLessThanOrEqual(work * (1 - tardiness + range / 2));
    },
  );

  it("Cicirello: as tight, spread and set up as asked for", () => {
    const { times, weights, due, first, table } = cicirello(
      { tau: 0.6, range: 0.25, eta: 0.75 },
      3,
    );
    expect([times.length, weights.length, due.length, first.length, table.length]).toEqual([
      60, 60, 60, 60, 3600,
    ]);
    expect(Math.max(...table)).toBeLessThanOrEqual(150);
    expect(sum(table) / 3540).toBeGreaterThan(70);
    expect(sum(table) / 3540).toBeLessThan(80);
    // The makespan is thought to be 60 × (100 + 0.2773 × 75); a share 0.6 of the due dates is before 0.4 of it.
    const mean = 0.4 * 60 * (100 + 0.2773 * 75);
    expect(due.filter((d) => d <= mean).length / 60).toBeCloseTo(0.6, 0);
    expect(Math.min(...due)).toBeGreaterThanOrEqual(Math.floor(0.75 * mean));
  });

  it("the same seed gives the same instance, another one another", () => {
    const rule = { range: 0.4, tardiness: 0.6 };
    expect(pottsVanWassenhove(100, rule, 5)).toEqual(pottsVanWassenhove(100, rule, 5));
    expect(pottsVanWassenhove(100, rule, 5)).not.toEqual(pottsVanWassenhove(100, rule, 6));
    expect(pottsVanWassenhove(100, rule, 5).times.slice(0, 5)).toMatchInlineSnapshot(`
     [
       69,
       78,
       22,
       63,
       9,
     ]
    `);
  });
});

describe("the best known of own_wt100", () => {
  it("is below what the rule ATCS makes of every one, and not far below all of them", () => {
    const values = weightedTardiness100().map((one) => ({
      name: one.name,
      best: one.known()!.ub!,
      rule: Math.round(atcs(one.problem())! * 60),
    }));
    expect(values.filter(({ best, rule }) => rule < best)).toEqual([]);
    const [best, rule] = [sum(values.map((v) => v.best)), sum(values.map((v) => v.rule))];
    expect(rule / best).toBeLessThan(1.1);
  });
});
