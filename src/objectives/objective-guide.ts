import { METRIC_DEFINITIONS } from "./metric-definitions";
import type { MetricDefinition } from "./metric";

/** How objectives are measured, as Markdown; its tables are made from the definitions. */
export function objectiveGuide(): string {
  return [
    "# How objectives are measured",
    "",
    "This page is made by `npm run generate` from the definitions that Plumbline itself measures with. Each metric has one definition, for what is achieved and for what is projected alike. What cannot be measured says why; it is never shown as 0.",
    "",
    "## What each metric is",
    "",
    ...table(
      ["metric", "better", "in", "formula", "Applies to can name"],
      METRIC_DEFINITIONS.map((each) => [
        each.metric,
        each.direction?.toLowerCase() ?? "as its target lies",
        unitsOf(each),
        each.formula,
        each.fits.join(", ") || "–",
      ]),
    ),
    "",
    "## Where its figures come from",
    "",
    ...table(
      ["metric", "achieved", "projected", "source of the definition"],
      METRIC_DEFINITIONS.filter(({ source }) => source !== "–").map((each) => [
        each.metric,
        each.achieved,
        each.projected,
        each.source,
      ]),
    ),
    "",
    ...RULES,
  ].join("\n");
}

function unitsOf({ format, unit, window }: MetricDefinition): string {
  if (format === "share") return "share";
  const units = [...new Set([unit(false), unit(true)])].filter((each) => each !== "");
  return units.join(" or ") || (window === "total" ? "money, a total" : "its own unit");
}

const RULES = [
  "## Which stretch is measured",
  "",
  "- **Achieved**: the Setting Achieved days up to now, not before the objective's Start and not behind its Due. Of work, no longer than the record reaches, in whole weeks, so that a record of three days is not taken for a week.",
  "- **Projected**: from plan start (or Start) to Due or the end of the horizon, whichever comes first. Of work only the coming Achieved days: behind them the order book is not full yet, and a shop that looks idle there is not.",
  "- **Sales and Contribution** are totals: from Start to now, and from Start to the end of the projection. Where Orders does not reach back to Start, the total is not known and not shown.",
  "- **Schedule attainment** is measured in the weeks whose committed plan is kept; where none was committed, against a plan made afterwards, and it says so.",
  "",
  "Yield, Productivity, OEE and Schedule attainment are only repeated by a schedule from its own assumptions. What counts as their projection is what was achieved lately.",
  "",
  "## Which rows count",
  "",
  "What Applies to names, and what carries the objective or a part of it: orders with it in their column Objective, and the products of rows of Plan that have it. Where neither says anything, all rows count. OEE and Utilisation belong to resources: only Applies to chooses among them.",
  "",
  "On-time judges an order when On-time tolerance days have passed since its promise. With Early counts on No, what arrives on a day before the promised one (less the tolerance) is a miss as well. Quotes and planned orders never count, orders on hold do.",
  "",
  "## Where it should be, and the gap",
  "",
  "- Without milestones: on the straight line from Baseline at Start to Target at Due, as `PLUMB.ONTRACK` has it. Where Baseline, Start or Due is empty there is no line, and Target counts throughout; the Baseline of a total is 0 unless it is given.",
  "- With milestones: the target of the last one reached; before the first one Baseline, without a Baseline the first one's target. From Due on it is Target.",
  "- **Gap** = how far the figure is from there, in the direction of the metric: above 0 is ahead, below 0 behind, also where less is better.",
  "- **On track** is a gap of at most a twentieth of the way from Baseline to Target (where there is no way, 1 % of Target); beyond it is Ahead or Behind.",
  "",
  "Example: On-time from 88 % on 1 June to 95 % at the end of 31 May, 365 days later. After 175 days it should be 0.88 + 0.07 × 175 ÷ 365 = 91.4 %. With 92.0 % achieved the gap is +0.6 points, more than 0.07 ÷ 20 = 0.35 points: Ahead.",
  "",
  "## An objective made of others",
  "",
  "Where an objective has no figure of its own, and its parts say Sum or Weighted in Parent by (at the top the objective may say it itself), it is their sum, or their mean by Weight. Each figure only where all parts have it, and all are in the same unit.",
  "",
];

/** Columns as wide as their widest cell. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
