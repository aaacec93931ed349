import type { Moment } from "../kernel/moment";

interface Dated {
  readonly validFrom: Moment | undefined;
}

/** Of rows that say the same thing for different times: the one that counts, and those for later. */
export interface ValidRows<R extends Dated> {
  /** The latest Valid from not after the moment (an empty one is the earliest); undefined: none yet. */
  readonly valid: R | undefined;
  readonly later: readonly R[];
}

export function validAt<R extends Dated>(rows: readonly R[], at: Moment): ValidRows<R> {
  let valid: R | undefined;
  const later: R[] = [];
  for (const row of rows) {
    if (row.validFrom !== undefined && row.validFrom > at) later.push(row);
    else if (!valid || (row.validFrom ?? -Infinity) > (valid.validFrom ?? -Infinity)) valid = row;
  }
  return { valid, later };
}
