import { Chance } from "./chance";
import {
  type Booking,
  DAYS,
  type Planted,
  type Receipt,
  type TrueMaterial,
  type TrueResource,
  type TrueStandard,
  type Truth,
  type World,
} from "./true-world";

const NORMAL_90 = 1.2815515655;

/** The same seed draws the same world. */
export function drawWorld(seed: number): World {
  const chance = new Chance(seed);
  const resources = Array.from({ length: 10 }, (_, i) => drawResource(chance, i));
  const standards = resources.flatMap((resource) =>
    Array.from({ length: 9 }, (_, i) => drawStandard(chance, resource, i)),
  );
  const materials = Array.from({ length: 36 }, (_, i) => drawMaterial(chance, i));
  return {
    now: DAYS,
    resources,
    standards,
    materials,
    bookings: resources.flatMap((resource) => {
      const own = standards.filter((standard) => standard.resource === resource.id);
      return workOff(chance, resource, own);
    }),
    receipts: materials.flatMap((material) => drawReceipts(chance, material)),
  };
}

function drawResource(chance: Chance, i: number): TrueResource {
  const uptime = chance.between(0.88, 0.96);
  const worse = i % 4 === 1;
  const value = worse ? uptime - chance.between(0.1, 0.16) : uptime;
  return {
    id: `M${i}`,
    uptime,
    trueUptime: { planted: worse ? "Too tight" : "none", value },
    record: i === 8 ? "copied" : i === 9 ? "quarter hours" : "measured",
  };
}

function truth(planted: Planted, value: number): Truth {
  return { planted, value };
}

function drawStandard(chance: Chance, resource: TrueResource, i: number): TrueStandard {
  const ratePerHour = Math.round(chance.between(30, 400));
  const setupMin = Math.round(chance.between(20, 90));
  const shares = chance.between(0.9, 0.985);
  const measured = resource.record === "measured";
  const kind = measured ? chance.uniform() : 1;
  const thin = chance.uniform() < 0.15;
  const mixed = kind < 0.05;
  return {
    product: `P${resource.id}-${i}`,
    step: String(10 * (1 + (i % 3))),
    resource: resource.id,
    jobs: thin ? chance.whole(1, 4) : mixed ? chance.whole(160, 240) : chance.whole(20, 110),
    ratePerHour,
    setupMin,
    yield: shares,
    lot: Math.round(chance.between(60, 600)),
    trueRate: drawRate(chance, kind, ratePerHour),
    trueSetup: drawSetup(chance, measured, setupMin),
    trueYield: drawYield(chance, measured, shares),
    noise: chance.between(0.025, 0.06),
  };
}

function drawRate(chance: Chance, kind: number, standard: number): Truth {
  if (kind < 0.05) return truth("Not achieved", standard);
  if (kind < 0.14) return truth("Too tight", standard * chance.between(0.78, 0.91));
  if (kind < 0.22) return truth("Too loose", standard * chance.between(1.1, 1.25));
  if (kind < 0.3) {
    const slower = chance.uniform() < 0.7;
    const share = slower ? chance.between(0.8, 0.9) : chance.between(1.12, 1.2);
    const since = Math.round(DAYS * chance.between(0.55, 0.75));
    return { ...truth(slower ? "Too tight" : "Too loose", standard * share), since };
  }
  return truth("none", standard * chance.between(0.99, 1.01));
}

function drawSetup(chance: Chance, measured: boolean, standard: number): Truth {
  const kind = measured ? chance.uniform() : 1;
  if (kind < 0.07) return truth("Too tight", standard * chance.between(1.3, 1.6));
  if (kind < 0.12) return truth("Too loose", standard * chance.between(0.6, 0.75));
  return truth("none", standard * chance.between(0.99, 1.01));
}

function drawYield(chance: Chance, measured: boolean, standard: number): Truth {
  const kind = measured ? chance.uniform() : 1;
  if (kind < 0.08) return truth("Too tight", standard - chance.between(0.025, 0.05));
  return truth("none", standard);
}

