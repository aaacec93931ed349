import { answerPage } from "../../../src/worker/answer-page";
import { ownThread } from "../../../src/worker/own-thread";
import type { FromWorker, ToWorker, WorkerPort } from "../../../src/worker/worker-messages";

/** A worker in this thread whose messages are copied and handed over as a real one's are. */
export class NearWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  ended = false;
  readonly heard: ToWorker["kind"][] = [];
  readonly told: FromWorker["kind"][] = [];
  private readonly answer = answerPage((...message) => this.tell(...message), ownThread);

  constructor(private readonly hears: (message: ToWorker) => boolean = () => true) {
    setTimeout(() => this.tell({ kind: "ready" }), 1);
  }

  postMessage(message: ToWorker): void {
    const copy = structuredClone(message);
    this.heard.push(message.kind);
    if (this.hears(copy)) setTimeout(() => void this.answer(copy), 1);
  }

  terminate(): void {
    this.ended = true;
    void this.answer({ kind: "stop" });
  }

  private tell(message: FromWorker, transfer: ArrayBuffer[] = []): void {
    const copy = structuredClone(message, { transfer });
    if (this.ended) return;
    this.told.push(message.kind);
    this.onmessage?.({ data: copy });
  }
}

/** A worker that says only what the test says. */
export class SilentWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  ended = false;

  postMessage(): void {}

  terminate(): void {
    this.ended = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message });
  }
}
