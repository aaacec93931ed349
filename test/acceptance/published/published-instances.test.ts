/** Books made from published instances, where they are there: job shop, flexible job shop, projects with pools. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judge, sayFaults } from "../schedule-judge";
import { type Result } from "../judge/judge-result";
import { at, type PlainBook, type PlainRow } from "../support/plain-book";
import { readWorkbook, valuesOf } from "../support/read-book";
import { plumbline, PROJECT, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";

const INSTANCES = join(PROJECT, "..", "shared", "instances");
const HERE = existsSync(INSTANCES);
const folder = workFolder("published");

function lines(kind: string, file: string): number[][] {
  return readFileSync(join(INSTANCES, kind, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.trim().split(/\s+/).map(Number));
}

const SETTINGS: PlainRow[] = [
  { Setting: "Plan start", Value: at("2026-03-02T06:00") },
  { Setting: "Horizon days", Value: 365 },
  { Setting: "Goal", Value: "Throughput" },
];

function work(product: string, step: number, resource: string, minutes: number): PlainRow {
  return { Product: product, Step: step, Resource: resource, "Fixed min": minutes };
}

function order(job: number): PlainRow {
  return { Order: `J${job}`, Product: `P${job}`, Quantity: 1 };
}

function jobShop(file: string): PlainBook {
  const [[, machines = 0] = [], ...jobs] = lines("jsp", file);
  const Standards = jobs.flatMap((job, index) =>
    Array.from({ length: job.length / 2 }, (_, step) =>
      work(`P${index}`, (step + 1) * 10, `M${job[step * 2]}`, job[step * 2 + 1] ?? 0),
    ),
  );
  const Capacities = Array.from({ length: machines }, (_, index) => ({ Resource: `M${index}` }));
  return { Orders: jobs.map((_, job) => order(job)), Standards, Capacities, Settings: SETTINGS };
}

function flexibleJobShop(file: string): PlainBook {
  const [[, machines = 0] = [], ...jobs] = lines("fjsp", file);
  const Standards: PlainRow[] = [];
  jobs.forEach((job, index) => {
    let cursor = 1;
    for (let step = 1; step <= (job[0] ?? 0); step++) {
      const choices = job[cursor++] ?? 0;
      for (let choice = 0; choice < choices; choice++, cursor += 2) {
        Standards.push(work(`P${index}`, step * 10, `M${job[cursor]}`, job[cursor + 1] ?? 0));
      }
    }
  });
  const Capacities = Array.from({ length: machines }, (_, index) => ({
    Resource: `M${index + 1}`,
  }));
  return { Orders: jobs.map((_, job) => order(job)), Standards, Capacities, Settings: SETTINGS };
}

/** Patterson files may break their lines anywhere, so they are read as one stream of numbers. */
function project(file: string): PlainBook {
  const numbers = lines("rcpsp", file).flat();
  let cursor = 0;
  const next = (): number => numbers[cursor++] ?? 0;
  const [activities, resources] = [next(), next()];
  const capacity = Array.from({ length: resources }, next);
  const read = Array.from({ length: activities }, () => {
    const duration = next();
    const demand = Array.from({ length: resources }, next);
    const successors = Array.from({ length: next() }, next);
    return { duration, demand, successors };
  });
  const Standards = read.flatMap(({ duration, demand }, index) => {
    if (duration === 0) return [];
    const before = read.flatMap((other, at) =>
      other.duration > 0 && other.successors.includes(index + 1) ? [at + 1] : [],
    );
    const needs = demand.flatMap((amount, at) => (amount > 0 ? [`R${at + 1}:${amount}`] : []));
    return [
      {
        ...work("P0", index + 1, "Site", duration),
        After: before.length === 0 ? "-" : before.join(", "),
        "Also needs": needs.join("; "),
      },
    ];
  });
  const Capacities: PlainRow[] = [
    { Resource: "Site", Limit: "No" },
    ...capacity.map((units, at) => ({ Resource: `R${at + 1}`, Units: units, Pool: "Yes" })),
  ];
  return { Orders: [order(0)], Standards, Capacities, Settings: SETTINGS };
}

const BOOKS: [string, (file: string) => PlainBook, string][] = [
  ["jsp", jobShop, "ft06.txt"],
  ["jsp", jobShop, "ft10.txt"],
  ["jsp", jobShop, "la21.txt"],
  ["fjsp", flexibleJobShop, "mk01.fjs"],
  ["fjsp", flexibleJobShop, "mk04.fjs"],
  ["rcpsp", project, "j120_1_2.rcp"],
  ["rcpsp", project, "j30_10_1.rcp"],
];

interface Known {
  readonly lb: number;
  readonly ub: number;
}

function bestKnown(kind: string, file: string): Known | undefined {
  const all = JSON.parse(readFileSync(join(INSTANCES, "best-known.json"), "utf8")) as unknown;
  const name = file.replace(/\.\w+$/, "");
  const search = (node: unknown): Known | undefined => {
    if (typeof node !== "object" || node === null) return undefined;
    for (const [key, value] of Object.entries(node)) {
      const own = key === name || key === file || key === `${kind}/${name}`;
      if (own && typeof value === "object" && value !== null && "ub" in value)
        return value as Known;
      const found = search(value);
      if (found) return found;
    }
    return undefined;
  };
  return search(all);
}

(HERE ? describe : describe.skip)("published instances as workbooks", () => {
  it.each(BOOKS)("%s %# is scheduled by every rule", async (kind, make, file) => {
    if (!existsSync(join(INSTANCES, kind, file))) return;
    const book = make(file);
    const input = join(folder, `${file}.xlsx`);
    const output = join(folder, `${file}.out.xlsx`);
    writeBook(input, book);
    const run = await plumbline([
      "schedule",
      input,
      "-o",
      output,
      "--iterations",
      "1",
      "--json",
      "--quiet",
    ]);
    expect({ status: run.status, stderr: run.stderr.slice(0, 2000) }).toEqual({
      status: 0,
      stderr: "",
    });
    const result = JSON.parse(run.stdout) as Result;
    const { faults } = judge({
      inputs: valuesOf(book),
      output: readWorkbook(output),
      given: readWorkbook(input),
      result,
    });
    expect(sayFaults(faults)).toEqual([]);
    const known = bestKnown(kind, file);
    const minutes = result.objective.makespan * 60;
    if (known) {
      expect(minutes).toBeGreaterThanOrEqual(known.lb - 0.01);
      expect(result.bound * 60).toBeLessThanOrEqual(known.ub + 0.01);
    }
    expect(result.bound).toBeLessThanOrEqual(result.objective.makespan + 1e-6);
  });
});
