import { defineSheet, duration, reference, text } from "./define-sheet";
import { NOT_NEGATIVE } from "./ranges";

export const CHANGEOVERS = defineSheet({
  name: "Changeovers",
  otherNames: [],
  purpose: "One row for each change from one family to another that has a time of its own.",
  key: ["resource", "fromFamily", "toFamily"],
  columns: {
    resource: reference(["Capacities"], { header: "Resource" }),
    fromFamily: text({ header: "From family", required: true }),
    toFamily: text({ header: "To family", required: true }),
    minutes: duration("min", NOT_NEGATIVE, { header: "Minutes", required: true }),
  },
});
