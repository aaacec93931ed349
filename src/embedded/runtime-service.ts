import { HostObject, type HostType, hostType } from "./host-object";

/** Whether the pane is to be seen: what `Office.addin.hide` and `showAsTaskpane` ask for. */
export class RuntimeService extends HostObject {
  readonly type: HostType = SERVICE;
  state = "Visible";
}

const SERVICE = hostType<RuntimeService>("AppRuntimeService", {
  methods: {
    SetAppRuntimeState: (service, [state]) => {
      service.state = String(state);
    },
    GetAppRuntimeState: ({ state }) => state,
  },
});

/** Accepts what changes nothing here: startup behaviour, the state of ribbon buttons, notifications. */
export class AcceptingService extends HostObject {
  readonly type: HostType;

  constructor(
    host: HostObject["host"],
    name: string,
    readonly asked: { readonly method: string; readonly args: readonly unknown[] }[],
  ) {
    super(host);
    this.type = hostType(name, {});
  }

  override call(method: string, args: readonly unknown[]): unknown {
    this.asked.push({ method: `${this.type.name}.${method}`, args });
    return null;
  }
}