function drawMaterial(chance: Chance, i: number): TrueMaterial {
  const plannedDays = chance.whole(10, 45);
  const kind = chance.uniform();
  const thin = chance.uniform() < 0.15;
  const noise = chance.between(0.06, 0.2);
  const share =
    kind < 0.15
      ? chance.between(1.3, 1.8)
      : kind < 0.27
        ? chance.between(0.5, 0.68)
        : chance.between(0.93, 0.985);
  const planted = kind < 0.15 ? "Optimistic" : kind < 0.27 ? "Padded" : "none";
  return {
    material: `R${i}`,
    supplier: `S${i % 12}`,
    plannedDays,
    orders: thin ? chance.whole(1, 4) : chance.whole(20, 110),
    trueDays: truth(planted, plannedDays * share),
    noise,
  };
}

/** Orders at even chances over the year; the days that nine of ten take are the true ones. */
function drawReceipts(chance: Chance, of: TrueMaterial): Receipt[] {
  const middle = of.trueDays.value / Math.exp(of.noise * NORMAL_90);
  return Array.from({ length: of.orders }, () => {
    const ordered = Math.floor(chance.between(0, DAYS - 1));
    const takes = Math.max(1, Math.round(middle * chance.lognormal(of.noise)));
    const honest = chance.uniform() < 0.5;
    return {
      material: of.material,
      supplier: of.supplier,
      ordered,
      promised: ordered + (honest ? takes : of.plannedDays),
      received: ordered + takes < DAYS ? ordered + takes : undefined,
    };
  });
}

/** One machine works its jobs off over the year, in a mixed order, with idle time between them. */
function workOff(
  chance: Chance,
  resource: TrueResource,
  standards: readonly TrueStandard[],
): Booking[] {
  const queue = standards
    .flatMap((standard) => Array.from({ length: standard.jobs }, () => standard))
    .map((standard) => ({ standard, place: chance.uniform() }))
    .sort((a, b) => a.place - b.place);
  let clock = 0;
  return queue.map(({ standard, place }) => {
    clock = Math.max(clock + chance.between(0, 20), place * (DAYS - 60) * 1440);
    const booking = runJob(chance, resource, standard, clock);
    clock = booking.end;
    return booking;
  });
}

function runJob(chance: Chance, resource: TrueResource, of: TrueStandard, at: number): Booking {
  const units = Math.max(5, Math.round(of.lot * chance.between(0.6, 1.4)));
  const copied = resource.record === "copied";
  const rate = copied ? of.ratePerHour : rateOfJob(chance, of, at);
  const setup = copied ? of.setupMin : of.trueSetup.value * chance.lognormal(of.noise * 2);
  const run = (units / rate) * 60;
  const down = copied ? 0 : breakdowns(chance, run, resource.trueUptime.value);
  const scrap = units - chance.binomial(units, of.trueYield.value);
  const grid = resource.record === "quarter hours" ? 15 : 1;
  const onGrid = (minutes: number) => Math.round(minutes / grid) * grid;
  const start = onGrid(at);
  return {
    product: of.product,
    step: of.step,
    resource: of.resource,
    start,
    end: Math.max(start + grid, onGrid(start + setup + run + down)),
    good: units - scrap,
    scrap,
    downMin: Math.round(down),
    setupMin: Math.round(setup),
  };
}

function rateOfJob(chance: Chance, of: TrueStandard, at: number): number {
  const { planted, value, since } = of.trueRate;
  if (planted === "Not achieved") {
    const good = chance.uniform() < 0.38;
    return value * (good ? 1.07 : 0.82) * chance.lognormal(0.025);
  }
  const current = since === undefined || at >= since * 1440 ? value : of.ratePerHour;
  return current * chance.lognormal(of.noise);
}

/** Minutes of standing still in so much running; one in sixteen lasts for hours. */
function breakdowns(chance: Chance, run: number, uptime: number): number {
  const mean = 22;
  let left = run;
  let down = 0;
  for (;;) {
    left -= chance.exponential((mean * uptime) / (1 - uptime));
    if (left <= 0) return down;
    down += chance.exponential(chance.uniform() < 1 / 16 ? mean * 5 : mean * (11 / 15));
  }
}
