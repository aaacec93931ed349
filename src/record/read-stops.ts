import { DAY, MINUTE, type Moment, isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { placeOf } from "../intake/issue-log";
import type { AllRows } from "../workbook/sheet-rows";
import type { FloorStop } from "./booking";
import type { LossReason, LossReasons } from "./loss-reasons";
import type { OddityLog } from "./oddity-log";

/** Rows of Stops by comparable key of the resource, ascending in start; those that cannot stand are told. */
export function stopsByResource(
  rows: AllRows,
  reasons: LossReasons,
  until: Moment,
  log: OddityLog,
): Map<string, FloorStop[]> {
  const byResource = new Map<string, FloorStop[]>();
  for (const row of rows.Stops.rows) {
    const place = placeOf(rows.Stops, row.row, "from");
    const end = row.to ?? (row.minutes === undefined ? undefined : row.from + row.minutes * MINUTE);
    const said = `The stop of ${row.resource} on ${isoFromMoment(row.from)}`;
    if (end === undefined) {
      const what = `${said} has neither To nor Minutes; it does not count.`;
      log.add(
        "stop-without-length",
        place,
        "",
        what,
        "Enter when it ended, or for how long it stood.",
      );
      continue;
    }
    if (end < row.from) {
      const what = `${said} ends before it starts; it does not count.`;
      log.add("booking-ends-before-start", place, isoFromMoment(end), what, "Correct From or To.");
      continue;
    }
    if (row.from > until || end < until - 1100 * DAY) continue;
    const reason = reasonOf(reasons, row.reason, place, log);
    const stop = {
      resource: row.resource,
      start: row.from,
      end: Math.round(Math.min(end, until)),
      reason,
      order: row.order ?? "",
      place,
    };
    const key = comparableKey(row.resource);
    const list = byResource.get(key);
    if (list) list.push(stop);
    else byResource.set(key, [stop]);
  }
  for (const list of byResource.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return byResource;
}

/** What a reason counts as; one that is not in Reasons is told once for each place. */
export function reasonOf(
  reasons: LossReasons,
  booked: string | undefined,
  place: { readonly sheet: string; readonly cell: string },
  log: OddityLog,
): LossReason {
  const reason = reasons.of(booked);
  if (!reason.known) {
    const what = `The reason ${reason.reason} is not in Reasons; it counts as Downtime.`;
    log.add(
      "reason-unknown",
      place,
      reason.reason,
      what,
      "Add it to Reasons, with what it counts as.",
    );
  }
  return reason;
}
