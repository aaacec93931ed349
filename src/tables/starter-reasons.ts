/** Reasons to choose from where the workbook has no sheet Reasons; short enough for a list in a cell. */
export const LOSSES_STARTER: readonly string[] = [
  "Late start",
  "Waiting for step",
  "Waiting for material",
  "Waiting for crew",
  "Breakdown",
  "Cleaning",
  "Setup",
  "Adjustment",
  "Slow running",
  "Scrap or rework",
  "Tool change",
  "Meeting",
  "Other",
];
