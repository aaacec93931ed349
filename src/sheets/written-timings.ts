import {
  FORMATS,
  day,
  figure,
  identity,
  sentence,
  timeOfDay,
  when,
  words,
} from "./written-columns";
import { defineWrittenTable } from "./written-sheet";

const ENTERED = { owner: "entered" } as const;
const NARROW = { ...ENTERED, width: 7 };

/** The form below the places of Go and see; its columns stand under theirs. */
export const TIMING_FORM = defineWrittenTable({
  name: "Timing form",
  sheet: "Go and see",
  table: "PlumbTimingForm",
  purpose:
    "One row for each timing to take; once it is filled in, it counts and moves to the sheet Timings.",
  key: ["resource", "step", "product", "date", "from"],
  columns: {
    resource: identity("Resource", "Where it is timed."),
    step: identity("Step", "The step that is timed.", { width: 8 }),
    product: identity("Product", "What is made meanwhile."),
    what: sentence("What", "What is timed.", { width: 40 }),
    date: day("Date", "The day on which it was timed.", { ...ENTERED, width: 11 }),
    observer: words("Observer", "Who timed it.", { ...ENTERED, width: 13 }),
    from: timeOfDay("From", "When the first of the counted units was begun.", NARROW),
    to: timeOfDay(
      "To",
      "When the last of them was finished; earlier than From: the next day.",
      NARROW,
    ),
    units: figure("Units", "How many units were made between From and To.", {
      ...NARROW,
      format: FORMATS.general,
    }),
  },
});

/** Columns as those of Observations: that is what its rows count as. */
export const TIMINGS = defineWrittenTable({
  name: "Timings",
  purpose: "One row for each timing that came back from the floor; it counts as an Observation.",
  key: ["date", "resource", "product", "step", "from"],
  columns: {
    date: day("Date", "The day.", ENTERED),
    resource: identity("Resource", "Where it was timed.", ENTERED),
    product: identity("Product", "What was made.", ENTERED),
    step: identity("Step", "The step that was timed.", { ...ENTERED, width: 8 }),
    observer: words("Observer", "Who timed it.", { ...ENTERED, width: 16 }),
    from: when("From", "When the first of the counted units was begun.", ENTERED),
    to: when("To", "When the last of them was finished.", ENTERED),
    what: sentence("What", "What was timed.", ENTERED),
    units: figure("Units", "How many units were made between From and To.", {
      ...ENTERED,
      width: 9,
      format: FORMATS.general,
    }),
  },
});
