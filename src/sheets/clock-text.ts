import { DAY, HOUR, MINUTE, type Seconds } from "../kernel/moment";
import { CellFault } from "./cell-value";
import type { ClockSpan } from "./define-sheet";

const CLOCK =
  /^(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2}))?|h)?(?: ?(am|pm|a\.m\.|p\.m\.|uhr|h|hrs?))?$/i;

/** Seconds after midnight of `6`, `06:00`, `6:00 pm`, `6h30`, `0600` or `24:00`. */
export function clockFromText(text: string): Seconds | CellFault {
  const trimmed = text.normalize("NFKC").trim();
  const military = /^([01]\d|2[0-4])([0-5]\d)$/.exec(trimmed);
  const match = CLOCK.exec(military ? `${military[1]}:${military[2]}` : trimmed);
  if (!match) return notAClock();
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const second = Number(match[3] ?? 0);
  const half = match[4]?.[0]?.toLowerCase();
  if (half === "a" || half === "p") {
    if (hour < 1 || hour > 12) return notAClock();
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const seconds = hour * HOUR + minute * MINUTE + second;
  return minute < 60 && second < 60 && seconds <= DAY ? seconds : notAClock();
}

/** `09:00-09:15; 12:00-12:30`; `-` is none. */
export function breaksFromText(text: string): readonly ClockSpan[] | CellFault {
  const trimmed = text.normalize("NFKC").trim();
  if (/^([-–—]|none|keine?|aucune?|ningun[ao]|nenhum[a]?)$/i.test(trimmed)) return [];
  const spans: ClockSpan[] = [];
  for (const part of trimmed.split(/[;,\n|]| \/ /)) {
    if (part.trim() === "") continue;
    const ends = part.split(/[-–—]| to | bis | à | a /);
    const start = clockFromText(ends[0] ?? "");
    const end = clockFromText(ends[1] ?? "");
    if (ends.length !== 2 || start instanceof CellFault || end instanceof CellFault) {
      return new CellFault(
        "not-breaks",
        `has "${part.trim().slice(0, 30)}", which is not a break`,
        "Write each break with its beginning and end, such as 09:00-09:15; 12:00-12:30.",
      );
    }
    if (start === end) continue;
    spans.push({ start, end });
  }
  return spans;
}

export function notAClock(): CellFault {
  return new CellFault("not-a-time", "is not a time of day", "Type a time there, such as 06:00.");
}
