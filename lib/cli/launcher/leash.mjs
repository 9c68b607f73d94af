// Loaded first in every child of the launcher: when the launcher is gone, however suddenly, the child ends in order.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
