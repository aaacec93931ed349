import {
  defineSheet,
  key,
  moment,
  number,
  percent,
  reference,
  text,
  wholeNumber,
  yesNo,
} from "./define-sheet";
import { NOT_NEGATIVE, POSITIVE, SHARE } from "./ranges";

export const CAPACITIES = defineSheet({
  name: "Capacities",
  otherNames: [],
  purpose: "One row for each machine, line, crew or pool that work needs.",
  key: ["resource", "validFrom"],
  columns: {
    resource: key({ header: "Resource", required: true }),
    group: key({ header: "Group", common: true }),
    units: number(POSITIVE, { header: "Units", default: 1, common: true }),
    calendar: reference(["Calendars"], { header: "Calendar", common: true }),
    efficiency: percent(POSITIVE, { header: "Efficiency", default: 1, common: true }),
    uptime: percent(SHARE, { header: "Uptime", default: 1, common: true }),
    availableFrom: moment("start", { header: "Available from" }),
    availableTo: moment("end", { header: "Available to" }),
    costPerHour: number(NOT_NEGATIVE, { header: "Cost per hour" }),
    overtimeRate: number(NOT_NEGATIVE, { header: "Overtime rate" }),
    pool: yesNo({ header: "Pool", default: false, common: true }),
    limit: yesNo({ header: "Limit", default: true }),
    validFrom: moment("start", { header: "Valid from" }),
  },
});

export const CREWS = defineSheet({
  name: "Crews",
  otherNames: [],
  purpose: "One row for each day, shift and labour pool: the real head count of that day.",
  key: ["date", "shift", "labour"],
  columns: {
    date: moment("start", { header: "Date", required: true }),
    shift: text({ header: "Shift", required: true }),
    labour: reference(["Capacities"], { header: "Labour", required: true }),
    planned: number(NOT_NEGATIVE, { header: "Planned" }),
    present: number(NOT_NEGATIVE, { header: "Present", required: true }),
  },
});
