import { oneOf } from "../arguments";
import { HostObject, type HostType, hostType } from "../host-object";

const MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** Nothing is calculated or drawn here: holding either back is accepted and changes nothing. */
export class Application extends HostObject {
  readonly type: HostType = APPLICATION;
}

const APPLICATION = hostType<Application>("Application", {
  scalars: {
    CalculationMode: {
      get: ({ host }) => host.model.book.calculationMode,
      set: ({ host }, value) => host.model.change({ calculationMode: oneOf(value, MODES) }),
    },
    CalculationState: { get: () => "Done" },
    CalculationEngineVersion: { get: () => 191_029 },
    DecimalSeparator: { get: () => "." },
    ThousandsSeparator: { get: () => "," },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    Calculate: () => undefined,
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
