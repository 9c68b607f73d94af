// Imported first: standard output carries an operator's answer alone, so the log says errors only.
process.env.LOG_LEVEL ??= "error";
process.env.SPORTELLO_PART ??= "cli";
