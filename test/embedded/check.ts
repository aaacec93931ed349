/// <reference types="office-js" />
import type { EmbeddedHost } from "../../src/embedded/embedded-host";

/** What a check gets: it runs inside the page, so it may use nothing else. */
export interface CheckPane {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly CustomFunctions: {
    associate(id: string, code: (...args: never[]) => unknown): void;
    readonly Error: new (code: string, message?: string) => Error;
    readonly ErrorCode: Readonly<Record<string, string>>;
  };
  readonly host: EmbeddedHost;
}

export interface Check {
  readonly rule: string;
  readonly run: (pane: CheckPane) => Promise<unknown>;
  readonly expected: unknown;
}
