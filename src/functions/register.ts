/// <reference types="office-js" />
import { registerFunctions } from "./functions";

// The page's entry. Whoever has a worker calls registerFunctions again and hands in its solver.
void Office.onReady(() => registerFunctions());
