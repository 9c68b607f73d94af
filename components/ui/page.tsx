import { Container, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The sheet a page is written on; "wide" for tables. */
export function Page({ children, width = "normal" }: { children: ReactNode; width?: "narrow" | "normal" | "wide" }) {
  const size = { narrow: 640, normal: 1120, wide: 1440 }[width];
  return (
    <Container size={size} px="md" py="xl" w="100%">
      {children}
    </Container>
  );
}

/** The one h1 of a page, with what it is about and the acts that concern it as a whole. */
export function PageTitle({ children, lead, actions }: { children: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="page-title">
      <div>
        <Title order={1}>{children}</Title>
        {lead && (
          <Text c="dimmed" mt={4}>
            {lead}
          </Text>
        )}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  );
}

/** A titled part of a page. */
export function Section({ title, children, actions }: { title: ReactNode; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="section">
      <div className="section-title">
        <Title order={2} size="h3">
          {title}
        </Title>
        {actions}
      </div>
      {children}
    </section>
  );
}
