import { checkBook } from "../../src/app/check-assumptions";
import { checkAssumptions } from "../../src/checks/check-assumptions";
import type { Finding } from "../../src/checks/finding";
import { MemoryHost } from "../../src/hosts/memory-host";
import { bookOfWorld, inMinutes, workplaceOf } from "./book-of-world";
import { momentOfDay, recordsOf } from "./records-of-world";
import type { Claim } from "./score";
import type { World } from "./true-world";
import { directSolver } from "../unit/app/a-shop";

/** What Plumbline says. */
export function byTheChecks(world: World): Claim[] {
  const findings = checkAssumptions(recordsOf(world), {
    now: momentOfDay(world.now),
    confidence: 0.95,
    serviceLevel: 0.9,
    reviewDays: 365,
  });
  return findings.map(claimOf);
}

function claimOf({ kind, subject, verdict, suggested, since }: Finding): Claim {
  return {
    kind: kind as Claim["kind"],
    of: subject.product || subject.material || (subject.supplier ? "pool" : subject.resource),
    verdict,
    suggested,
    since,
  };
}

/** What Plumbline says when it is given the factory as a workbook. */
export async function byTheBook(world: World): Promise<Claim[]> {
  const { seed, now } = bookOfWorld(world);
  const clock = { now: () => now, elapsed: () => 0 };
  const options = { bookName: "world.xlsx", now, weigh: false } as const;
  const outcome = await checkBook(new MemoryHost(seed), options, directSolver, clock);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  const standards = new Map(world.standards.map((standard) => [standard.product, standard]));
  return outcome.report.findings.map((finding) => {
    const claim = claimOf(finding);
    const standard = standards.get(claim.of);
    if (claim.kind !== "Rate" || !standard || claim.suggested === undefined) return claim;
    const cell = inMinutes(standard) ? 60 / claim.suggested : claim.suggested;
    return { ...claim, suggested: cell * workplaceOf({ id: standard.resource }).efficiency };
  });
}

/** What a spreadsheet says: the mean of what was seen, more than 2 % off the standard. */
export function byMeans(world: World): Claim[] {
  const records = recordsOf(world);
  const better = (mean: number) =>
    Math.abs(mean - 1) < 0.02 ? "Holds" : mean < 1 ? "Too tight" : "Too loose";
  const claim = (kind: Claim["kind"], of: string, verdict: string, suggested: number): Claim => ({
    kind,
    of,
    verdict,
    suggested,
    since: undefined,
  });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const ratios = (jobs: readonly { ratio: number }[]) => mean(jobs.map((job) => job.ratio));
  return [
    ...records.rates.map((r) =>
      claim("Rate", r.product, better(ratios(r.jobs)), r.cell * ratios(r.jobs)),
    ),
    ...records.setups.map((r) =>
      claim("Setup", r.product, better(ratios(r.jobs)), r.cell / ratios(r.jobs)),
    ),
    ...records.yields.map((r) => {
      const seen = mean(r.jobs.map((job) => job.good / (job.good + job.scrap)));
      const off = Math.abs(seen - r.cell) >= 0.005;
      const verdict = !off ? "Holds" : seen < r.cell ? "Too tight" : "Too loose";
      return claim("Yield", r.product, verdict, seen);
    }),
    ...records.uptimes.map((r) => {
      const seen = mean(r.days.map((day) => 1 - day.downMin / Math.max(1, day.workedMin)));
      return claim("Uptime", r.resource, better(seen / r.cell), seen);
    }),
    ...records.leadTimes.map((r) => {
      const days = r.receipts.flatMap((each) =>
        each.received === undefined ? [] : [(each.received - each.ordered) / 86400],
      );
      const seen = mean(days);
      const verdict =
        seen > r.plannedDays * 1.02
          ? "Optimistic"
          : seen < r.plannedDays * 0.85
            ? "Padded"
            : "Realistic";
      return claim("Lead time", r.material, verdict, seen);
    }),
  ];
}
