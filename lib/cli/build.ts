import { build } from "./launcher/build";
import { endOnSignals, runMain } from "./launcher/endings";

// `npm run build`: the pages, so that `npm start` and `npm run web` find them built.
endOnSignals();
await runMain(build);
