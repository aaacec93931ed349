/// <reference types="office-js" />
import { readFileSync } from "node:fs";
import { JSDOM, ResourceLoader } from "jsdom";
import {
  type EmbeddedHost,
  type EmbeddedHostOptions,
  createEmbeddedHost,
} from "../../src/embedded/embedded-host";
import { catalog, officeJsFile } from "./office-js";

/** A page of an add-in inside the embedded host, without a browser. */
export interface EmbeddedPane {
  readonly host: EmbeddedHost;
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly CustomFunctions: FunctionRegistry;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly window: JSDOM["window"];
  close(): void;
}

/** What the runtime of the custom functions gives to a page. */
interface FunctionRegistry {
  associate(id: string, code: (...args: never[]) => unknown): void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<string, string>>;
}

/** Serves the files of the package, and nothing else. */
class OfficeJsLoader extends ResourceLoader {
  override fetch(url: string) {
    const text = readFileSync(officeJsFile(new URL(url).pathname.replace("/officejs/", "")));
    return Promise.resolve(text) as ReturnType<ResourceLoader["fetch"]>;
  }
}

const PAGE = `<!doctype html><body><script src="/officejs/office.js"></script></body>`;

/** The real Office.js in jsdom against a new embedded host; ready in about half a second. */
export async function openPane(
  options: Omit<EmbeddedHostOptions, "catalog"> = {},
): Promise<EmbeddedPane> {
  const host = createEmbeddedHost({ catalog: catalog(), ...options });
  const dom = new JSDOM(PAGE, {
    url: "http://localhost/pane.html",
    runScripts: "dangerously",
    resources: new OfficeJsLoader(),
    pretendToBeVisual: true,
    beforeParse: (window) => {
      host.attach(window);
    },
  });
  const pane = dom.window as unknown as JSDOM["window"] & EmbeddedPane;
  while (!(pane as Partial<EmbeddedPane>).Office?.onReady) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await pane.Office.onReady();
  const { Excel, Office, CustomFunctions, OfficeExtension } = pane;
  const close = () => dom.window.close();
  return {
    ...{ host, Excel, Office, CustomFunctions, OfficeExtension },
    ...{ window: dom.window, close },
  };
}
