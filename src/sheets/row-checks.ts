import type { ReadingCode } from "./issue-codes";
import type { InputSheetName } from "./registry";

/** A fault between cells of one row. */
export interface RowFault {
  readonly code: ReadingCode;
  /** The column whose cell is at fault. */
  readonly key: string;
  /** True when the row cannot be used. */
  readonly leftOut: boolean;
  /** One sentence, without its end. */
  readonly what: string;
  readonly how: string;
}

type Values = Readonly<Record<string, unknown>>;
type Check = (values: Values) => RowFault | undefined;

/** `to` must lie behind `from`; an empty end is open. */
function spanCheck(from: string, to: string, words: string): Check {
  return (values) => {
    const [start, end] = [values[from], values[to]];
    if (typeof start !== "number" || typeof end !== "number" || end > start) return undefined;
    return {
      code: "ends-before-start",
      key: to,
      leftOut: true,
      what: `${words} lies at or before its beginning`,
      how: "Correct one of the two.",
    };
  };
}

const standardHasTime: Check = (values) => {
  const given = ["ratePerHour", "minPerUnit", "fixedMin"].some((key) => values[key] !== undefined);
  if (given) return undefined;
  return {
    code: "standard-without-time",
    key: "ratePerHour",
    leftOut: true,
    what: "Rate per hour, Min per unit and Fixed min are all empty",
    how: "Fill in one of the three.",
  };
};

const oneTimeOnly: Check = (values) => {
  if (values["ratePerHour"] === undefined || values["minPerUnit"] === undefined) return undefined;
  return {
    code: "rate-and-minutes",
    key: "ratePerHour",
    leftOut: false,
    what: "Rate per hour and Min per unit are both given; Min per unit is used",
    how: "Clear one of the two.",
  };
};

const dueAfterRelease: Check = (values) => {
  const [release, due] = [values["release"], values["due"]];
  if (typeof release !== "number" || typeof due !== "number" || due > release) return undefined;
  return {
    code: "due-before-release",
    key: "due",
    leftOut: false,
    what: "Due lies before Release, so the order will be late",
    how: "Correct one of the two.",
  };
};

const receivedAfterOrdered: Check = (values) => {
  const [ordered, received] = [values["ordered"], values["received"]];
  if (typeof ordered !== "number" || typeof received !== "number" || received >= ordered) {
    return undefined;
  }
  return {
    code: "received-before-ordered",
    key: "received",
    leftOut: false,
    what: "Received lies before Ordered",
    how: "Correct one of the two; a lead time below 0 says nothing.",
  };
};

const stopEnds: Check = (values) => {
  if (values["to"] !== undefined || values["minutes"] !== undefined) return undefined;
  return {
    code: "stop-without-end",
    key: "to",
    leftOut: true,
    what: "To and Minutes are both empty",
    how: "Fill in when the stop ended, or how many minutes it took.",
  };
};

const lotLimits: Check = (values) => {
  const [min, max] = [values["lotMin"], values["lotMax"]];
  if (typeof min !== "number" || typeof max !== "number" || min <= max) return undefined;
  return {
    code: "lot-limits-cross",
    key: "lotMin",
    leftOut: false,
    what: "Lot min is larger than Lot max; Lot min is not used",
    how: "Correct one of the two.",
  };
};

/** What is checked between the cells of a row. */
export const ROW_CHECKS: Readonly<Partial<Record<InputSheetName, readonly Check[]>>> = {
  Products: [lotLimits],
  Orders: [dueAfterRelease],
  Standards: [standardHasTime, oneTimeOnly],
  Capacities: [spanCheck("availableFrom", "availableTo", "Available to")],
  Calendars: [spanCheck("validFrom", "validTo", "Valid to")],
  Closures: [spanCheck("from", "to", "To")],
  Receipts: [receivedAfterOrdered],
  Actuals: [spanCheck("start", "end", "End")],
  Stops: [spanCheck("from", "to", "To"), stopEnds],
  Observations: [spanCheck("from", "to", "To")],
};
