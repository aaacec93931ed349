import { answerPage } from "./answer-page";
import { ownThread } from "./own-thread";
import type { FromWorker, ToWorker } from "./worker-messages";

/** As much of a worker's global scope as is used here. */
interface WorkerScope {
  postMessage(message: FromWorker, handedOver?: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const answer = answerPage((...message) => scope.postMessage(...message), ownThread);
scope.onmessage = ({ data }) => void answer(data);
scope.postMessage({ kind: "ready" });
