import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDay, formatMoment, formatRelativeDay } from '../../shared/format.ts';
import styles from './opportunity-page.module.css';
import { hiddenCustomer, type Opportunity } from './queries.ts';

type Props = { opportunity: Opportunity; onEdit: () => void };

export function OpportunityFacts({ opportunity: o, onEdit }: Props) {
  const place = [o.organization_city, o.organization_state].filter(Boolean).join(', ');
  const lost = o.stage_is_closed && !o.stage_is_won;
  return (
    <section className={styles.panel} aria-labelledby="facts-title">
      <div className={styles.panelHead}>
        <h2 className={styles.section} id="facts-title">
          Details
        </h2>
        <Button
          variant="default"
          size="xs"
          className={styles.edit}
          leftSection={<Pencil size={14} aria-hidden />}
          aria-keyshortcuts="e"
          onClick={onEdit}
        >
          Edit
        </Button>
      </div>
      <dl className={styles.facts}>
        <Fact label="Name">{o.name}</Fact>
        <Fact label="Customer">
          <OrganizationLink id={o.organization_id} name={o.organization_name} />
        </Fact>
        <Fact label="Customer in">{place}</Fact>
        <Fact label="Product">
          {o.product_id && (
            <Link
              to="/products/$productId"
              params={{ productId: o.product_id }}
              className={styles.link}
            >
              {o.product_name ?? 'Hidden or archived product'}
            </Link>
          )}
        </Fact>
        <Fact label="Item number">{o.product_sku}</Fact>
        <Fact label="Principal">
          <OrganizationLink id={o.principal_org_id} name={o.principal_name} />
        </Fact>
        <Fact label="Distributor">
          <OrganizationLink id={o.distributor_org_id} name={o.distributor_name} />
        </Fact>
        <Fact label="Owner">{o.owner_name}</Fact>
        <Fact label="Source">{o.source_label}</Fact>
        <Fact label="Lost because">{lost && o.loss_reason_label}</Fact>
        <Fact label="Closed" exact={o.closed_at}>
          {o.closed_at && formatDay(o.closed_at)}
        </Fact>
        <Fact label="Last touched" exact={o.last_activity_at}>
          {formatRelativeDay(o.last_activity_at)}
        </Fact>
        <Fact label="Created" exact={o.created_at}>
          {formatDay(o.created_at)}
        </Fact>
      </dl>
      {o.notes && (
        <p className={styles.notes} dir="auto">
          {o.notes}
        </p>
      )}
    </section>
  );
}

type FactProps = { label: string; exact?: string | null; children: ReactNode };

function Fact({ label, exact, children }: FactProps) {
  if (!children) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd title={exact ? formatMoment(exact) : undefined}>
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}

function OrganizationLink({ id, name }: { id: string | null; name: string | null }) {
  if (!id) return null;
  // One that this person does not see has no page for them.
  if (!name || name === hiddenCustomer) return name ?? 'Hidden or archived';
  return (
    <Link
      to="/organizations/$organizationId"
      params={{ organizationId: id }}
      className={styles.link}
    >
      {name}
    </Link>
  );
}
