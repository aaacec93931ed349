import { spawnSync } from "node:child_process";
import { join } from "node:path";

const SCRIPT = join(__dirname, "..", "..", "..", ".ci", "functions-metadata.mjs");

const run = (...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: "utf8",
    env: { ...process.env, PLUMBLINE_HELP: "https://example.org/help/" },
  });

interface Metadata {
  readonly functions: readonly { id: string; helpUrl: string; options?: object }[];
}

describe("what Excel is told of the functions", () => {
  it("is made of their JSDoc, with help where it can be read", () => {
    const { functions } = JSON.parse(run().stdout) as Metadata;
    expect(functions.map(({ id }) => id)).toEqual([
      ...["FINISH", "LEADTIME", "LOAD", "OEE", "ONTRACK", "PVM", "RUNHOURS", "SCHEDULE"],
      ...["STANDARD", "STARTQTY", "TARGET", "VARIANCE", "WORKHOURS", "XMR"],
    ]);
    expect(functions[0]!.helpUrl).toBe("https://example.org/help/docs/functions.md#finish");
    expect(functions.find(({ id }) => id === "SCHEDULE")!.options).toEqual({ cancelable: true });
  });

  it("is what docs/functions.md says", () => {
    const { status, stderr } = run("--check");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
