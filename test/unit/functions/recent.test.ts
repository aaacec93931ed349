import { Recent } from "../../../src/functions/recent";

describe("what was asked for last", () => {
  it("is made once and kept, the oldest goes first", () => {
    const made: string[] = [];
    const recent = new Recent<string>(2);
    const get = (key: string) => recent.get(key, () => (made.push(key), key));
    for (const key of ["a", "b", "a", "c", "a", "b"]) get(key);
    expect(made).toEqual(["a", "b", "c", "b"]);
  });
});
