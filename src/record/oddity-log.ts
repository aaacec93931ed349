import type { Issue } from "../kernel/issue";
import type { Place } from "../intake/issue-log";
import { RECORD_CODES, type RecordCode } from "./record-codes";

/** So many of one kind are told one by one, of those that are good to know fewer; the others are counted. */
const TOLD_SINGLY = 10;
const NOTES_TOLD_SINGLY = 2;

/** One thing in the record that cannot be as it stands. */
export interface Oddity {
  readonly code: RecordCode;
  readonly place: Place;
  readonly value: string;
  /** One sentence. */
  readonly what: string;
  readonly how: string;
}

/** Collects oddities of the record; a kind that comes very often does not drown the others. */
export class OddityLog {
  private readonly byCode = new Map<RecordCode, { told: Oddity[]; more: number }>();

  add(code: RecordCode, place: Place, value: string, what: string, how: string): void {
    const known = this.byCode.get(code) ?? { told: [], more: 0 };
    this.byCode.set(code, known);
    const most = RECORD_CODES[code].severity === "note" ? NOTES_TOLD_SINGLY : TOLD_SINGLY;
    if (known.told.length < most) known.told.push({ code, place, value, what, how });
    else known.more++;
  }

  /** Those of one kind together, kinds in the order in which they first came. */
  issues(): Issue[] {
    return [...this.byCode.values()].flatMap(({ told, more }) =>
      told.map((oddity, index) => issueOf(oddity, index === told.length - 1 ? more : 0)),
    );
  }
}

function issueOf({ code, place, value, what, how }: Oddity, more: number): Issue {
  const { severity } = RECORD_CODES[code];
  const others = more > 0 ? ` ${more} more are like it.` : "";
  return { severity, code, sheet: place.sheet, cell: place.cell, value, what: what + others, how };
}
