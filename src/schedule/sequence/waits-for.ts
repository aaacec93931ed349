import { LONG_AGO } from "../calendar";
import { CALENDAR } from "./mode-traits";
import type { SequenceTimes } from "./sequence-times";

/** The operation ahead of it on its unit that it waits for; -1: that is not what it waits for. */
export function waitsForLine(times: SequenceTimes, operation: number): number {
  const { lines, traits, mode, start, setup } = times;
  const before = lines.nodeAt(lines.previous[operation]!);
  if (before < 0) return -1;
  const free = times.slotEnd(lines.previous[operation]!);
  if ((traits[mode[operation]!]! & CALENDAR) === 0) return free >= start[operation]! ? before : -1;
  const { setupTime, runTime } = times.variantOf(operation);
  const calendar = setup[operation]! > 0 ? setupTime : runTime;
  return calendar.next(free) >= start[operation]! ? before : -1;
}

/** The operation whose end it waits for; -1: none. */
export function waitsForOperation(times: SequenceTimes, operation: number): number {
  const { predFirst, pred, predWait } = times.compiled;
  let latest = -1;
  let until = LONG_AGO;
  for (let row = predFirst[operation]!; row < predFirst[operation + 1]!; row++) {
    if (times.lines.isNode[pred[row]!] === 0) continue;
    const through = times.end[pred[row]!]! + predWait[row]!;
    if (through <= until) continue;
    until = through;
    latest = pred[row]!;
  }
  return latest;
}
