import { carriedOver } from "../../../src/schedule/carry-over";
import { moved, sharedWork } from "../../../src/schedule/moves";
import { WHOLE } from "../../../src/schedule/working-time";
import { HOUR, machine, mode, op, pool, smallProblem, solved } from "../../support/small-problem";

const problem = smallProblem({
  resources: [machine("Saw"), machine("Old saw"), pool("Cutters", [0, 1]), pool("Packers", [0, 3])],
  orders: [[op(mode(0, HOUR))], [{ modes: [mode(0, HOUR), mode(1, 2 * HOUR)] }]],
});

describe("a move", () => {
  it("of work opens another resource for what is not done there yet, and nothing else", () => {
    const move = { kind: "work", from: 0, to: 1 } as const;
    expect(sharedWork(problem, move).map(({ index }) => index)).toEqual([0]);
    const [first, second] = moved(problem, move).operations;
    expect(first!.modes).toMatchObject([
      { resource: 0, run: HOUR },
      { resource: 1, run: HOUR },
    ]);
    expect(second).toBe(problem.operations[1]);
  });

  it("of a head takes from one pool what it gives to the other", () => {
    const { resources } = moved(problem, { kind: "head", from: 3, to: 2 });
    const heads = resources.map((each) => (each.kind === "pool" ? [...each.capacity.amounts] : []));
    expect(heads).toEqual([[], [], [2 * WHOLE], [2 * WHOLE]]);
  });
});

describe("a schedule of other inputs", () => {
  it("is taken over by jobs, places and resources, whatever their numbers are", () => {
    const start = solved(problem);
    const turned = {
      ...problem,
      resources: [problem.resources[1]!, problem.resources[0]!, ...problem.resources.slice(2)],
      jobs: [problem.jobs[1]!, problem.jobs[0]!].map((job, j) => ({ ...job, operations: [j] })),
      operations: [problem.operations[1]!, problem.operations[0]!].map((each, index) => ({
        ...each,
        index,
        job: index,
        modes: each.modes.map((one) => ({ ...one, resource: 1 - one.resource })).reverse(),
      })),
    };
    const { placements } = carriedOver(start, problem, turned);
    expect(placements).toHaveLength(2);
    placements.forEach((placed, index) => {
      const before = start.placements[1 - index]!;
      expect(placed).toMatchObject({ operation: index, start: before.start, unit: before.unit });
      const was = problem.operations[1 - index]!.modes[before.mode]!.resource;
      expect(turned.operations[index]!.modes[placed!.mode]!.resource).toBe(1 - was);
    });
  });

  it("leaves out what is not there any more", () => {
    const start = solved(problem);
    const shorter = { ...problem, jobs: [problem.jobs[0]!], operations: [problem.operations[0]!] };
    expect(carriedOver(start, problem, shorter).placements).toHaveLength(1);
    const elsewhere = {
      ...shorter,
      operations: [{ ...problem.operations[0]!, modes: [mode(1, HOUR)] }],
    };
    expect(carriedOver(start, problem, elsewhere).placements).toEqual([undefined]);
  });
});
