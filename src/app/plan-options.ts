import type { Moment, Seconds } from "../kernel/moment";
import type { GOALS, PRIORITY_1_IS } from "../sheets/settings";
import type { ReplayWatch, SolveWatch } from "./ports";

/** What the user said on the command line or in the pane; what is missing is taken from Settings. */
export interface PlanOptions {
  /** Name of the workbook as its user knows it, without folders; stands in `made from …`. */
  readonly bookName: string;
  /** Plan start where Settings has none (`--now`). */
  readonly now?: Moment;
  readonly seconds?: Seconds;
  readonly iterations?: number;
  readonly seed?: number;
  /** Searches side by side, each with a seed of its own; 1 unless given. */
  readonly seeds?: number;
  readonly goal?: (typeof GOALS)[number];
  /** Days ahead that are scheduled, in place of the setting. */
  readonly horizonDays?: number;
  /** Hours from plan start for which the published schedule stands, in place of the setting. */
  readonly freezeHours?: number;
  readonly priority1Is?: (typeof PRIORITY_1_IS)[number];
  /** `Sheet.Their heading=Our column`, as typed (`--map`); remembered in the workbook. */
  readonly headings?: readonly string[];
  /** When the search was interrupted: write the best schedule so far (`--keep-best`). */
  readonly keepBest?: boolean;
  readonly watch?: SolveWatch;
  /** Told how many replays of how many are done, once the search is over. */
  readonly onReplay?: ReplayWatch["onProgress"];
  /** False: assumptions are tested, and no plan is scheduled again to weigh them. */
  readonly weigh?: false;
  /** Told how many changed plans of how many are scheduled. */
  readonly onCase?: (done: number, of: number) => void;
}
