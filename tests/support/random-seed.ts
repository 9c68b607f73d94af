import fc from "fast-check";

// A failed property prints its seed; SEED=… gives it again, to every property of the run.
const seed = process.env.SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });
