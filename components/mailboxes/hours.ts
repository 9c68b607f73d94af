const clock = (hour: number): string => `${String(hour % 24).padStart(2, "0")}:00`;

/** An hour of the day, from and to: "09:00", "10:00". */
export const hourly = (hour: number): { from: string; to: string } => ({ from: clock(hour), to: clock(hour + 1) });
