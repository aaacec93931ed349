export type Purpose = "sync" | "cleanUp" | "service";

/** What the host saw; tests assert that nothing of the second half ever happened. */
export interface Statistics {
  /** Batches of the add-in, without the clean-up batches. */
  readonly syncs: number;
  /** Batches with which the client lets go of ranges after an `Excel.run`. */
  readonly cleanUps: number;
  /** The client's own batches, such as the results of custom functions. */
  readonly serviceBatches: number;
  readonly actions: number;
  /** Bytes in UTF-8. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly largestRequest: number;
  readonly largestResponse: number;
  /** Batches that ended with an error, and those that the host did not take. */
  readonly errors: number;
  /** Members that this host does not have, although Excel does; each was refused with `ApiNotFound`. */
  readonly refused: Readonly<Record<string, number>>;
  /** Values that the host made up, because nothing told it better. */
  readonly fallbacks: Readonly<Record<string, number>>;
  /** Errors inside the host itself. */
  readonly crashes: readonly string[];
  /** Calls of the seam that nothing answers. */
  readonly unknownCalls: readonly string[];
}

/** Counts for `Statistics`. */
export class Counters {
  private numbers = {
    ...{ syncs: 0, cleanUps: 0, serviceBatches: 0, actions: 0, requestBytes: 0, responseBytes: 0 },
    ...{ largestRequest: 0, largestResponse: 0, errors: 0 },
  };
  private readonly refused = new Map<string, number>();
  private readonly fallbacks = new Map<string, number>();
  private readonly crashes: string[] = [];
  private readonly unknownCalls: string[] = [];

  request(bytes: number, actions: number, purpose: Purpose): void {
    const { numbers } = this;
    if (purpose === "sync") numbers.syncs++;
    else if (purpose === "cleanUp") numbers.cleanUps++;
    else numbers.serviceBatches++;
    numbers.actions += actions;
    numbers.requestBytes += bytes;
    numbers.largestRequest = Math.max(numbers.largestRequest, bytes);
  }

  response(bytes: number): void {
    this.numbers.responseBytes += bytes;
    this.numbers.largestResponse = Math.max(this.numbers.largestResponse, bytes);
  }

  error(): void {
    this.numbers.errors++;
  }

  refuse(member: string): void {
    this.refused.set(member, (this.refused.get(member) ?? 0) + 1);
  }

  fallback(member: string): void {
    this.fallbacks.set(member, (this.fallbacks.get(member) ?? 0) + 1);
  }

  crash(error: unknown): void {
    this.crashes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  unknownCall(call: string): void {
    this.unknownCalls.push(call);
  }

  read(): Statistics {
    return {
      ...this.numbers,
      refused: Object.fromEntries(this.refused),
      fallbacks: Object.fromEntries(this.fallbacks),
      crashes: [...this.crashes],
      unknownCalls: [...this.unknownCalls],
    };
  }
}
