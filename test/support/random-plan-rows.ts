import fc from "fast-check";
import { HOUR, MINUTE } from "../../src/kernel/moment";
import { EVERY_DAY, PLAN_START, type SomeRows, WEEKDAYS } from "./a-plan";

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const hours = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * HOUR);

function aStep() {
  return fc.constantFrom("10", "20", "30");
}

function anOrderNumber() {
  return fc.constantFrom("O0", "O1", "O2", "O3");
}

function anOrder() {
  return fc.record({
    product: fc.constantFrom("P", "P", "P", "Q", "Q", "R"),
    quantity: fc.integer({ min: 1, max: 40 }),
    release: some(hours(-48, 72).map((after) => PLAN_START + after)),
    due: some(hours(-24, 240).map((after) => PLAN_START + after)),
    weight: some(fc.integer({ min: 0, max: 3 })),
    status: fc.constantFrom("Open", "Open", "Open", "Open", "Hold", "Done"),
    goodSoFar: fc.constantFrom(undefined, undefined, undefined, 3),
    stepsDoneTo: fc.constantFrom(undefined, undefined, undefined, "10"),
    afterOrder: fc.constantFrom(...new Array<undefined>(6).fill(undefined), "O0", "O1"),
    resource: fc.constantFrom(undefined, undefined, "M"),
    hours: fc.constantFrom(undefined, 5),
  });
}

const numbered = <T>(rows: readonly T[]) =>
  rows.map((row, index) => ({ order: `O${index}`, ...row }));

function aStandard() {
  return fc.record({
    product: fc.constantFrom("P", "P", "Q"),
    step: aStep(),
    resource: fc.constantFrom("M", "N", "O", "G", "Setters"),
    minPerUnit: fc.constantFrom(1, 4, 10),
    setupMin: fc.constantFrom(0, 20, 45),
    fixedMin: fc.constantFrom(undefined, 15),
    family: fc.constantFrom(undefined, "Red", "Blue"),
    labour: fc.constantFrom(undefined, "Crew"),
    crew: fc.constantFrom(undefined, 0.5, 2),
    setupLabour: fc.constantFrom(undefined, undefined, "Setters"),
    alsoNeeds: fc.constantFrom(undefined, undefined, [{ resource: "O", amount: 1 }]),
    after: fc.constantFrom(...new Array<undefined>(8).fill(undefined), [], ["10"]),
    waitAfterHours: fc.constantFrom(0, 0, 2),
    transferBatch: fc.constantFrom(0, 0, 5),
    interruptible: fc.constantFrom(true, true, false),
    setupNeedsMaterial: fc.boolean(),
    planningShare: fc.constantFrom(1, 0.9),
  });
}

function aMachine(resource: string) {
  return fc.record({
    resource: fc.constant(resource),
    group: fc.constantFrom("G", undefined),
    units: fc.constantFrom(1, 1, 2),
    calendar: fc.constantFrom("C", "D", undefined),
    efficiency: fc.constantFrom(1, 1.25),
    uptime: fc.constantFrom(1, 0.9),
    limit: fc.constantFrom(true, true, true, false),
  });
}

function aPool(resource: string) {
  return fc.record({
    resource: fc.constant(resource),
    units: fc.constantFrom(1, 2, 4),
    calendar: fc.constantFrom("C", "D", undefined),
    pool: fc.constant(true),
  });
}

function aShift() {
  return fc.record({
    calendar: fc.constantFrom("C", "D"),
    shift: fc.constantFrom("Early", "Late"),
    days: fc.constantFrom(EVERY_DAY, WEEKDAYS),
    start: hours(0, 23),
    end: hours(0, 24),
    breaks: fc.constantFrom(undefined, [{ start: 9 * HOUR, end: 9 * HOUR + 15 * MINUTE }]),
    units: fc.constantFrom(undefined, undefined, 1, 3),
    kind: fc.constantFrom("Normal", "Normal", "Optional"),
    weeks: fc.constantFrom("All", "All", "A", "B"),
  });
}

function aClosure() {
  return fc
    .record({
      calendarOrResource: fc.constantFrom("C", "M", "Crew"),
      from: hours(-20, 60).map((after) => PLAN_START + after),
      length: hours(1, 30),
      working: fc.boolean(),
    })
    .map(({ length, ...row }) => ({ ...row, to: row.from + length }));
}

function aChangeover() {
  return fc.record({
    resource: fc.constantFrom(undefined, "M", "G"),
    fromFamily: fc.constantFrom("*", "Red", "Blue"),
    toFamily: fc.constantFrom("*", "Red", "Blue"),
    minutes: fc.constantFrom(0, 10, 90),
  });
}

function aReceipt() {
  return fc.record({
    purchaseOrder: fc.integer({ min: 1, max: 99 }).map(String),
    material: fc.constant("Bolt"),
    quantity: fc.integer({ min: 1, max: 80 }),
    ordered: fc.constant(PLAN_START - 48 * HOUR),
    promised: some(hours(-24, 96).map((after) => PLAN_START + after)),
  });
}

function anActual() {
  return fc
    .record({
      order: anOrderNumber(),
      step: aStep(),
      resource: fc.constantFrom("M", "N", "O", "Setters", undefined),
      start: hours(-30, 1).map((after) => PLAN_START + after),
      length: some(hours(0, 8)),
      good: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ length, ...row }) => ({
      ...row,
      end: length === undefined ? undefined : row.start + length,
    }));
}

/**
 * Rows of small random workbooks with every feature that reaches the scheduling problem: most are
 * sound, some name what is not there. Two products are made, one of them of the other.
 */
export const randomPlanRows: fc.Arbitrary<SomeRows> = fc.record({
  orders: fc.array(anOrder(), { maxLength: 9 }).map(numbered),
  products: fc.constantFrom(
    [],
    [
      { product: "P", lotMax: 15 },
      { product: "Q", onHand: 12, lotMax: 40 },
    ],
  ),
  standards: fc.array(aStandard(), { minLength: 2, maxLength: 9 }),
  capacities: fc.tuple(...["M", "N", "O"].map(aMachine), aPool("Crew"), aPool("Setters")),
  calendars: fc.array(aShift(), { minLength: 1, maxLength: 4 }),
  closures: fc.array(aClosure(), { maxLength: 2 }),
  crews: fc.array(
    fc.record({
      date: fc.integer({ min: 0, max: 4 }).map((days) => PLAN_START - 6 * HOUR + days * 24 * HOUR),
      shift: fc.constantFrom("Early", "Late"),
      labour: fc.constantFrom("Crew", "Setters"),
      present: fc.constantFrom(0, 1, 2.5),
    }),
    { maxLength: 2 },
  ),
  changeovers: fc.array(aChangeover(), { maxLength: 4 }),
  materials: fc.subarray([
    { product: "P", material: "Q", quantityPer: 1.5 },
    { product: "P", material: "Bolt", quantityPer: 4, step: "20" },
    { product: "Q", material: "Bolt", quantityPer: 2 },
  ]),
  supply: fc.constant([{ material: "Bolt", onHand: 60, leadTimeDays: 3, safetyDays: 1 }]),
  receipts: fc.array(aReceipt(), { maxLength: 3 }),
  progress: fc.array(
    fc.record({
      order: anOrderNumber(),
      step: aStep(),
      status: fc.constantFrom("Not started", "Running", "Done", undefined),
      good: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      resource: fc.constantFrom("M", "N", "O", undefined),
    }),
    { maxLength: 3 },
  ),
  actuals: fc.array(anActual(), { maxLength: 4 }),
});
