import type { LOSSES } from "./execution";

export interface StarterReason {
  readonly reason: string;
  /** The column of Variance that it counts as. */
  readonly countsAs: (typeof LOSSES)[number];
}

/** Reasons where the workbook has no sheet Reasons; together short enough for a list in a cell. */
export const STARTER_REASONS: readonly StarterReason[] = [
  { reason: "Late start", countsAs: "Late start" },
  { reason: "Waiting for step", countsAs: "Waiting for step" },
  { reason: "Waiting for material", countsAs: "Waiting for material" },
  { reason: "Waiting for crew", countsAs: "Waiting for crew" },
  { reason: "Breakdown", countsAs: "Downtime" },
  { reason: "Cleaning", countsAs: "Stops" },
  { reason: "Setup", countsAs: "Setup" },
  { reason: "Adjustment", countsAs: "Setup" },
  { reason: "Slow running", countsAs: "Speed" },
  { reason: "Scrap or rework", countsAs: "Yield" },
  { reason: "Tool change", countsAs: "Downtime" },
  { reason: "Meeting", countsAs: "Stops" },
  { reason: "Other", countsAs: "Stops" },
];
