import { type CheckRecords, checkAssumptions } from "../../../src/checks/check-assumptions";
import type { CheckSettings } from "../../../src/checks/check-settings";
import type { ReceiptRecord } from "../../../src/checks/lead-time-record";
import type { RatioJob } from "../../../src/checks/ratio-case";
import { DAY, HOUR, momentFromCivil } from "../../../src/kernel/moment";

export const NOW = momentFromCivil(2026, 11, 23, 6);

export const SETTINGS: CheckSettings = {
  now: NOW,
  confidence: 0.95,
  serviceLevel: 0.9,
  reviewDays: 365,
};

export const NO_RECORDS: CheckRecords = {
  bookings: [],
  leadTimes: [],
  rates: [],
  setups: [],
  yields: [],
  uptimes: [],
  calendars: [],
  loads: [],
};

export function check(records: Partial<CheckRecords>, settings: Partial<CheckSettings> = {}) {
  return checkAssumptions({ ...NO_RECORDS, ...records }, { ...SETTINGS, ...settings });
}

/** Jobs a day apart, the last one yesterday. */
export function jobs(ratios: readonly number[]): RatioJob[] {
  return ratios.map((ratio, i) => ({ at: NOW - (ratios.length - i) * DAY, ratio }));
}

/** `n` ratios evenly around `centre`, within ± `spread`, without any trend (golden section). */
export function around(centre: number, spread: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const place = (0.37 + i * 0.6180339887498949) % 1;
    return centre * (1 + spread * (2 * place - 1));
  });
}

export function rate(ratios: readonly number[], more: object = {}) {
  return {
    product: "P",
    step: "10",
    resource: "M",
    reviewed: undefined,
    cell: 100,
    inverse: false,
    efficiency: 1,
    jobs: jobs(ratios),
    watched: [],
    remark: "",
    ...more,
  };
}

/** Orders a week apart that took so many days; undefined: open. */
export function receipts(took: readonly (number | undefined)[], promised = 10): ReceiptRecord[] {
  return took.map((days, i) => {
    const ordered = NOW - 6 * HOUR - (took.length - i + 8) * 7 * DAY;
    return {
      ordered,
      promised: ordered + promised * DAY,
      received: days === undefined ? undefined : ordered + days * DAY,
    };
  });
}

export function leadTime(took: readonly (number | undefined)[], more: object = {}) {
  return {
    material: "STEEL",
    supplier: "Smith",
    plannedDays: 10,
    receipts: receipts(took),
    ...more,
  };
}
