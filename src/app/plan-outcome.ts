import type { Issue } from "../kernel/issue";
import type { RunReport } from "../tables/run-report";

/** How a use case that plans ended. Only `done` (and `interrupted` with `written`) has changed the workbook. */
export type PlanOutcome =
  | {
      readonly kind: "done";
      /** What `--json` prints; `output` is empty until the caller knows where the host saved it. */
      readonly report: RunReport;
      /** The same in a few lines for people. */
      readonly text: string;
      /** Rows were left out: exit status 1 with `--strict`. */
      readonly rowsLeftOut: boolean;
    }
  /** Stopped by the user; the best schedule so far was written if `keepBest` was given. */
  | {
      readonly kind: "interrupted";
      readonly report: RunReport;
      readonly text: string;
      readonly written: boolean;
    }
  | NothingDone;

export type NothingDone =
  /** A required sheet or column is nowhere, or a heading has to be asked: exit status 2. */
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  /** A fault of our own: the schedule broke a rule. Nothing was written; exit status not 0. */
  | { readonly kind: "fault"; readonly lines: readonly string[] };
