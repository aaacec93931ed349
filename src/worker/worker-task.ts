import { ownThread } from "./own-thread";
import type { FromWorker, ToWorker, WorkerPort } from "./worker-messages";

/** A wish to stop is looked for so often, in milliseconds. */
const LOOK = 10;
/** So long a worker has to start, in milliseconds. */
const START = 10_000;
/** So many looks without a word and the worker is dead: about a minute in which this side was awake. */
const SILENCE = 6000;

/** One task in a worker, seen from the thread that wants it done: it ends as `End` says. */
export abstract class WorkerTask<End> {
  /** Looks since the worker's last word. */
  protected silentLooks = 0;
  private heardAt = performance.now();
  private askedAt: number | undefined;
  private ended = false;

  constructor(
    private readonly worker: WorkerPort,
    private readonly stopped: (() => boolean) | undefined,
    protected isReady: boolean,
  ) {}

  run(parts: Iterable<ToWorker>): Promise<End> {
    return new Promise((resolve) => {
      const end = (how: End | undefined) => {
        if (!how || this.ended) return;
        this.ended = true;
        clearInterval(looking);
        resolve(how);
      };
      const looking = setInterval(() => end(this.look()), LOOK);
      this.worker.onmessage = ({ data }) => {
        [this.heardAt, this.silentLooks] = [performance.now(), 0];
        if (data.kind === "ready") this.isReady = true;
        else end(this.hear(data));
      };
      this.worker.onerror = ({ message }) => end(this.died(message || "its thread ended"));
      this.send(parts).catch((error) => end(this.died(String(error))));
    });
  }

  /** Takes a word of the worker's; the end, where it is the last one. */
  protected abstract hear(message: FromWorker): End | undefined;
  /** Nothing more will come. Before it was ready there was no worker at all. */
  protected abstract died(message: string): End;
  /** While the worker is silent; the end, where that is enough. */
  protected abstract wait(): End | undefined;

  /** Milliseconds since the worker's last word. */
  protected silence(): number {
    return performance.now() - this.heardAt;
  }

  /** Asks the worker to stop when that is wished; true when it has not answered within `patience`, in milliseconds. */
  protected isOverdue(patience: number): boolean {
    if (this.askedAt === undefined) {
      if (!this.stopped?.()) return false;
      this.askedAt = performance.now();
      this.worker.postMessage({ kind: "stop" });
    }
    return performance.now() - this.askedAt >= patience;
  }

  private look(): End | undefined {
    this.silentLooks++;
    if (!this.isReady) return this.silence() > START ? this.died("it did not start") : undefined;
    if (this.silentLooks > SILENCE) return this.died("it has not answered for a minute");
    return this.wait();
  }

  private async send(parts: Iterable<ToWorker>): Promise<void> {
    for (const part of parts) {
      if (this.ended) return;
      this.worker.postMessage(part);
      await ownThread.nextTurn();
    }
  }
}
