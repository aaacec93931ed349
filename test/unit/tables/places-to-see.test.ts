import { type Finding, NOWHERE } from "../../../src/checks/finding";
import { type RunAhead, placesToSee } from "../../../src/tables/places-to-see";

const NOW = 1000;

function rate(resource: string, product: string, more: Partial<Finding> = {}): Finding {
  return {
    ...{ kind: "Rate", verdict: "Unproven", planned: 100, n: 9, observed: 100 },
    subject: { ...NOWHERE, resource, product, step: "10" },
    ...{ low: 80, high: 120, suggested: undefined, since: undefined, cause: "" },
    ...{ more: undefined, evidence: "" },
    ...more,
  };
}

const run = (resource: string, product: string, hours: number, start = NOW): RunAhead => ({
  ...{ order: `${product}-${start}`, product, step: "10", resource },
  ...{ start, end: start + 3600 * hours, hours },
});

const names = (...of: Parameters<typeof placesToSee>) =>
  placesToSee(...of).map(({ finding: { subject } }) => `${subject.resource} ${subject.product}`);

describe("the places where looking is worth most", () => {
  it("are those with most hours times doubt", () => {
    const findings = [
      rate("A", "P"),
      rate("B", "P", { low: 40, high: 160 }),
      rate("C", "P", { verdict: "Copied, not measured", low: undefined, high: undefined }),
    ];
    const runs = [run("A", "P", 20), run("B", "P", 10), run("C", "P", 9)];
    // 20 h × 0.4, 10 h × 1 (never more), 9 h × 1
    expect(names(findings, runs, NOW)).toEqual(["B P", "C P", "A P"]);
  });

  it("are five, on as many resources as there are", () => {
    const findings = ["P", "Q", "R", "S"].flatMap((product) => [
      rate("A", product),
      rate("B", product),
    ]);
    const runs = [
      ...["P", "Q", "R", "S"].map((product, n) => run("A", product, 50 - n)),
      ...["P", "Q", "R", "S"].map((product, n) => run("B", product, 4 - n)),
    ];
    expect(names(findings, runs, NOW)).toEqual(["A P", "A Q", "A R", "A S", "B P"]);
  });

  it("are none where a standard is decided, nothing runs by it, or it is no rate", () => {
    const findings = [
      rate("A", "P", { verdict: "Too tight" }),
      rate("B", "P"),
      rate("C", "P", { kind: "Setup" }),
    ];
    expect(names(findings, [run("A", "P", 9), run("C", "P", 9)], NOW)).toEqual([]);
    expect(names(findings, undefined, NOW)).toEqual(["B P"]);
  });

  it("go by the effect where it is known, and before those where it is not", () => {
    const findings = [rate("A", "P"), rate("B", "P"), rate("C", "P")];
    const runs = [run("A", "P", 90), run("B", "P", 1), run("C", "P", 2)];
    const effects = new Map([
      ["B", -3],
      ["C", 1],
    ]);
    const effectOf = ({ subject }: Finding) => effects.get(subject.resource);
    expect(names(findings, runs, NOW, effectOf)).toEqual(["B P", "C P", "A P"]);
  });

  it("show the next run that begins ahead, else the one that runs", () => {
    const runs = [run("A", "P", 5, NOW - 600), run("A", "P", 5, NOW + 600)];
    expect(placesToSee([rate("A", "P")], runs, NOW)[0]!.next!.start).toBe(NOW + 600);
    expect(placesToSee([rate("A", "P")], runs.slice(0, 1), NOW)[0]!.next!.start).toBe(NOW - 600);
  });

  it("ask for as many jobs as decide, five at most", () => {
    const jobs = (more: Partial<Finding>) =>
      placesToSee([rate("A", "P", more)], undefined, NOW)[0]!.jobs;
    expect(jobs({ more: 3 })).toBe(3);
    expect(jobs({ more: 40 })).toBe(5);
    expect(jobs({ more: undefined })).toBe(5);
    expect(jobs({ verdict: "Too coarse", more: 1 })).toBe(5);
  });
});
