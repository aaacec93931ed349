import { comparableKey } from "../kernel/names";
import type { LOSSES } from "../sheets/execution";
import { STARTER_REASONS } from "../sheets/starter-reasons";
import type { AllRows } from "../workbook/sheet-rows";

/** A loss column of Variance. */
export type Loss = (typeof LOSSES)[number];

export interface LossReason {
  /** As Reasons writes it, else as it was booked; empty when none was. */
  readonly reason: string;
  readonly countsAs: Loss;
  /** The plan allows for it. */
  readonly planned: boolean;
  /** False: it is not in Reasons. True where nothing was booked. */
  readonly known: boolean;
}

/** What a booked reason counts as: by the sheet Reasons, else by the starter set; unknown ones are Downtime. */
export class LossReasons {
  private readonly byKey = new Map<string, LossReason>();

  constructor(rows: AllRows) {
    const { Reasons } = rows;
    for (const { reason, countsAs, planned } of Reasons.rows)
      this.keep({ reason, countsAs, planned, known: true });
    if (Reasons.found) return;
    for (const { reason, countsAs } of STARTER_REASONS)
      this.keep({ reason, countsAs, planned: false, known: true });
  }

  of(reason: string | undefined): LossReason {
    const key = comparableKey(reason ?? "");
    const known = this.byKey.get(key);
    if (known) return known;
    const shown = (reason ?? "").trim();
    const made: LossReason = {
      reason: shown,
      countsAs: "Downtime",
      planned: false,
      known: shown === "",
    };
    this.byKey.set(key, made);
    return made;
  }

  private keep(reason: LossReason): void {
    const key = comparableKey(reason.reason);
    if (!this.byKey.has(key)) this.byKey.set(key, reason);
  }
}
