import { type CalendarRecord, calendarTrial } from "./calendar-trial";
import type { CheckSettings } from "./check-settings";
import type { Finding } from "./finding";
import { judgeAll } from "./judge-all";
import type { LeadTimeRecord } from "./lead-time-record";
import { leadTimeTrials } from "./lead-time-trial";
import { type LoadRecord, loadFindings } from "./load-verdict";
import type { RatioCase, RatioJob } from "./ratio-case";
import { ratioTrial } from "./ratio-trial";
import { type ResourceBookings, recordFinding } from "./record-quality";
import {
  type RateRecord,
  type SetupRecord,
  type YieldRecord,
  rateCase,
  setupCase,
  yieldCase,
} from "./standard-cases";
import { type Trial, steadyTrial } from "./trial";
import { type UptimeRecord, uptimeCase } from "./uptime-case";

/** Timings taken on the floor for a rate, beside what was booked. */
export interface WatchedRate extends RateRecord {
  readonly watched: readonly RatioJob[];
}

/** All that happened, beside what was believed. */
export interface CheckRecords {
  readonly bookings: readonly ResourceBookings[];
  readonly leadTimes: readonly LeadTimeRecord[];
  readonly rates: readonly WatchedRate[];
  readonly setups: readonly SetupRecord[];
  readonly yields: readonly YieldRecord[];
  readonly uptimes: readonly UptimeRecord[];
  readonly calendars: readonly CalendarRecord[];
  readonly loads: readonly LoadRecord[];
}

/**
 * Tests every assumption against what happened: first whether the record of each resource is fit to
 * judge by, then, as one family of tests, lead times, standards, uptimes and calendars, and last
 * loads, which need no test; in this order and each in the order given. Never throws for what a record holds.
 */
export function checkAssumptions(records: CheckRecords, settings: CheckSettings): Finding[] {
  const quality = records.bookings.map((each) => recordFinding(each, settings));
  const unfit = new Map(
    quality
      .filter((finding) => finding.verdict !== "Measured" && finding.verdict !== "Unproven")
      .map((finding) => [finding.subject.resource, finding]),
  );
  const fit = (standard: RatioCase, watched: number): Trial => {
    const fault = unfit.get(standard.subject.resource);
    const tells = standard.kind === "Yield" && fault?.verdict === "Too coarse";
    if (!fault || tells || watched > 0) return ratioTrial(standard, settings);
    const finding = unfitFinding(standard, fault);
    return steadyTrial([], () => finding);
  };
  const trials = [
    ...leadTimeTrials(records.leadTimes, settings),
    ...records.rates.map((rate) => {
      const jobs = jobsFor(rate, unfit.has(rate.resource));
      return fit(rateCase(jobs), rate.watched.length);
    }),
    ...records.setups.map((setup) => fit(setupCase(setup), 0)),
    ...records.yields.map((yields) => fit(yieldCase(yields), 0)),
    ...records.uptimes.map((uptime) => fit(uptimeCase(uptime), 0)),
    ...records.calendars.map((calendar) => calendarTrial(calendar, settings)),
  ];
  return [...quality, ...judgeAll(trials, settings.confidence), ...loadFindings(records.loads)];
}

/** What was watched counts most: enough of it stands alone, less of it joins what was measured. */
const ENOUGH_WATCHED = 5;

function jobsFor(rate: WatchedRate, unfit: boolean): RateRecord {
  if (rate.watched.length === 0) return rate;
  const alone = unfit || rate.watched.length >= ENOUGH_WATCHED;
  const remark = alone
    ? "Judged by what was timed on the floor."
    : `${rate.watched.length} of them timed on the floor.`;
  return {
    ...rate,
    jobs: alone ? rate.watched : [...rate.jobs, ...rate.watched],
    remark: [rate.remark, remark].filter(Boolean).join(" "),
  };
}

/** What cannot be judged takes over the verdict on its record. */
function unfitFinding(standard: RatioCase, fault: Finding): Finding {
  return {
    kind: standard.kind,
    subject: standard.subject,
    verdict: fault.verdict,
    planned: standard.believed,
    n: standard.n,
    observed: undefined,
    low: undefined,
    high: undefined,
    suggested: undefined,
    since: undefined,
    cause: "",
    more: undefined,
    evidence: `See the record of ${standard.subject.resource}: its bookings are no measurements. Timings taken on the floor would count.`,
  };
}
