import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../shared/section.tsx';
import { OpportunityLines } from './opportunity-lines.tsx';
import styles from './organization-page.module.css';
import { Rollup } from './rollup.tsx';
import {
  carriedQuery,
  opportunitiesQuery,
  productsQuery,
  rollupQuery,
  rollupShown,
  shown,
} from './section-queries.ts';

/** What it buys, or may buy. */
export function CustomerSections({ id, name }: { id: string; name: string }) {
  const opportunities = useQuery(opportunitiesQuery(id, 'organization_id'));
  const rollup = useQuery(rollupQuery(id, 'organization_id'));
  return (
    <>
      <Section
        title="Opportunities"
        query={opportunities}
        most={shown}
        all={<All to="/pipeline/list" search={{ q: name }} what="opportunities" />}
        empty="None yet. Start one when there is something to sell here."
      >
        {(rows) => <OpportunityLines rows={rows} />}
      </Section>
      {rollup.data && rollup.data.length > 1 && (
        <Section title="By principal" query={rollup} most={rollupShown} empty="">
          {(rows) => <Rollup rows={rows} head="Principal" />}
        </Section>
      )}
    </>
  );
}

/** What it makes, and who buys it. */
export function PrincipalSections({ id }: { id: string }) {
  const products = useQuery(productsQuery(id));
  const rollup = useQuery(rollupQuery(id, 'principal_org_id'));
  const opportunities = useQuery(opportunitiesQuery(id, 'principal_org_id'));
  return (
    <>
      <Section
        title="Who buys from it"
        query={rollup}
        most={rollupShown}
        empty="No opportunities for it yet."
      >
        {(rows) => <Rollup rows={rows} head="Customer" />}
      </Section>
      <Section
        title="Opportunities for it"
        query={opportunities}
        most={shown}
        all={<All to="/pipeline/list" search={{ principal: id }} what="opportunities" />}
        empty="None yet."
      >
        {(rows) => <OpportunityLines rows={rows} withCustomer />}
      </Section>
      <Section
        title="Products"
        query={products}
        most={shown}
        all={<All to="/products" search={{ principal: id }} what="products" />}
        empty="No products yet."
      >
        {(rows) => (
          <ul className={styles.lines}>
            {rows.map(({ product_id, name, sku, category }) => (
              <ProductLine key={product_id} id={product_id} name={name} notes={[sku, category]} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** What it carries, and what is sold through it. */
export function CarriedSection({ id }: { id: string }) {
  const carried = useQuery(carriedQuery(id));
  const through = useQuery(opportunitiesQuery(id, 'distributor_org_id'));
  return (
    <>
      <Section title="Products it carries" query={carried} most={shown} empty="None that you see.">
        {(rows) => (
          <ul className={styles.lines}>
            {rows.map(({ product_id, product, is_primary, distributor_item_number: item }) => (
              <ProductLine
                key={product_id}
                id={product_id}
                name={product?.name ?? 'A product that you do not see'}
                notes={[item && `Item ${item}`, is_primary && 'Primary distributor']}
              />
            ))}
          </ul>
        )}
      </Section>
      <Section
        title="Opportunities through it"
        query={through}
        most={shown}
        all={<All to="/pipeline/list" search={{ distributor: id }} what="opportunities" />}
        empty="None yet."
      >
        {(rows) => <OpportunityLines rows={rows} withCustomer />}
      </Section>
    </>
  );
}

type AllProps = { to: string; search: Record<string, string>; what: string };

/** The list that holds them all. */
function All({ to, search, what }: AllProps) {
  return (
    <Link to={to} search={search} className={styles.link}>
      Show all {what}
    </Link>
  );
}

type LineProps = { id: string; name: string; notes: (string | false | null)[] };

function ProductLine({ id, name, notes }: LineProps) {
  const about = notes.filter(Boolean).join(' · ');
  return (
    <li className={styles.entry}>
      <span className={styles.what}>
        <Link to="/products/$productId" params={{ productId: id }} className={styles.link}>
          <bdi>{name}</bdi>
        </Link>
        {about && <bdi className={styles.muted}>{about}</bdi>}
      </span>
    </li>
  );
}
