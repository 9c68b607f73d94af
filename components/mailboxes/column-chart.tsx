import css from "./figures.module.css";

/** A column: what it is called below, how high it is, and what is written above it. */
export type Column = { key: string; label: string; value: number; text: string };

const [WIDTH, HEIGHT, TOP, BOTTOM] = [640, 220, 24, 24];

/** Columns of one colour, each with its number; the table beside it says the same to whoever does not see it. */
export function ColumnChart({ title, columns }: { title: string; columns: Column[] }) {
  const most = Math.max(...columns.map(({ value }) => value), 0) || 1;
  const slot = WIDTH / Math.max(columns.length, 1);
  const room = HEIGHT - TOP - BOTTOM;
  return (
    <figure className={css.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} className={css.chart}>
        <line x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className={css.axis} />
        {columns.map(({ key, label, value, text }, n) => {
          const height = (room * value) / most;
          const middle = slot * (n + 0.5);
          return (
            <g key={key}>
              <rect x={slot * (n + 0.15)} width={slot * 0.7} y={HEIGHT - BOTTOM - height} height={height} rx={3} />
              <text x={middle} y={HEIGHT - BOTTOM - height - 6} className={css.value}>
                {text}
              </text>
              <text x={middle} y={HEIGHT - 6} className={css.label}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
