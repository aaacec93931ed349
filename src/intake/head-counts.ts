import { type Moment, isoFromMoment, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { ShiftOccurrence } from "../model/planning-model";
import type { SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, placeOf } from "./issue-log";
import type { PlanFrame } from "./plan-frame";

/** Real head counts by labour, day and shift, from Crews. */
export class HeadCounts {
  private readonly byLabour = new Map<string, Map<string, { row: number; present: number }>>();

  constructor(private readonly sheet: SheetRows<"Crews">) {
    for (const row of sheet.rows) {
      const labour = comparableKey(row.labour);
      const counts = this.byLabour.get(labour) ?? new Map();
      this.byLabour.set(labour, counts);
      const key = shiftKey(row.date, row.shift);
      if (!counts.has(key)) counts.set(key, { row: row.row, present: row.present });
    }
  }

  /** True when Crews says anything about this resource. */
  has(resource: string): boolean {
    return this.byLabour.has(comparableKey(resource));
  }

  /** Heads present in a shift; undefined where Crews does not say. */
  present(resource: string, date: Moment, shift: string): number | undefined {
    return this.byLabour.get(comparableKey(resource))?.get(shiftKey(date, shift))?.present;
  }

  /** Warns of rows inside the frame that name a day and shift on which the resource has none. */
  checkUsed(
    shiftsOf: (resourceKey: string) => readonly ShiftOccurrence[] | undefined,
    frame: PlanFrame,
    log: IssueLog,
  ): void {
    const known = new Map<string, ReadonlySet<string> | undefined>();
    for (const row of this.sheet.rows) {
      if (row.date < startOfDay(frame.start) || row.date >= frame.end) continue;
      const labour = comparableKey(row.labour);
      if (!known.has(labour)) {
        const shifts = shiftsOf(labour);
        known.set(labour, shifts && new Set(shifts.map((s) => shiftKey(s.date, s.shift))));
      }
      const shifts = known.get(labour);
      if (shifts?.has(shiftKey(row.date, row.shift))) continue;
      log.warning(
        "crew-of-no-shift",
        placeOf(this.sheet, row.row, shifts ? "shift" : "labour"),
        shifts ? row.shift : row.labour,
        shifts
          ? `${row.labour} has no shift ${row.shift} on ${isoFromMoment(row.date).slice(0, 10)}.`
          : `${row.labour} is not in Capacities.`,
        "Correct the row in Crews, or add the shift to the calendar.",
      );
    }
  }
}

const shiftKey = (date: Moment, shift: string) =>
  `${startOfDay(date)}\u0000${comparableKey(shift)}`;
