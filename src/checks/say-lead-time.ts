import type { Finding } from "./finding";
import { FEWEST } from "./finding";
import type { WaitedDays } from "./lead-time-record";
import type { LeadTimeView } from "./lead-time-verdict";
import { say, sayShare, sayThin, sayUndecided } from "./say-figures";

/** Why orders missed the plan: promised too late from the start, or promised in time and late. */
export function causeOfMisses(waits: readonly WaitedDays[]): string {
  const missed = waits.filter(
    (wait) => wait.age > wait.planned && (wait.took === undefined || wait.took > wait.planned),
  );
  const promised = missed.filter((wait) => wait.promised !== undefined);
  const wrong = promised.filter((wait) => wait.promised! > wait.planned).length;
  const broken = promised.filter((wait) => (wait.took ?? wait.age) > wait.promised!).length;
  const parts = [
    { words: "wrong plan", n: wrong },
    { words: "broken promise", n: broken },
  ];
  return parts
    .filter((part) => part.n > 0)
    .sort((a, b) => b.n - a.n)
    .map((part) => `${part.words} (${part.n} of ${missed.length})`)
    .join(", ");
}

export function sayLeadTime(
  finding: Omit<Finding, "evidence">,
  view: LeadTimeView,
  service: number,
  pooled: readonly string[],
): string {
  const came = `${view.within} of ${view.n} orders came within the planned time`;
  const range = `${sayShare(view.interval.low)} to ${sayShare(view.interval.high)}`;
  const wanted = sayShare(service);
  return [
    pooled.length > 0
      ? `Few orders for each of ${pooled.join(", ")}: taken together, in shares of their planned times.`
      : "",
    `${came} (in the long run ${range}); wanted is ${wanted}.`,
    verdictWords(finding, wanted),
  ]
    .filter(Boolean)
    .join(" ");
}

function verdictWords(finding: Omit<Finding, "evidence">, wanted: string): string {
  const unit = finding.subject.material === "" ? "times the plan" : "days";
  const takes =
    finding.observed === undefined ? "" : `${wanted} take at most ${say(finding.observed)} ${unit}`;
  switch (finding.verdict) {
    case "Optimistic":
      return takes === "" ? "Too many are still open to say how long it takes." : `${takes}.`;
    case "Padded":
      return `${takes}, and surely not more than ${say(finding.high ?? 0)}: orders can be placed later.`;
    case "Realistic":
      return takes === "" ? "" : `${takes}.`;
    default:
      return sayUndecided(finding.n, finding.more, "order");
  }
}

export function sayThinLeadTime(n: number, inPool: boolean): string {
  const thin = sayThin(n, FEWEST, "order that is older than its planned time").replace(
    "orders that is",
    "orders that are",
  );
  return inPool ? `${thin} See the supplier's other materials, taken together.` : thin;
}
