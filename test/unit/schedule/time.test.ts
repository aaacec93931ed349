import {
  addWork,
  clip,
  intersect,
  levelAt,
  longestStretch,
  nextWorking,
  profileWork,
  subtractWork,
  timeWithAtLeast,
  workBetween,
  workingTime,
} from "../../../src/schedule/working-time";
import { Calendar, LONG_AGO, NEVER } from "../../../src/schedule/calendar";
import { seededRandom } from "../../../src/kernel/random";

const time = workingTime([
  { start: 100, end: 200 },
  { start: 300, end: 350 },
  { start: 500, end: 600 },
]);

describe("working time", () => {
  it("begins at the next stretch when it is closed", () => {
    expect([
      nextWorking(time, 0),
      nextWorking(time, 150),
      nextWorking(time, 200),
      nextWorking(time, 600),
    ]).toEqual([100, 150, 300, undefined]);
  });

  it("ends work at the end of a stretch, never at the beginning of the next", () => {
    expect(addWork(time, 100, 100)).toBe(200);
    expect(addWork(time, 100, 101)).toBe(301);
    expect(addWork(time, 0, 250)).toBe(600);
    expect(addWork(time, 0, 251)).toBeUndefined();
  });

  it("goes back to the latest moment from which so much work is done", () => {
    expect(subtractWork(time, 301, 1)).toBe(300);
    expect(subtractWork(time, 300, 1)).toBe(199);
    expect(subtractWork(time, 400, 50)).toBe(300);
    expect(subtractWork(time, 200, 101)).toBeUndefined();
  });

  it("counts what lies between two moments", () => {
    expect(workBetween(time, 150, 520)).toBe(120);
    expect(workBetween(time, 520, 150)).toBe(0);
  });

  it("intersects, clips and finds the longest stretch", () => {
    const both = intersect(time, workingTime([{ start: 150, end: 320 }]));
    expect([[...both.starts], [...both.ends]]).toEqual([
      [150, 300],
      [200, 320],
    ]);
    expect([...clip(time, 120, 310).ends]).toEqual([200, 310]);
    expect(longestStretch(time, 150)).toBe(100);
    expect(longestStretch(time, 600)).toBe(0);
  });

  it("reads levels of a profile", () => {
    const profile = { times: Int32Array.of(10, 20, 30), amounts: Int32Array.of(2000, 500, 1000) };
    expect([levelAt(profile, 9), levelAt(profile, 20), levelAt(profile, 99)]).toEqual([
      0, 500, 1000,
    ]);
    expect([...timeWithAtLeast(profile, 1000, 50).starts]).toEqual([10, 30]);
    expect(profileWork(profile, 15, 40)).toBe(5 * 2000 + 10 * 500 + 10 * 1000);
  });
});

describe("calendar", () => {
  it("answers as the plain functions do, at every moment", () => {
    const random = seededRandom(7);
    for (let round = 0; round < 30; round++) {
      const stretches = Array.from({ length: random.below(12) }, () => {
        const start = random.below(3000) - 500;
        return { start, end: start + 1 + random.below(200) };
      });
      const plain = workingTime(stretches);
      const calendar = new Calendar(0, plain);
      for (let i = 0; i < 100; i++) {
        const at = random.below(4000) - 700;
        const work = 1 + random.below(400);
        expect(calendar.next(at)).toBe(nextWorking(plain, at) ?? NEVER);
        expect(calendar.add(at, work)).toBe(addWork(plain, at, work) ?? NEVER);
        expect(calendar.back(at, work)).toBe(subtractWork(plain, at, work) ?? LONG_AGO);
        expect(calendar.done(at)).toBe(workBetween(plain, -1000, at));
        expect(calendar.covers(at, at + work)).toBe(workBetween(plain, at, at + work) === work);
      }
    }
  });
});
