import fc from "fast-check";
import { howManyMore, valuesOf } from "../../../src/checks/how-many-more";

const values = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("how many more values would decide", () => {
  it("is exactly what is missing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1999 }),
        fc.integer({ min: 1, max: 2000 }),
        (n, more) => {
          const needed = n + more;
          const found = howManyMore(values(n), (longer) => longer.length >= needed);
          expect(found).toBe(needed <= 2000 ? more : undefined);
        },
      ),
    );
  });

  it("is not known for a record that is longer than any that is tried", () => {
    for (const n of [0, 2000, 2001, 5000]) {
      expect(howManyMore(values(n), () => true)).toBeUndefined();
      expect(howManyMore(values(n), (longer) => longer.length < n)).toBeUndefined();
    }
  });

  it("asks for records of the shape that there is", () => {
    // A third of the values are 1, in the longer record as well.
    howManyMore([0, 0, 1], (longer) => {
      const ones = valuesOf(longer).filter((each) => each === 1).length;
      expect(Math.abs(ones - longer.length / 3)).toBeLessThan(1);
      return longer.length > 300;
    });
  });
});
