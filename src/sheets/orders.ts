import {
  choice,
  defineSheet,
  duration,
  key,
  moment,
  number,
  reference,
  text,
} from "./define-sheet";
import { NOT_NEGATIVE, POSITIVE } from "./ranges";

export const ORDER_STATUSES = ["Open", "Quote", "Hold", "Done"] as const;

export const ORDERS = defineSheet({
  name: "Orders",
  otherNames: [],
  purpose: "One row for each order line that is to be made.",
  key: ["order", "line"],
  standIns: [
    {
      column: "product",
      when: [
        ["resource", "hours"],
        ["resource", "ratePerHour"],
      ],
      value: "",
    },
    { column: "quantity", when: [["resource", "hours"]], value: 1 },
  ],
  columns: {
    order: key({ header: "Order", required: true }),
    line: key({ header: "Line" }),
    product: reference(["Products", "Standards"], { header: "Product", required: true }),
    quantity: number(POSITIVE, { header: "Quantity", required: true }),
    release: moment("start", { header: "Release", common: true }),
    due: moment("end", { header: "Due", common: true }),
    weight: number(NOT_NEGATIVE, { header: "Weight", common: true }),
    priority: number({}, { header: "Priority", common: true }),
    objective: reference(["Objectives"], { header: "Objective", common: true }),
    customer: text({ header: "Customer", common: true }),
    value: number({}, { header: "Value" }),
    status: choice(ORDER_STATUSES, { header: "Status", default: "Open", common: true }),
    goodSoFar: number(NOT_NEGATIVE, { header: "Good so far" }),
    stepsDoneTo: key({ header: "Steps done to" }),
    requested: moment("end", { header: "Requested" }),
    firstPromised: moment("end", { header: "First promised" }),
    shipDays: duration("days", NOT_NEGATIVE, { header: "Ship days", default: 0 }),
    shipped: moment("end", { header: "Shipped" }),
    shippedQuantity: number(NOT_NEGATIVE, { header: "Shipped quantity" }),
    penaltyPerDay: number(NOT_NEGATIVE, { header: "Penalty per day" }),
    resource: reference(["Capacities"], { header: "Resource" }),
    hours: duration("h", POSITIVE, { header: "Hours" }),
    ratePerHour: number(POSITIVE, { header: "Rate per hour" }),
    afterOrder: reference(["Orders"], { header: "After order" }),
  },
});
