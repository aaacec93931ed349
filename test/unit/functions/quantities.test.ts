import { runHours } from "../../../src/functions/run-hours";
import { startQuantity } from "../../../src/functions/start-quantity";
import { target } from "../../../src/functions/target";
import { faultOf, one } from "./excel-cells";

describe("STARTQTY", () => {
  // 100 ÷ 0.98 = 102.04, so 103; 103 ÷ 0.95 = 108.4, so 109.
  it("rounds up at every step, from the last to the first", () => {
    expect(one(startQuantity(100, [[0.95, 0.98]]))).toBe(109);
    expect(one(startQuantity(100, [["95%"], [98]]))).toBe(109);
    expect(one(startQuantity(100, [[1, "", null]]))).toBe(100);
    expect(one(startQuantity("", 0.9))).toBe("");
  });

  it("takes one chain for all, or a row for each", () => {
    expect(startQuantity([[100], [0], [200]], [[0.5, 1]])).toEqual([[200], [0], [400]]);
    expect(
      startQuantity(
        [[100], [200]],
        [
          [0.5, 1],
          [0.8, ""],
        ],
      ),
    ).toEqual([[200], [250]]);
  });

  it.each([
    ["a yield above 100 %", startQuantity(100, [[1.2]]), "#VALUE!", /at most 100 %/],
    ["no yield", startQuantity(100, [[""]]), "#VALUE!", /yields is empty/],
    ["negative units", startQuantity(-5, [[0.9]]), "#VALUE!", /good -5 must be 0 or more/],
    ["an error among the yields", startQuantity(5, [[0.9, "#N/A"]]), "#N/A", /^$/],
    ["an error for good", startQuantity("#NUM!", [[0.9]]), "#NUM!", /^$/],
    ["yields left out", startQuantity(5, null), "#VALUE!", /needs good and yields/],
  ])("says so for %s", (_, answer, error, message) => {
    expect(faultOf(answer)[0]).toBe(error);
    expect(faultOf(answer)[1]).toMatch(message);
  });
});

describe("RUNHOURS", () => {
  it("adds setup to the quantity at its rate and efficiency", () => {
    expect(one(runHours(600, 120))).toBe(5);
    expect(one(runHours(600, 120, 30))).toBe(5.5);
    expect(one(runHours(540, 120, 30, 0.9))).toBe(5.5);
    expect(one(runHours(540, 120, "", 90))).toBe(5);
    expect(one(runHours(660, 120, null, 1.1))).toBe(5);
  });

  it("spreads over ranges", () => {
    expect(runHours([[60], [""], [120]], [[60, 120]])).toEqual([
      [1, 0.5],
      ["", ""],
      [2, 1],
    ]);
  });

  it("says what is wrong", () => {
    expect(faultOf(runHours(10, 0))[1]).toMatch(/rate 0 must be more than 0/);
    expect(faultOf(runHours("ten", 5))[1]).toMatch(/quantity "ten" is not a number/);
    expect(faultOf(runHours(10, 5, -1))[1]).toMatch(/setup min -1/);
    expect(faultOf(runHours(10, 5, 0, 0))[1]).toMatch(/efficiency 0/);
    expect(faultOf(runHours(10, undefined))[1]).toMatch(/needs a quantity and a rate/);
    expect(faultOf(runHours(10, 5, "#REF!"))[0]).toBe("#REF!");
  });
});

describe("TARGET", () => {
  it("is rate × hours × yield × efficiency", () => {
    expect(one(target(120, 0.75))).toBe(90);
    expect(one(target(120, 0.75, 0.98))).toBe(88.2);
    expect(one(target(120, 1, "98%", 0.5))).toBe(58.8);
    expect(target([[10, 20]], [[2], [0]])).toEqual([
      [20, 40],
      [0, 0],
    ]);
  });

  it("says what is wrong", () => {
    expect(faultOf(target(-1, 1))[1]).toMatch(/rate -1 must be more than 0/);
    expect(faultOf(target(1, 1, 1.5))[1]).toMatch(
      /yield 1.5 must be more than 0 % and at most 100 %/,
    );
    expect(faultOf(target(1, undefined))[1]).toMatch(/needs a rate and hours/);
  });
});
