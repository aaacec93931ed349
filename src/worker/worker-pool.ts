import type { WorkerPort } from "./worker-messages";

/** A worker for one task. */
export interface TakenWorker {
  readonly worker: WorkerPort;
  /** It has done something before, so that its script runs. */
  readonly isReady: boolean;
}

/** Workers of a page or a process: as many as there are tasks at the same time, and used again. */
export class WorkerPool {
  private readonly idle = new Set<WorkerPort>();

  constructor(private readonly start: () => WorkerPort) {}

  /** Undefined where no worker can be had. */
  take(): TakenWorker | undefined {
    const [known] = this.idle;
    if (known) {
      this.idle.delete(known);
      return { worker: known, isReady: true };
    }
    try {
      return { worker: this.start(), isReady: false };
    } catch {
      return undefined;
    }
  }

  /** After a task that ended well. */
  giveBack(worker: WorkerPort): void {
    this.idle.add(worker);
    worker.onerror = () => this.idle.delete(worker);
  }
}
