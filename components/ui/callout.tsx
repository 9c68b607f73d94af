import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

const KINDS = {
  info: { color: "brand", icon: IconInfoCircle },
  good: { color: "green", icon: IconCircleCheck },
  warning: { color: "yellow", icon: IconAlertTriangle },
  bad: { color: "red", icon: IconAlertTriangle },
};

/** Something worth stopping at; not an error of a form (that is ErrorSummary). */
export function Callout({
  kind = "info",
  title,
  children,
}: {
  kind?: keyof typeof KINDS;
  title?: ReactNode;
  children: ReactNode;
}) {
  const { color, icon: Icon } = KINDS[kind];
  return (
    <Alert color={color} icon={<Icon aria-hidden />} title={title} role="note" mb="lg">
      {children}
    </Alert>
  );
}
