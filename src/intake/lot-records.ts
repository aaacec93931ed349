import type { Moment } from "../kernel/moment";
import type { BookedWork, StepRecord } from "./record-book";

/**
 * Shares a record that was booked on a whole order out to its lots: the first lot is filled up to
 * its start quantity, then the next. A booking that spans two lots stands in both, each with its
 * part of the quantity; one still running stays open in the lot that it has reached.
 */
export function recordsByLot(
  record: StepRecord,
  startQuantities: readonly number[],
  planStart: Moment,
): (StepRecord | undefined)[] {
  const shares: BookedWork[][] = startQuantities.map(() => []);
  const last = startQuantities.length - 1;
  let lot = 0;
  let room = startQuantities[0] ?? 0;
  for (const work of record.work) {
    let rest = work;
    while (lot < last && rest.good + rest.scrap > room) {
      const good = Math.min(rest.good, room);
      const scrap = room - good;
      shares[lot]!.push({ ...rest, good, scrap, end: rest.end ?? planStart });
      rest = { ...rest, good: rest.good - good, scrap: rest.scrap - scrap };
      room = startQuantities[++lot]!;
    }
    shares[lot]!.push(rest);
    room -= rest.good + rest.scrap;
    if (room <= 0 && lot < last && rest.end !== undefined) room = startQuantities[++lot]!;
  }
  const progress = progressByLot(record, startQuantities);
  return shares.map((work, index) =>
    work.length === 0 && !progress[index]
      ? undefined
      : { key: record.key, work, progress: progress[index], used: true },
  );
}

function progressByLot(
  { progress }: StepRecord,
  startQuantities: readonly number[],
): StepRecord["progress"][] {
  if (!progress || progress.status === "Done" || progress.status === "Not started") {
    return startQuantities.map(() => progress);
  }
  let good = progress.good ?? 0;
  let scrap = progress.scrap ?? 0;
  let reached = false;
  return startQuantities.map((start) => {
    if (reached) return undefined;
    const full = good + scrap >= start;
    const ownGood = full ? Math.min(good, start) : good;
    const ownScrap = full ? start - ownGood : scrap;
    good -= ownGood;
    scrap -= ownScrap;
    reached = !full;
    const status = full ? "Done" : progress.status;
    return { ...progress, good: ownGood, scrap: ownScrap, status };
  });
}
