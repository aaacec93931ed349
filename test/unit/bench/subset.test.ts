import { allCases, sampled } from "../../bench/quality/all-cases";
import { subsetOf } from "../../bench/quality/subset";
import { instancesFolder } from "../../support/instances/checkout";

describe("the cases of the bench", () => {
  const cases = allCases();

  it("have names of their own within a family", () => {
    const names = cases.map(({ family, name }) => `${family} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("are sampled evenly, as many of each group as there are at most", () => {
    const names = (count: number, family: string) =>
      sampled(
        cases.filter((one) => one.family === family && /^(ta|factory)/.test(one.name)),
        count,
      ).map(({ name }) => name);
    expect(names(2, "jsp").slice(0, 4)).toEqual(["ta03", "ta08", "ta13", "ta18"]);
    expect(names(10, "jsp")).toHaveLength(80);
    expect(names(10, "factory")).toHaveLength(12);
    expect(names(1, "factory")[0]).toBe("factory_1000_2");
  });

  it("are there in a fresh clone: job shops, weighted tardiness, setups and factories", () => {
    const own = cases.filter(({ name }) => /^(ta\d\d|own_|factory_)/.test(name));
    expect(new Set(own.map(({ family }) => family))).toEqual(
      new Set(["jsp", "wt", "wtsds", "factory"]),
    );
    expect(subsetOf(own).length).toBeGreaterThanOrEqual(13);
  });

  (instancesFolder() ? it : it.skip)("of the subset are all here, and fit into 13 minutes", () => {
    const planned = subsetOf(cases);
    expect(planned.map(({ one }) => one.name)).toHaveLength(26);
    const seconds = planned.reduce((sum, { seeds, marks }) => sum + seeds * marks.at(-1)!, 0);
    expect(seconds).toBeLessThan(13 * 60);
  });
});
