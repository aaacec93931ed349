import { readFileSync } from "node:fs";
import { join } from "node:path";
import { instancesFolder } from "../../support/instances/checkout";
import { jobRowsOf } from "../../support/instances/job-shops";
import { taillardLowerBound, taillardShop } from "../../support/instances/taillard-generator";
import { TAILLARD_SHOPS } from "../../support/instances/taillard-shops";

const shop = (name: string) => taillardShop(TAILLARD_SHOPS.find((one) => one.name === name)!);

describe("Taillard's job shops", () => {
  it("are eighty, and every one has the lower bound of his table", () => {
    expect(TAILLARD_SHOPS).toHaveLength(80);
    const found = TAILLARD_SHOPS.map((one) => [one.name, taillardLowerBound(taillardShop(one))]);
    expect(found).toEqual(TAILLARD_SHOPS.map((one) => [one.name, one.taillardLower]));
  });

  it("have bounds that do not contradict each other", () => {
    const wrong = TAILLARD_SHOPS.filter(
      ({ taillardLower, lb, ub }) => !(taillardLower <= lb && lb <= ub),
    );
    expect(wrong).toEqual([]);
  });

  // The last jobs as published with the instances. In these three the longest job makes the lower
  // bound, so that it says nothing of the seed of the machines.
  it.each([
    ["ta21", "13 71 10 9 3 11 14 8 1 4 8 47 0 93 16 82 19 6 4 49 6 7 9 24 11 92 5 13 2 86 7 80"],
    ["ta26", "0 83 9 35 16 39 4 97 2 99 7 77 15 98 13 88 1 51 6 31 19 88 3 24 10 34 8 44 11 29"],
    ["ta30", "11 15 17 92 13 41 4 63 3 87 15 67 18 77 12 89 0 65 10 17 5 24 19 67 9 10 2 87 7 91"],
  ])("%s ends with the published job", (name, published) => {
    expect(shop(name).at(-1)!.slice(0, 15).flat().join(" ")).toBe(
      published.split(" ").slice(0, 30).join(" "),
    );
  });

  const folder = instancesFolder();
  (folder ? it : it.skip)("ta01 to ta10 are those of the published files", () => {
    for (const { name } of TAILLARD_SHOPS.slice(0, 10)) {
      const file = jobRowsOf(readFileSync(join(folder!, "jsp", `${name}.txt`), "utf8"));
      expect({ name, rows: shop(name) }).toEqual({ name, rows: file });
    }
  });
});
