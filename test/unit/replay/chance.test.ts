import { chanceOf } from "../../../src/replay/chance";

const LATEST = 1_000_000;
const ends = (count: number) => Int32Array.from({ length: count }, (_, i) => count - i);

describe("what replays tell", () => {
  it("is the smallest end that enough of them keep", () => {
    expect(chanceOf(ends(500), undefined, LATEST)).toMatchObject({ p50: 250, p90: 450 });
    expect(chanceOf(ends(11), undefined, LATEST)).toMatchObject({ p50: 6, p90: 10 });
    expect(chanceOf(ends(1), undefined, LATEST)).toMatchObject({ p50: 1, p90: 1 });
  });

  it("counts an end at the due date as on time", () => {
    expect(chanceOf(ends(500), 400, LATEST).onTime).toBe(0.8);
    expect(chanceOf(ends(500), 399, LATEST).onTime).toBe(0.798);
    expect(chanceOf(ends(500), undefined, LATEST).onTime).toBeUndefined();
  });

  it("has a standard error that is never 0", () => {
    const error = (due: number) => chanceOf(ends(500), due, LATEST).onTimeError!;
    expect(error(250)).toBeCloseTo(0.5 / Math.sqrt(504), 12);
    expect(error(500)).toBeCloseTo(Math.sqrt(((502 / 504) * (2 / 504)) / 504), 12);
    expect(error(0)).toBeCloseTo(error(500), 12);
  });

  it("knows no date beyond the calendars", () => {
    const never = Int32Array.from({ length: 10 }, (_, i) => (i < 8 ? 100 : LATEST));
    expect(chanceOf(never, 100, LATEST)).toMatchObject({ onTime: 0.8, p50: 100, p90: undefined });
  });
});
