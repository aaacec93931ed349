import { addTo, groupBy } from "../../../src/kernel/groups";

describe("groups", () => {
  it("have their rows and keys in the order in which they come", () => {
    const groups = groupBy([3, 10, 12, 4, 21], (n) => (n % 2 === 0 ? "even" : "odd"));
    expect([...groups]).toEqual([
      ["odd", [3, 21]],
      ["even", [10, 12, 4]],
    ]);
  });

  it("leave out rows without a key, but not those whose key is empty or 0", () => {
    expect([...groupBy([0, 1, 2, 3], (n) => (n === 1 ? undefined : n % 2))]).toEqual([
      [0, [0, 2]],
      [1, [3]],
    ]);
    expect(groupBy(["a"], () => "").get("")).toEqual(["a"]);
  });

  it("are added to one by one, undefined among the rows", () => {
    const groups = new Map<string, (number | undefined)[]>();
    addTo(groups, "a", 1);
    addTo(groups, "b", undefined);
    addTo(groups, "a", 2);
    expect([...groups]).toEqual([
      ["a", [1, 2]],
      ["b", [undefined]],
    ]);
  });
});
