import type { Moment } from "../kernel/moment";
import type { Finding } from "./finding";
import type { RatioStandard } from "./ratio-case";
import type { RatioView } from "./ratio-verdict";
import { say, sayDay, sayShare, sayUndecided } from "./say-figures";
import { chanceOfAtLeast } from "./statistics/binomial-test";

/** What speaks for the verdict on a standard, in a planner's words. */
export function sayRatios(
  finding: Omit<Finding, "evidence">,
  standard: RatioStandard,
  seen: RatioView,
  changed: Moment | undefined,
  reach: number,
): string {
  return [
    changed === undefined ? "" : `It changed on ${sayDay(changed)}; the jobs since count.`,
    verdictWords(finding, standard, seen),
    powerWords(finding, standard, seen, reach),
    standard.remark,
  ]
    .filter(Boolean)
    .join(" ");
}

function verdictWords(
  finding: Omit<Finding, "evidence">,
  standard: RatioStandard,
  seen: RatioView,
): string {
  const jobs = `${seen.n} ${standard.word}s`;
  const half = `half of ${jobs} ${standard.inverse ? "take" : "reach"} ${figure(standard, finding.observed)}`;
  const reached = `${seen.reach} of ${jobs} reach the standard of ${figure(standard, finding.planned)}`;
  const best = standard.singles
    ? `; ${reached}`
    : `, planned are ${figure(standard, finding.planned)}`;
  const within = rangeWords(standard, finding);
  switch (finding.verdict) {
    case "Too tight":
      return `At most ${half}${standard.inverse ? " or less" : " or more"}${within}${best}.`;
    case "Not achieved":
      return `The standard can be reached: ${reached}. But only ${half}${within}: mend how it is run, not the standard.`;
    case "Too loose":
      return `The work goes better than planned: ${half}${standard.inverse ? " or less" : " or more"}${within}${best}.`;
    case "Holds":
      return `As planned: ${half}${within}, planned are ${figure(standard, finding.planned)}.`;
    case "Stale":
      return `The standard of ${figure(standard, finding.planned)} no longer fits: ${half}${within}.`;
    default:
      return sayUndecided(seen.n, finding.more, standard.word);
  }
}

function figure(standard: RatioStandard, value: number | undefined): string {
  if (value === undefined) return "?";
  if (standard.kind === "Yield" || standard.kind === "Uptime") return sayShare(value);
  return standard.inverse ? `${say(value)} min` : `${say(value)} an hour`;
}

function rangeWords(standard: RatioStandard, finding: Omit<Finding, "evidence">): string {
  if (finding.low === undefined || finding.high === undefined) return "";
  return ` (the record allows ${figure(standard, finding.low)} to ${figure(standard, finding.high)})`;
}

/** Below this chance a check is called weak. */
const GOOD_CHANCE = 0.8;

/** How likely it would have been seen that two of three jobs miss the standard; nothing when likely enough. */
function powerWords(
  finding: Omit<Finding, "evidence">,
  standard: RatioStandard,
  seen: RatioView,
  reach: number,
): string {
  if (finding.verdict !== "Holds" && finding.verdict !== "Unproven") return "";
  let needed = Math.ceil(seen.n / 2);
  while (needed <= seen.n && chanceOfAtLeast(needed, seen.n, 0.5) > reach) needed++;
  const chance = chanceOfAtLeast(needed, seen.n, 2 / 3);
  if (chance >= GOOD_CHANCE) return "";
  const tens = Math.max(1, Math.round(chance * 10));
  const times = chance < 0.05 ? "hardly ever" : `in ${tens} of 10 cases`;
  return `If two of three ${standard.word}s missed it, so few would show it ${times}.`;
}
