import {
  breaks,
  choice,
  clock,
  defineSheet,
  key,
  moment,
  number,
  reference,
  text,
  weekdays,
  yesNo,
} from "./define-sheet";
import { NOT_NEGATIVE } from "./ranges";

export const CALENDARS = defineSheet({
  name: "Calendars",
  otherNames: [],
  purpose: "One row for each shift of a calendar.",
  key: [],
  columns: {
    calendar: key({ header: "Calendar", required: true }),
    shift: text({ header: "Shift", common: true }),
    days: weekdays({ header: "Days", required: true }),
    start: clock({ header: "Start", required: true }),
    end: clock({ header: "End", required: true }),
    breaks: breaks({ header: "Breaks", common: true }),
    units: number(NOT_NEGATIVE, { header: "Units" }),
    kind: choice(["Normal", "Optional"], { header: "Kind", default: "Normal" }),
    validFrom: moment("start", { header: "Valid from" }),
    validTo: moment("end", { header: "Valid to" }),
    weeks: choice(["All", "A", "B"], { header: "Weeks", default: "All" }),
  },
});

export const CLOSURES = defineSheet({
  name: "Closures",
  otherNames: [],
  purpose:
    "One row for each stretch in which a calendar or a resource does not work, or works extra.",
  key: [],
  columns: {
    calendarOrResource: reference(["Calendars", "Capacities"], {
      header: "Calendar or Resource",
      required: true,
    }),
    from: moment("start", { header: "From", required: true }),
    to: moment("end", { header: "To", required: true }),
    reason: text({ header: "Reason", common: true }),
    working: yesNo({ header: "Working", default: false }),
  },
});
