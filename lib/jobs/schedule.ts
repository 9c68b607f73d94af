import type { JobName } from "./payloads";

/** What runs by the clock of Rome, one screen. The daily sweep catches up missed days by itself. */
export const schedule: { job: JobName; cron: string }[] = [
  { job: "sweep.daily", cron: "10 0 * * *" },
  { job: "documents.retention", cron: "40 2 * * *" },
  { job: "companies.remind", cron: "20 0 * * *" },
  { job: "agreements.notice", cron: "30 0 * * *" },
  { job: "statements.watch", cron: "*/5 * * * *" },
  // Every night, and something to do on the first of a month, or when that one was missed.
  { job: "revenue.defer", cron: "40 1 * * *" },
  { job: "passwords.remind", cron: "20 6 * * *" },
  { job: "sends.watch", cron: "50 6,13 * * *" },
  { job: "invoices.watch", cron: "*/10 * * * *" },
  { job: "sweep.often", cron: "* * * * *" },
  { job: "audit.seal", cron: "* * * * *" },
];
