/** Why a function has no value: an Excel error, with a message that says what to change where one can. */
export class FunctionFault {
  constructor(
    /** As cells show it, such as `#VALUE!`. */
    readonly error: string,
    /** Only `#VALUE!` and `#N/A` can carry one. */
    readonly message: string = "",
  ) {}
}

/** The caller's mistake: `#VALUE!`, with what is wrong and what to do. */
export const invalid = (message: string) => new FunctionFault("#VALUE!", message);

/** There is no such value: `#N/A`. */
export const notAvailable = (message: string) => new FunctionFault("#N/A", message);

/** An error in an input cell passes through. */
export const passedOn = (error: string) => new FunctionFault(error);
