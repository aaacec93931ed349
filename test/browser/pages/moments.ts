import {
  DAY,
  HOUR,
  isoFromMoment,
  isoWeek,
  momentFromIso,
  momentFromSerial,
  serialFromMoment,
  startOfDay,
  weekday,
} from "../../../src/kernel/moment";
import { seededRandom } from "../../../src/kernel/random";

/** Moments drawn by `seed`, each through every conversion: one line for each. */
export function momentLines(seed: number, count: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const moment = 61 * DAY + random.below(200 * 366 * 24) * HOUR + random.below(HOUR);
    const iso = isoFromMoment(moment);
    const serial = serialFromMoment(moment);
    return [
      iso,
      serial,
      momentFromSerial(serial) === moment,
      momentFromIso(iso) === moment,
      startOfDay(moment),
      weekday(moment),
      isoWeek(moment),
      random.next(),
    ].join(" ");
  });
}

Object.assign(globalThis, { momentLines });
