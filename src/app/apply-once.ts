import { RefusedChange } from "../workbook/refused-change";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import type { NothingDone } from "./plan-outcome";

/** All changes or none; what the host refuses is said, not thrown. */
export async function applyOnce(
  host: WorkbookHost,
  changes: readonly WorkbookChange[],
): Promise<NothingDone | undefined> {
  try {
    await host.apply(changes);
    return undefined;
  } catch (error) {
    return sayRefused(error);
  }
}

/** What a host refused, as an issue; anything else is thrown again. */
export function sayRefused(error: unknown): NothingDone {
  if (!(error instanceof RefusedChange)) throw error;
  return {
    kind: "refused",
    issues: [
      {
        severity: "error",
        code: error.code,
        sheet: error.sheet,
        cell: error.cell,
        value: "",
        what: error.message,
        how: "",
      },
    ],
  };
}
