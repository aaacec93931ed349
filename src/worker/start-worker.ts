import type { WorkerPort } from "./worker-messages";

/** The engine in a thread of its own; throws where the page may have none. */
export function startWorker(): WorkerPort {
  const worker = new Worker(new URL("./schedule-worker.ts", import.meta.url));
  return worker as unknown as WorkerPort;
}
