import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay } from '../../shared/format.ts';
import { peopleQuery } from '../../shared/people.ts';
import { telHref } from '../../shared/phone.ts';
import styles from './organization-page.module.css';
import type { Organization } from './queries.ts';
import { RoleBadges } from './role-badges.tsx';
import { branchesQuery, shown } from './section-queries.ts';
import { readWebsite, showWebsite } from './website.ts';

export function OrganizationFacts({ organization: o }: { organization: Organization }) {
  const people = useQuery(peopleQuery);
  const owner = people.data?.find(({ user_id }) => user_id === o.owner_user_id);
  const website = o.website ? readWebsite(o.website) : null;
  const facts: [label: string, value: ReactNode][] = [
    ['Priority', o.priority],
    ['Segment', o.segment && <bdi>{o.segment}</bdi>],
    ['Phone', o.phone && <a href={telHref(o.phone)}>{o.phone}</a>],
    [
      'Website',
      website ? (
        <a key="website" href={website} target="_blank" rel="noopener noreferrer">
          {showWebsite(website)}
        </a>
      ) : (
        o.website
      ),
    ],
    ['Address', <Address key="address" organization={o} />],
    [
      'Who sees it',
      o.owner_user_id === null
        ? 'Shared: everybody sees and edits it'
        : `${owner?.full_name || 'Its owner'}, and whoever they report to`,
    ],
    ['In the books since', formatDay(o.created_at)],
  ];
  return (
    <section className={styles.panel} aria-labelledby="facts-title">
      <h2 className={styles.section} id="facts-title">
        Facts
      </h2>
      <RoleBadges roles={o.roles} />
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <Family organization={o} />
      </dl>
      {o.notes && (
        <p className={styles.notes} dir="auto">
          {o.notes}
        </p>
      )}
    </section>
  );
}

function Address({ organization: o }: { organization: Organization }) {
  const place = [o.city, [o.state, o.postal_code].filter(Boolean).join(' ')].filter(Boolean);
  const lines = [o.address_line1, o.address_line2, place.join(', ')].filter(Boolean);
  if (lines.length === 0) return 'None yet';
  const query = encodeURIComponent([o.name, ...lines].join(', '));
  return (
    <>
      {lines.map((line) => (
        <span key={line} className={styles.line}>
          <bdi>{line}</bdi>
        </span>
      ))}
      <a
        href={`https://www.google.com/maps/search/?api=1&query=${query}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        Show on a map
      </a>
    </>
  );
}

function Family({ organization }: { organization: Organization }) {
  const { organization_id: id, parent_organization_id: parent, parent_name } = organization;
  const branches = useQuery(branchesQuery(id));
  return (
    <>
      {parent && (
        <div>
          <dt>Belongs to</dt>
          <dd>
            {parent_name ? (
              <Link to="/organizations/$organizationId" params={{ organizationId: parent }}>
                <bdi>{parent_name}</bdi>
              </Link>
            ) : (
              'A hidden or archived organization'
            )}
          </dd>
        </div>
      )}
      {branches.data && branches.data.length > 0 && (
        <div>
          <dt>Branches</dt>
          <dd>
            {branches.data.slice(0, shown).map(({ organization_id, name, city }) => (
              <span key={organization_id} className={styles.line}>
                <Link
                  to="/organizations/$organizationId"
                  params={{ organizationId: organization_id }}
                >
                  <bdi>{name}</bdi>
                </Link>
                {city && <bdi>, {city}</bdi>}
              </span>
            ))}
            {branches.data.length > shown && (
              <span className={styles.line}>and more; the first {shown} are shown.</span>
            )}
          </dd>
        </div>
      )}
    </>
  );
}
