import type { IssueMeaning } from "../sheets/issue-codes";

/** Every code of an issue about Objectives and Milestones, besides those of reading. */
export const OBJECTIVE_CODES = {
  "objective-due-before-start": {
    severity: "warning",
    meaning: "An objective is due before it starts; its target counts throughout.",
  },
  "objective-circle": {
    severity: "error",
    meaning: "Objectives are part of each other in a circle; none of them has a parent.",
  },
  "objective-of-nothing": {
    severity: "error",
    meaning: "Applies to names nothing in the workbook; the objective is not measured.",
  },
  "objective-does-not-fit": {
    severity: "error",
    meaning: "The metric cannot be measured of what Applies to names.",
  },
  "objective-as-percent": {
    severity: "warning",
    meaning: "A share above 200 % was read as a per cent: 95 is 95 %.",
  },
  "objective-without-cell": {
    severity: "warning",
    meaning: "An objective of the metric Own names no cell such as Finance!C4.",
  },
  "objective-parts-differ": {
    severity: "warning",
    meaning: "The parts of an objective say different things in Parent by; they are not added up.",
  },
  "milestone-outside": {
    severity: "warning",
    meaning: "A milestone lies before its objective's Start or after its Due.",
  },
} as const satisfies Record<string, IssueMeaning>;

export type ObjectiveCode = keyof typeof OBJECTIVE_CODES;
