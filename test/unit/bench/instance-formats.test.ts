import { instancesFolder } from "../../support/instances/checkout";
import { flexibleJobShop, jobRowsOf, jobShop } from "../../support/instances/job-shops";
import { projectOf } from "../../support/instances/projects";
import { FAMILIES, publishedInstances } from "../../support/instances/published-instances";
import {
  setupFile,
  singleMachine,
  weightedTardinessFile,
} from "../../support/instances/single-machine";
import { problemOf } from "../../support/instances/task-problem";
import { solve } from "../../../src/schedule/solve";

describe("formats of published instances", () => {
  it("reads a job shop", () => {
    const problem = problemOf(jobShop(jobRowsOf("2 2\n0 3 1 2\n1 4 0 1\n")));
    expect(problem.operations.map(({ modes }) => [modes[0]!.resource, modes[0]!.run])).toEqual([
      [0, 180],
      [1, 120],
      [1, 240],
      [0, 60],
    ]);
    expect(problem.operations.map((o) => o.predecessors.map((p) => p.operation))).toEqual([
      [],
      [0],
      [],
      [2],
    ]);
    expect(solve(problem).progress.value * 60).toBeCloseTo(6);
  });

  it("reads due dates and weights of a job shop", () => {
    const problem = problemOf(
      jobShop(jobRowsOf("2 1\n0 3\n0 4\n"), { due: [2, 4], weights: [1, 10] }),
    );
    expect(problem.goal).toBe("On time");
    expect(solve(problem).progress.value * 60).toBeCloseTo(5);
  });

  it("reads a flexible job shop", () => {
    const { resources, jobs } = flexibleJobShop("1 2 1.5\n2 2 1 5 2 3 1 2 4\n");
    expect(resources).toEqual(["machine", "machine"]);
    expect(jobs[0]!.tasks.map(({ modes, after }) => [modes, after])).toEqual([
      [
        [
          { resource: 0, run: 5 },
          { resource: 1, run: 3 },
        ],
        [],
      ],
      [[{ resource: 1, run: 4 }], [0]],
    ]);
  });

  it("reads a project with pools", () => {
    const text = "4 1\n2\n0 0 2 2 3\n3 2 1 4\n4 1 1 4\n0 0 0\n";
    const { resources, jobs } = projectOf(text);
    expect(resources).toEqual([{ pool: 2 }, "unlimited"]);
    expect(jobs[0]!.tasks.map(({ after }) => after)).toEqual([[], [0], [0], [1, 2]]);
    expect(jobs[0]!.tasks[1]!.holds).toEqual([{ resource: 0, amount: 2 }]);
    expect(solve(problemOf(projectOf(text))).progress.value * 60).toBeCloseTo(7);
  });

  it("reads single machines one after another", () => {
    expect(weightedTardinessFile("1 2\n3 4\n5 6\n7 8\n9 1\n2 3\n", 2)).toEqual([
      { times: [1, 2], weights: [3, 4], due: [5, 6] },
      { times: [7, 8], weights: [9, 1], due: [2, 3] },
    ]);
  });

  it("reads setups: a row is the job before, the first job has its own", () => {
    const instance = setupFile("2\n10 20\n1 1\n0 0\n1 2\n0 5\n7 0\n");
    const problem = problemOf(singleMachine(instance, instance));
    // First and second: 1 + 10, then 5 + 20; the other way round: 2 + 20, then 7 + 10.
    expect(solve(problem).progress.value * 60).toBeCloseTo(11 + 36);
    const { changeovers, families } = problem;
    expect(changeovers[0]![1 * families.length + 2]).toBe(5 * 60);
    expect(changeovers[0]![2 * families.length + 1]).toBe(7 * 60);
  });

  it("says so when a text ends too early", () => {
    expect(() => jobRowsOf("2 2 0 3 1 2 1 4")).toThrow("ends after");
  });

  const folder = instancesFolder();
  (folder ? it : it.skip)("reads every published file, with what is known of it", () => {
    const counts = FAMILIES.map((family) => {
      const instances = publishedInstances(folder!, family);
      const sizes = instances.map(({ problem }) => problem().operations.length);
      const known = instances.filter((one) => one.known()).length;
      return { family, some: sizes.length > 0, empty: sizes.filter((n) => n === 0), known };
    });
    expect(counts.filter(({ some, empty }) => !some || empty.length > 0)).toEqual([]);
    expect(counts.filter(({ known }) => known === 0).map(({ family }) => family)).toEqual([
      "wtsds",
    ]);
  });
});
