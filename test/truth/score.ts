import type { Truth, World } from "./true-world";

/** A claim about one assumption of the world, by whatever method. */
export interface Claim {
  readonly kind: "Lead time" | "Rate" | "Setup" | "Yield" | "Uptime" | "Record";
  /** The product of a standard, the material, or the resource. */
  readonly of: string;
  readonly verdict: string;
  readonly suggested: number | undefined;
  readonly since: number | undefined;
}

export interface Score {
  /** Planted with enough data, and of them found with the right verdict. */
  planted: number;
  found: number;
  /** Claims that something is off, and of them true ones. */
  claims: number;
  trueClaims: number;
  /** |suggested ÷ true − 1| of the true claims. */
  errors: number[];
  thin: number;
  thinSilent: number;
  copied: number;
  copiedSilent: number;
  /** One line a miss or a false claim. */
  faults: string[];
}

export const NOTHING_SCORED = (): Score => ({
  planted: 0,
  found: 0,
  claims: 0,
  trueClaims: 0,
  errors: [],
  thin: 0,
  thinSilent: 0,
  copied: 0,
  copiedSilent: 0,
  faults: [],
});

const REVIEW_DAYS = 365;
const OFF = ["Too tight", "Too loose", "Not achieved", "Stale", "Optimistic", "Padded"];

interface Assumption {
  readonly kind: Claim["kind"];
  readonly of: string;
  readonly truth: Truth;
  /** It was looked at long ago: that it is Stale is then true of what is off, though another verdict is right. */
  readonly old: boolean;
  /** Enough data that what was planted should be found. */
  readonly enough: boolean;
  readonly n: number;
  readonly record: "measured" | "copied" | "quarter hours";
}

/** Adds one world's claims to the score. */
export function scoreWorld(
  score: Score,
  world: World,
  claims: readonly Claim[],
  seed: number,
): void {
  const byKey = new Map(claims.map((claim) => [`${claim.kind} ${claim.of}`, claim]));
  for (const assumption of assumptionsOf(world)) {
    const claim = byKey.get(`${assumption.kind} ${assumption.of}`);
    scoreOne(score, assumption, claim, `seed ${seed}`);
  }
}

function scoreOne(score: Score, of: Assumption, claim: Claim | undefined, where: string): void {
  const verdict = claim?.verdict ?? "Unproven";
  const off = OFF.includes(verdict);
  const right = off && isRight(of.truth, claim!);
  const say = (what: string) =>
    score.faults.push(`${where}: ${of.kind} ${of.of} (n ${of.n}) is ${what}, said ${verdict}`);
  if (of.record !== "measured" && of.kind !== "Lead time") {
    if (of.record === "copied") {
      score.copied++;
      if (verdict === "Copied, not measured") score.copiedSilent++;
    }
    if (off) {
      score.claims++;
      say("not measured");
    }
    return;
  }
  if (of.n < 5) {
    score.thin++;
    if (verdict === "Unproven") score.thinSilent++;
  }
  if (of.truth.planted !== "none" && of.enough) {
    score.planted++;
    if (right) score.found++;
    else say(`${of.truth.planted}${of.truth.since === undefined ? "" : " since a day"}`);
  }
  if (!off) return;
  score.claims++;
  const stale = verdict === "Stale" && of.old && of.truth.planted.startsWith("Too");
  if (right || stale) score.trueClaims++;
  else if (of.truth.planted === "none" || !of.enough) say(of.truth.planted);
  if (right && claim!.suggested !== undefined) {
    score.errors.push(Math.abs(claim!.suggested / of.truth.value - 1));
  }
}

/** A standard that no longer holds since a day may also be called Stale, if the day is named. */
function isRight(truth: Truth, claim: Claim): boolean {
  if (truth.since === undefined) return claim.verdict === truth.planted;
  return (
    claim.verdict === truth.planted || (claim.verdict === "Stale" && claim.since !== undefined)
  );
}

function assumptionsOf(world: World): Assumption[] {
  const recordOf = new Map(world.resources.map(({ id, record }) => [id, record]));
  const standards = world.standards.flatMap((standard): Assumption[] => {
    const n = standard.jobs;
    const record = recordOf.get(standard.resource)!;
    const after = world.bookings.filter(
      (booking) =>
        booking.product === standard.product &&
        booking.start >= (standard.trueRate.since ?? 0) * 1440,
    ).length;
    const shifted = standard.trueRate.since !== undefined;
    const scrapExpected = n * standard.lot * (1 - standard.yield);
    const old = (standard.reviewed ?? Infinity) < world.now - REVIEW_DAYS;
    const one = { of: standard.product, n, record, old };
    return [
      {
        ...one,
        kind: "Rate",
        truth: standard.trueRate,
        enough: shifted ? after >= 15 && n - after >= 20 : n >= 30,
      },
      { ...one, kind: "Setup", truth: standard.trueSetup, enough: n >= 30 },
      { ...one, kind: "Yield", truth: standard.trueYield, enough: n >= 30 && scrapExpected >= 150 },
    ];
  });
  return [...standards, ...uptimesOf(world), ...leadTimesOf(world)];
}

function uptimesOf(world: World): Assumption[] {
  return world.resources.map((resource) => {
    const own = world.bookings.filter((booking) => booking.resource === resource.id);
    const hours = own.reduce((sum, b) => sum + b.end - b.start - b.setupMin, 0) / 60;
    return {
      kind: "Uptime",
      of: resource.id,
      truth: resource.trueUptime,
      enough: hours >= 26 * 40,
      n: own.length,
      record: resource.record,
      old: false,
    };
  });
}

function leadTimesOf(world: World): Assumption[] {
  return world.materials.map((material) => {
    const n = world.receipts.filter(
      (receipt) =>
        receipt.material === material.material &&
        world.now - receipt.ordered > material.plannedDays,
    ).length;
    const needed = material.trueDays.planted === "Padded" ? 60 : 20;
    const { trueDays: truth } = material;
    return {
      kind: "Lead time",
      of: material.material,
      truth,
      enough: n >= needed,
      n,
      record: "measured",
      old: false,
    };
  });
}
