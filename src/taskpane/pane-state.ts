import type { Inspection } from "../app/inspect-workbook";
import type { SolveProgress } from "../app/ports";
import type { Proposal } from "../app/propose-schedule";
import type { PaneChoices } from "../app/remember";
import type { Notice } from "./notice";

export const TABS = ["start", "data", "schedule"] as const;
export type PaneTab = (typeof TABS)[number];

export type BookState =
  | { readonly kind: "reading" }
  | { readonly kind: "inserting" }
  | { readonly kind: "read"; readonly inspection: Inspection }
  /** It could not be read; the notice says why. */
  | { readonly kind: "unread" };

export type PlanState =
  | { readonly kind: "none" }
  | {
      readonly kind: "solving";
      /** Undefined until there is a first schedule. */
      readonly progress: SolveProgress | undefined;
      readonly stopping: boolean;
    }
  | { readonly kind: "proposed"; readonly proposal: Proposal; readonly changed: ChangedSheets }
  | { readonly kind: "writing"; readonly proposal: Proposal }
  | {
      readonly kind: "written";
      readonly proposal: Proposal;
      readonly sheets: readonly string[];
      /** Of the host: it gives back what stood there. Of the first write: its sheets can go again. */
      readonly undo: "host" | "first write" | "none";
    };

/** Sheets that are no longer as they were when the workbook was read. */
export interface ChangedSheets {
  readonly inputs: readonly string[];
  readonly ours: readonly string[];
}

export interface PaneState {
  readonly tab: PaneTab;
  readonly book: BookState;
  readonly choices: PaneChoices;
  readonly plan: PlanState;
  readonly notice: Notice | undefined;
}

export const FIRST_STATE: PaneState = {
  tab: "start",
  book: { kind: "reading" },
  choices: {},
  plan: { kind: "none" },
  notice: undefined,
};
