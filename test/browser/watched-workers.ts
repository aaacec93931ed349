/** What passed between the page and one of its workers. */
export interface WatchedWorker {
  readonly sent: string[];
  readonly told: string[];
  /** Of searches that the worker itself brought to an end: whether they were stopped. */
  readonly interrupted: boolean[];
  ended: boolean;
  /** True between the first progress of a search and its end. */
  searches: boolean;
  /** As if its thread had run out of memory. */
  die(): void;
}

declare global {
  /** Every worker that the page started since `watchWorkers`. */
  var watched: WatchedWorker[];
  /** Resolves as soon as that worker tells progress: a search may be over soon after. */
  var workerSearches: (place: number) => Promise<void>;
}

interface Message {
  readonly kind: string;
  readonly outcome?: { readonly interrupted: boolean };
}

/** Runs in the page: from then on it lists its workers in `watched`. It must stand by itself. */
export function watchWorkers(): void {
  globalThis.watched = [];
  globalThis.workerSearches = async (place) => {
    while (!watched[place]?.searches) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  globalThis.Worker = class extends Worker implements WatchedWorker {
    readonly sent: string[] = [];
    readonly told: string[] = [];
    readonly interrupted: boolean[] = [];
    ended = false;
    searches = false;

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      globalThis.watched.push(this);
      this.addEventListener("message", ({ data }: MessageEvent<Message>) => {
        this.told.push(data.kind);
        if (data.kind !== "best") this.searches = data.kind === "progress";
        if (data.kind === "done") this.interrupted.push(data.outcome!.interrupted);
      });
    }

    override postMessage(message: Message): void {
      this.sent.push(message.kind);
      super.postMessage(message);
    }

    override terminate(): void {
      this.ended = true;
      super.terminate();
    }

    die(): void {
      super.terminate();
      this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    }
  };
}
