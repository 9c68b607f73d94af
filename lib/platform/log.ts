import pino from "pino";

/**
 * Log lines carry acts, codes, row ids and references, never names, addresses or tax codes.
 * What could slip in through an error object is cut to its name, message and stack.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { part: process.env.SPORTELLO_PART ?? "app" },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: ["*.email", "*.password", "*.taxCode", "*.token", "*.recipient"], censor: "…" },
});
