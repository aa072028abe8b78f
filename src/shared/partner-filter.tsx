import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerLimit } from './backend.ts';
import { organizationNameQuery } from './organization-name.ts';
import { partnerChoices, partnersQuery } from './partners.ts';
import { RecordPicker } from './record-picker.tsx';

type Props = {
  kind: 'principal' | 'distributor';
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  className?: string;
  /** Where all of them fit into one list. */
  select: (options: { value: string; label: string }[]) => ReactNode;
};

/** A list of principals or distributors to filter by; where there are too many, they are found by typing. */
export function PartnerFilter({ kind, value, onChange, className, select }: Props) {
  const partners = useQuery(partnersQuery).data ?? [];
  const options = partnerChoices(partners, kind);
  const isCut = partners.length >= answerLimit;
  const known = options.find((option) => option.value === value)?.label;
  const asked = useQuery({
    ...organizationNameQuery(value),
    enabled: isCut && value !== undefined && known === undefined,
  });
  if (!isCut) return select(options);
  const title =
    known ?? asked.data?.name ?? (asked.isFetching ? '…' : `Hidden or archived ${kind}`);
  return (
    <div className={className}>
      <RecordPicker
        label={kind === 'principal' ? 'Principal' : 'Distributor'}
        hideLabel
        kind="organization"
        placeholder={`All ${kind}s`}
        value={value ? { id: value, title } : null}
        onChange={(picked) => onChange(picked?.id)}
      />
    </div>
  );
}
