import { FORMATS } from "../sheets/written-columns";

/** Hours with a dash for nothing, so that what is something stands out. */
export const HOURS_LOOK = `${FORMATS.twoDecimals}_);-${FORMATS.twoDecimals}_);"–"_)`;

/** The same for figures against a plan made afterwards: marked in each cell. */
export const ROUGH_HOURS_LOOK = `"≈ "${FORMATS.twoDecimals}_);"≈ -"${FORMATS.twoDecimals}_);"–"_)`;
