import {
  FORMATS,
  anything,
  day,
  days,
  figure,
  money,
  oneOf,
  sentence,
  whole,
  words,
} from "./written-columns";
import { defineWrittenTable } from "./written-sheet";

export const SUMMARY = defineWrittenTable({
  name: "Summary",
  purpose: "One row for each objective: target, where the schedule lands, and the gap.",
  key: ["objective"],
  columns: {
    objective: words("Objective", "The objective.", { width: 44 }),
    metric: words("Metric", "How it is measured, and for what.", { width: 22 }),
    unit: words("Unit", "What the figures of this row are in.", { width: 17 }),
    target: figure("Target", "What it is to reach by its due date."),
    achieved: figure("Achieved", "What is reached so far."),
    projectedAsAssumed: figure("As assumed", "Where the schedule lands as assumed."),
    projectedAsRealitySays: figure("As reality says", "Where it lands with corrected assumptions."),
    shouldBeNow: figure("Should be now", "Where it should stand today."),
    gapNow: figure("Gap now", "Achieved against where it should stand today; below 0: behind.", {
      owner: "formula",
      format: `${FORMATS.oneDecimal}_)`,
    }),
    shouldBeAhead: figure("Should be ahead", "Where it should stand when due, or at the horizon."),
    gapAhead: figure("Gap ahead", "Projected against that; below 0: behind.", {
      owner: "formula",
      format: `${FORMATS.oneDecimal}_)`,
    }),
    status: oneOf(
      ["Ahead", "On track", "At risk", "Behind", "Not measured"],
      "Status",
      "Where it stands today. At risk: well today, and behind where the plan lands.",
      { width: 14 },
    ),
  },
});

export const CORRECTIONS = defineWrittenTable({
  name: "Corrections",
  sheet: "Summary",
  purpose: "One row for each assumption whose correction changes the plan most.",
  key: ["what"],
  columns: {
    what: words("What to correct", "The assumption that is off.", { width: 44 }),
    verdict: words("Verdict", "What the record says about it.", { width: 22 }),
    cell: words("Cell", "Where it stands; a click leads to it.", { width: 17 }),
    planned: figure("Planned", "What the plan believes.", { format: FORMATS.general }),
    really: figure("Really", "What was seen.", { format: FORMATS.general }),
    jobs: whole("Seen", "How many jobs, receipts or days were seen.", { width: 11 }),
    lateDays: days(
      "Late days added or saved (−)",
      "Late days that it adds to the plan; below 0: takes away.",
      { format: FORMATS.oneDecimal, width: 16 },
    ),
    units: figure(
      "Units on time won or lost (−)",
      "Units on time that it adds; below 0: takes away.",
      { format: FORMATS.whole, width: 16 },
    ),
    money: money("Money gained or lost (−)", "What that is worth; below 0: it costs.", {
      format: FORMATS.whole,
      width: 16,
    }),
  },
});

export const DECISIONS = defineWrittenTable({
  name: "Decisions",
  sheet: "Summary",
  purpose: "One row for each decision that is asked for.",
  key: ["what"],
  columns: {
    what: sentence("What", "The decision."),
    costs: money("Costs", "What it costs."),
    saves: money("Saves", "What it saves."),
    owner: words("Owner", "Who decides."),
    decideBy: day("Decide by", "The last day for it."),
  },
});

export const TRACK_RECORD = defineWrittenTable({
  name: "Track record",
  sheet: "Summary",
  purpose: "One row for each promise that Plumbline made about itself, and what came of it.",
  key: ["measure"],
  columns: {
    measure: sentence("Measure", "What is judged."),
    value: anything("Value", "The figure."),
    cases: whole("Cases", "Over how many cases."),
  },
});
