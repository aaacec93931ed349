import { drawWorld } from "./draw-world";
import { byMeans, byTheBook, byTheChecks } from "./methods";
import { reviewed } from "./reviews";
import { NOTHING_SCORED, type Score, scoreWorld } from "./score";
import { scoreLines } from "./score-lines";
import type { Claim } from "./score";
import type { World } from "./true-world";

/**
 * All twenty in `npm run soak`, and with PLUMBLINE_TRUTH=1; the first few in `npm test`; others with
 * PLUMBLINE_TRUTH=101-120.
 */
const ASKED = process.env["PLUMBLINE_TRUTH"] ?? "";
const ALL = process.env["PLUMBLINE_SOAK"] === "1" || ASKED !== "";
const [FIRST = 1, LAST = ALL ? 20 : 5] = /^(\d+)-(\d+)$/.exec(ASKED)?.slice(1).map(Number) ?? [];
const SEEDS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);

function scoreOf(method: (world: World) => Claim[]): Score {
  const score = NOTHING_SCORED();
  for (const seed of SEEDS) {
    const world = drawWorld(seed);
    scoreWorld(score, world, method(world), seed);
  }
  return score;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

describe(`factories whose truth is known (${SEEDS.length})`, () => {
  const score = scoreOf(byTheChecks);
  const naive = scoreOf(byMeans);

  if (ALL)
    process.stdout.write(
      `${scoreLines([
        ["Plumbline", score],
        ["means", naive],
      ]).join("\n")}\n${score.faults.join("\n")}\n`,
    );

  it("finds at least 95 % of what was planted, with the right verdict", () => {
    expect(score.planted).toBeGreaterThan(12 * SEEDS.length);
    expect(score.found / score.planted).toBeGreaterThanOrEqual(0.95);
  });

  it("claims next to nothing that is not so: 97 % of its findings are true", () => {
    expect(score.trueClaims / score.claims).toBeGreaterThanOrEqual(0.97);
  });

  it("suggests what is true within 2 % in the median", () => {
    expect(score.errors.length).toBeGreaterThan(10 * SEEDS.length);
    expect(median(score.errors)).toBeLessThanOrEqual(0.02);
  });

  it("says nothing from thin data, and nothing of copied bookings but that they are copied", () => {
    expect(score.thin).toBeGreaterThan(0);
    expect(score.thinSilent).toBe(score.thin);
    expect(score.copied).toBeGreaterThan(0);
    expect(score.copiedSilent).toBe(score.copied);
  });

  it("is not something that means could do", () => {
    expect(naive.trueClaims / naive.claims).toBeLessThan(0.7);
    expect(naive.found / naive.planted).toBeLessThan(0.95);
    expect(naive.thinSilent).toBeLessThan(naive.thin);
    expect(naive.copiedSilent).toBe(0);
  });
});

describe("the same factories as workbooks", () => {
  const seeds = SEEDS.slice(0, ALL ? 5 : 2);
  const score = NOTHING_SCORED();
  let claims = 0;
  let same = 0;

  beforeAll(async () => {
    for (const seed of seeds) {
      const world = reviewed(drawWorld(seed), seed);
      const byBook = await byTheBook(world);
      scoreWorld(score, world, byBook, seed);
      const verdicts = new Map(byBook.map((claim) => [`${claim.kind} ${claim.of}`, claim.verdict]));
      for (const { kind, of, verdict } of byTheChecks(world)) {
        claims++;
        if (verdicts.get(`${kind} ${of}`) === verdict) same++;
      }
    }
    if (ALL)
      process.stdout.write(
        `${scoreLines([["workbook", score]]).at(-1)}\n${score.faults.join("\n")}\n`,
      );
  });

  it("are judged alike when shifts, efficiencies, units and reviews come from their sheets", () => {
    expect(claims).toBeGreaterThan(300 * seeds.length);
    // A few lie at the edge: a review counts by its day, and years are longer by the shop's hours.
    expect(same / claims).toBeGreaterThanOrEqual(0.97);
    expect(median(score.errors)).toBeLessThanOrEqual(0.02);
    expect(score.thinSilent).toBe(score.thin);
    expect(score.copiedSilent).toBe(score.copied);
  });

  if (ALL)
    it("are judged as well", () => {
      expect(score.found / score.planted).toBeGreaterThanOrEqual(0.95);
      expect(score.trueClaims / score.claims).toBeGreaterThanOrEqual(0.97);
    });
});
