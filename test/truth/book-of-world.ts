import {
  DAY,
  MINUTE,
  type Moment,
  momentFromCivil,
  serialFromMoment,
} from "../../src/kernel/moment";
import type { SheetSeed, WorkbookSeed } from "../../src/hosts/workbook-seed";
import type { CellValue } from "../../src/workbook/grid";
import { SHOP_HOURS, ShopClock, type ShopHours } from "./shop-clock";
import type { TrueResource, TrueStandard, World } from "./true-world";

/** A Monday, early enough for all that is worked by the shortest hours to be over by now. */
const MONDAY = momentFromCivil(2024, 4, 1);
const NOW = momentFromCivil(2026, 11, 23);

export interface WorldBook {
  readonly seed: WorkbookSeed;
  /** When the record ends. */
  readonly now: Moment;
}

/** How a resource works: some round the clock, some by shifts, some faster or slower than the standards say. */
export interface Workplace {
  readonly hours: ShopHours | undefined;
  readonly efficiency: number;
}

export function workplaceOf({ id }: TrueResource | { readonly id: string }): Workplace {
  const i = Number(id.slice(1));
  return { hours: SHOP_HOURS[i % 3], efficiency: [1, 0.9, 1, 1.1][i % 4]! };
}

/** Every third standard is kept in minutes for a unit. */
export function inMinutes({ product }: TrueStandard): boolean {
  return Number(product.slice(-1)) % 3 === 2;
}

/** The factory as a user's workbook: what is believed on one side, what was booked on the other. */
export function bookOfWorld(world: World): WorldBook {
  const clocks = new Map(
    world.resources.map((resource) => [resource.id, new ShopClock(workplaceOf(resource).hours)]),
  );
  const wall = (resource: string, minute: number, end: boolean) =>
    MONDAY + clocks.get(resource)!.wall(minute, end) * MINUTE;
  const sheets = [
    ...standing(world, (resource, day) => wall(resource, day * 1440, false)),
    ...happened(world, wall),
  ];
  return { seed: { sheets }, now: NOW };
}

type DayOf = (resource: string, day: number) => Moment;
type Wall = (resource: string, minute: number, end: boolean) => Moment;

function standing(world: World, dayOf: DayOf): SheetSeed[] {
  return [
    sheet(
      "Standards",
      [
        "Product",
        "Step",
        "Resource",
        "Setup min",
        "Rate per hour",
        "Min per unit",
        "Yield",
        "Reviewed",
      ],
      world.standards.map((standard) => {
        const { product, step, resource, setupMin, reviewed } = standard;
        const rate = standard.ratePerHour / workplaceOf({ id: resource }).efficiency;
        const rates = inMinutes(standard) ? [null, 60 / rate] : [rate, null];
        const on =
          reviewed === undefined
            ? null
            : serialFromMoment(reviewed < 0 ? MONDAY + reviewed * DAY : dayOf(resource, reviewed));
        return [product, step, resource, setupMin, ...rates, standard.yield, on];
      }),
      { Reviewed: "yyyy-mm-dd" },
    ),
    sheet(
      "Capacities",
      ["Resource", "Calendar", "Efficiency", "Uptime"],
      world.resources.map((resource) => {
        const { hours, efficiency } = workplaceOf(resource);
        return [resource.id, hours?.calendar ?? "Always", efficiency, resource.uptime];
      }),
      { Efficiency: "0%", Uptime: "0%" },
    ),
    sheet(
      "Calendars",
      ["Calendar", "Shift", "Days", "Start", "End", "Breaks"],
      [
        ...SHOP_HOURS.flatMap(({ calendar, shifts }) =>
          shifts.map(({ shift, days, start, end, breaks }) => [
            calendar,
            shift,
            days,
            start,
            end,
            breaks,
          ]),
        ),
        ["Always", "All day", "Daily", "00:00", "00:00", ""],
      ],
    ),
    sheet(
      "Supply",
      ["Material", "Supplier", "Lead time days"],
      world.materials.map(({ material, supplier, plannedDays }) => [
        material,
        supplier,
        plannedDays,
      ]),
    ),
  ];
}

function happened(world: World, wall: Wall): SheetSeed[] {
  const actuals = world.bookings.map((booking, i) => ({
    order: `O-${i + 1}`,
    booking,
    start: wall(booking.resource, booking.start, false),
    end: wall(booking.resource, booking.end, true),
  }));
  const day = (at: number) => serialFromMoment(NOW + (at - world.now) * DAY);
  return [
    sheet(
      "Orders",
      ["Order", "Product", "Quantity", "Status"],
      actuals.map(({ order, booking }) => [order, booking.product, booking.good, "Done"]),
    ),
    sheet(
      "Actuals",
      ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap", "Setup min", "Down min"],
      actuals.map(({ order, booking, start, end }) => [
        ...[order, booking.step, booking.resource, serialFromMoment(start), serialFromMoment(end)],
        ...[booking.good, booking.scrap, booking.setupMin, booking.downMin],
      ]),
      { Start: "yyyy-mm-dd hh:mm", End: "yyyy-mm-dd hh:mm" },
    ),
    sheet(
      "Receipts",
      ["Purchase order", "Material", "Supplier", "Quantity", "Ordered", "Promised", "Received"],
      world.receipts.map(({ material, supplier, ordered, promised, received }, i) => [
        ...[`B-${i + 1}`, material, supplier, 10, day(ordered), day(promised)],
        received === undefined ? null : day(received),
      ]),
      { Ordered: "yyyy-mm-dd", Promised: "yyyy-mm-dd", Received: "yyyy-mm-dd" },
    ),
  ];
}

function sheet(
  name: string,
  headings: readonly string[],
  rows: readonly (readonly CellValue[])[],
  formats: Readonly<Record<string, string>> = {},
): SheetSeed {
  const byCell = Object.entries(formats).flatMap(([heading, format]) => {
    const letter = String.fromCharCode(65 + headings.indexOf(heading));
    return rows.map((_, row) => [`${letter}${row + 2}`, format] as const);
  });
  return { name, rows: [headings, ...rows], formats: Object.fromEntries(byCell) };
}
