import { atcs } from "../../bench/quality/atcs";
import { singleMachine } from "../../support/instances/single-machine";
import { jobRowsOf, jobShop } from "../../support/instances/job-shops";
import { problemOf } from "../../support/instances/task-problem";

const minutes = (
  instance: Parameters<typeof singleMachine>[0],
  setups?: Parameters<typeof singleMachine>[1],
) => atcs(problemOf(singleMachine(instance, setups)))! * 60;

describe("the rule ATCS", () => {
  it("orders by weight ÷ time where all is late and nothing is set up", () => {
    // 4/2 before 3/3 before 1/4: 4 × 2 + 3 × 5 + 1 × 9.
    expect(minutes({ times: [4, 2, 3], weights: [1, 4, 3], due: [0, 0, 0] })).toBeCloseTo(32);
  });

  it("lets what has slack wait", () => {
    expect(minutes({ times: [10, 10], weights: [2, 1], due: [1000, 10] })).toBeCloseTo(0);
  });

  it("prefers the short setup among jobs alike, and counts it", () => {
    const times = [10, 10, 10];
    const setups = { first: [0, 9, 9], table: [0, 9, 1, 9, 0, 9, 9, 1, 0] };
    // First 0, then 2 (setup 1), then 1 (setup 1): 10 + 21 + 32.
    expect(minutes({ times, weights: [1, 1, 1], due: [0, 0, 0] }, setups)).toBeCloseTo(63);
  });

  it("is not for anything else than one machine", () => {
    expect(atcs(problemOf(jobShop(jobRowsOf("1 2 0 3 1 2"))))).toBeUndefined();
  });
});
