import { runWorker } from "@/lib/jobs/worker";
import { config } from "@/lib/platform/config";
import { atEnd, endOnSignals, runMain } from "./launcher/endings";

// `npm run worker`: takes jobs until told to stop; those in hand are finished first.
endOnSignals();
await runMain(async () => {
  config();
  const worker = await runWorker();
  atEnd(() => worker.stop());
});
