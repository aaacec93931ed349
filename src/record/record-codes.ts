import type { IssueMeaning } from "../sheets/issue-codes";

/** Every code of an issue about what the floor recorded, where it cannot stand as it is. */
export const RECORD_CODES = {
  "booking-ends-before-start": {
    severity: "error",
    meaning: "A booking or a stop ends before it starts; it does not count.",
  },
  "booking-ahead": {
    severity: "warning",
    meaning:
      "A booking begins, or ends long, after the record ends; what is ahead does not count yet.",
  },
  "booking-too-old": {
    severity: "note",
    meaning: "Bookings are so old that they say nothing of today's work; they do not count.",
  },
  "booking-of-unknown-order": {
    severity: "note",
    meaning: "Bookings are of orders that are nowhere, so that their product is not known.",
  },
  "booking-of-unknown-step": {
    severity: "warning",
    meaning: "A booking is of a step that its product does not have.",
  },
  "booking-without-resource": {
    severity: "warning",
    meaning: "A booking names no resource, and its step can be done on several.",
  },
  "booking-on-unforeseen-resource": {
    severity: "note",
    meaning: "A step was done on a resource that Standards does not name for it.",
  },
  "booking-without-end": {
    severity: "warning",
    meaning: "A booking has no End, though its resource or order has gone on since.",
  },
  "bookings-overlap": {
    severity: "warning",
    meaning: "More bookings lie on a resource at one time than it has units.",
  },
  "booking-without-time": {
    severity: "warning",
    meaning: "Units are booked in no time at all, or in less than was booked as setup and stops.",
  },
  "booking-without-output": {
    severity: "note",
    meaning: "A finished booking has neither Good nor Scrap.",
  },
  "booked-more-than-started": {
    severity: "note",
    meaning: "More units were booked at a step than its order needs: rework, or another order's.",
  },
  "stop-without-length": {
    severity: "warning",
    meaning: "A stop has neither To nor Minutes; it does not count.",
  },
  "stop-booked-twice": {
    severity: "note",
    meaning: "The Down min of a booking are the minutes of the stops inside it; they count once.",
  },
  "reason-unknown": {
    severity: "warning",
    meaning: "A reason is not in Reasons; it counts as Downtime.",
  },
} as const satisfies Record<string, IssueMeaning>;

export type RecordCode = keyof typeof RECORD_CODES;
