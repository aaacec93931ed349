import { parentPort, Worker, workerData } from "node:worker_threads";
import { answerPage } from "../worker/answer-page";
import { ownThread } from "../worker/own-thread";
import type { FromWorker, ToWorker, WorkerPort } from "../worker/worker-messages";

/** What a thread is told that is to search and nothing else. */
const ROLE = "plumbline search";

/** True in a thread that `startThread` made. */
export function isSearchThread(): boolean {
  return workerData === ROLE;
}

/** A thread of its own that runs `file`, a program that asks for its role. It keeps no process alive. */
export function startThread(file: string): WorkerPort {
  const worker = new Worker(file, { workerData: ROLE });
  const port: WorkerPort = {
    ...{ onmessage: null, onerror: null },
    postMessage: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
  };
  worker.on("message", (data: FromWorker) => port.onmessage?.({ data }));
  worker.on("error", (error) => port.onerror?.({ message: whyItEnded(error) }));
  worker.on("exit", () => port.onerror?.({ message: "" }));
  // After the listeners: they make it keep the process alive again.
  worker.unref();
  return port;
}

function whyItEnded(error: NodeJS.ErrnoException): string {
  return error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "it ran out of memory" : error.message;
}

/** What the thread does all its life. */
export function answerSearches(): void {
  const port = parentPort;
  if (!port) throw new Error("This is no thread of another one.");
  const post = (message: FromWorker, handedOver?: ArrayBuffer[]) =>
    port.postMessage(message, handedOver);
  const answer = answerPage(post, ownThread);
  port.on("message", (message: ToWorker) => void answer(message));
  post({ kind: "ready" });
}
