import { EFFECTS } from "../variance/gap-cells";
import type { OutputGap } from "../variance/output-gap";
import { HOURS_LOOK, ROUGH_HOURS_LOOK } from "./hours-look";
import { sayFullTime } from "./say-time";
import type { SheetContext } from "./sheet-context";

/** What a name stands for that nothing says. */
export const UNKNOWN = "(not known)";

const FIGURES = ["plannedH", "gapH", ...EFFECTS, "ofWhichConstraint"] as const;

/** Number formats of hours; figures against a plan made afterwards are marked. */
export function gapFormats({ plan }: OutputGap): Readonly<Record<string, string>> {
  const format = plan.kind === "afterwards" ? ROUGH_HOURS_LOOK : HOURS_LOOK;
  return {
    ...Object.fromEntries(FIGURES.map((key) => [key, format])),
    actualH: HOURS_LOOK,
    check: "0",
  };
}

/** From when to when, against which plan. */
export function saidOf({ window, plan, constraint }: OutputGap, context: SheetContext): string {
  const against =
    plan.kind === "committed"
      ? `against plan ${plan.version}, as it was committed`
      : "≈ no plan was committed: against a plan made afterwards from the orders open then, by the standards as they stand";
  return [
    `Made by Plumbline from ${context.bookName}`,
    `${sayFullTime(window.from)} to ${sayFullTime(window.to)}`,
    against,
    ...(constraint === undefined ? [] : [`${constraint} limits the week`]),
  ].join(" · ");
}
