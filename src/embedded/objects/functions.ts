import { integer } from "../arguments";
import { momentFromCivil, serialFromMoment, DAYS_1904 } from "../../kernel/moment";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";

/** Worksheet functions that an add-in calls without a cell: DATE, which tells the date system. */
export class Functions extends HostObject {
  readonly type: HostType = FUNCTIONS;

  date(parts: readonly unknown[]): HostObject {
    const [year, month, day] = parts.map(integer) as [number, number, number];
    const serial = serialFromMoment(momentFromCivil(year, month, day));
    const { date1904 } = this.host.model.book;
    return new FunctionResult(this.host, serial - (date1904 ? DAYS_1904 : 0));
  }
}

const FUNCTIONS = hostType<Functions>("Functions", {
  methods: { Date: (functions, args) => functions.date(args) },
});

/** https://learn.microsoft.com/javascript/api/excel/excel.functionresult */
class FunctionResult extends HostObject {
  readonly type: HostType = RESULT;

  constructor(
    host: HostCore,
    readonly value: unknown,
  ) {
    super(host);
  }
}

const RESULT = hostType<FunctionResult>("FunctionResult", {
  scalars: { Value: { get: ({ value }) => value }, Error: { get: () => null } },
});
