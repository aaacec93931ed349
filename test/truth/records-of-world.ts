import type { CheckRecords } from "../../src/checks/check-assumptions";
import { DAY, MINUTE, momentFromCivil } from "../../src/kernel/moment";
import type { Booking, World } from "./true-world";

const DAY_0 = momentFromCivil(2025, 10, 20);
export const momentOfDay = (day: number) => DAY_0 + day * DAY;
const momentOfMinute = (minute: number) => DAY_0 + Math.round(minute) * MINUTE;

/** What the floor and the buyers took down, beside the workbook, as the checks are given it. */
export function recordsOf(world: World): CheckRecords {
  const byResource = groupBy(world.bookings, (booking) => booking.resource);
  const byStandard = groupBy(world.bookings, (booking) => booking.product);
  const byMaterial = groupBy(world.receipts, (receipt) => receipt.material);
  const of = ({ product, step, resource, reviewed }: World["standards"][number]) => ({
    product,
    step,
    resource,
    reviewed: reviewed === undefined ? undefined : momentOfDay(reviewed),
  });
  const standardOf = new Map(world.standards.map((standard) => [standard.product, standard]));
  return {
    bookings: world.resources.map(({ id }) => ({
      resource: id,
      bookings: (byResource.get(id) ?? []).map((booking) => ({
        from: momentOfMinute(booking.start),
        to: momentOfMinute(booking.end),
        workMin: booking.end - booking.start - booking.downMin,
        setupMin: booking.setupMin,
        standardRunMin:
          (60 * (booking.good + booking.scrap)) / standardOf.get(booking.product)!.ratePerHour,
        standardSetupMin: standardOf.get(booking.product)!.setupMin,
        downMin: booking.downMin,
        hasReason: true,
      })),
    })),
    leadTimes: world.materials.map(({ material, supplier, plannedDays }) => ({
      material,
      supplier,
      plannedDays,
      receipts: (byMaterial.get(material) ?? []).map((receipt) => ({
        ordered: momentOfDay(receipt.ordered),
        promised: momentOfDay(receipt.promised),
        received: receipt.received === undefined ? undefined : momentOfDay(receipt.received),
      })),
    })),
    rates: world.standards.map((standard) => ({
      ...of(standard),
      cell: standard.ratePerHour,
      inverse: false,
      efficiency: 1,
      watched: [],
      remark: "",
      jobs: (byStandard.get(standard.product) ?? []).map((booking) => ({
        at: momentOfMinute(booking.start),
        ratio: unitsAnHour(booking) / standard.ratePerHour,
      })),
    })),
    setups: world.standards.map((standard) => ({
      ...of(standard),
      cell: standard.setupMin,
      remark: "",
      jobs: (byStandard.get(standard.product) ?? []).map((booking) => ({
        at: momentOfMinute(booking.start),
        ratio: standard.setupMin / booking.setupMin,
      })),
    })),
    yields: world.standards.map((standard) => ({
      ...of(standard),
      cell: standard.yield,
      jobs: (byStandard.get(standard.product) ?? []).map((booking) => ({
        at: momentOfMinute(booking.start),
        good: booking.good,
        scrap: booking.scrap,
      })),
    })),
    uptimes: world.resources.map(({ id, uptime }) => ({
      resource: id,
      cell: uptime,
      days: workedDays(byResource.get(id) ?? []),
    })),
    calendars: [],
    loads: [],
  };
}

function unitsAnHour(booking: Booking): number {
  const minutes = booking.end - booking.start - booking.downMin - booking.setupMin;
  return (60 * (booking.good + booking.scrap)) / minutes;
}

/** Run and down time by the day on which a job began. */
function workedDays(bookings: readonly Booking[]) {
  const byDay = groupBy(bookings, (booking) => String(Math.floor(booking.start / 1440)));
  return [...byDay].map(([day, all]) => ({
    at: momentOfDay(Number(day)),
    workedMin: all.reduce((sum, b) => sum + b.end - b.start - b.setupMin, 0),
    downMin: all.reduce((sum, b) => sum + b.downMin, 0),
  }));
}

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
