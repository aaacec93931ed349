import { WaitingLine } from "../../../src/functions/waiting-line";

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

describe("a waiting line", () => {
  it("lets so many run at once, first come first served, and gives each its own result", async () => {
    const line = new WaitingLine(2);
    const begun: number[] = [];
    let [running, most] = [0, 0];
    const results = await Promise.all(
      [0, 1, 2, 3, 4].map((n) =>
        line.run(async () => {
          begun.push(n);
          most = Math.max(most, ++running);
          await pause();
          running--;
          return n * 10;
        }),
      ),
    );
    expect(results).toEqual([0, 10, 20, 30, 40]);
    expect([begun, most]).toEqual([[0, 1, 2, 3, 4], 2]);
  });

  it("goes on after one that fails", async () => {
    const line = new WaitingLine(1);
    const failing = line.run(() => Promise.reject(new Error("no")));
    const next = line.run(() => Promise.resolve("done"));
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
    expect(await line.run(() => Promise.resolve("again"))).toBe("again");
  });
});
