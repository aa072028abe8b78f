import { useQueryClient } from '@tanstack/react-query';
import { formatDay } from '../../shared/format.ts';
import { stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { peopleQuery } from '../../shared/people.ts';
import { labels, type OpportunityValues } from './form-values.ts';
import { organizationQuery, productQuery } from './queries.ts';

/** How a field and its value read, where somebody else has changed it too. */
export function useWords() {
  const client = useQueryClient();
  return (field: keyof OpportunityValues, value: string | boolean) => ({
    label: labels[field],
    value: inWords(field, String(value)),
  });

  function inWords(field: keyof OpportunityValues, value: string): string {
    if (value === '') return '';
    const labelIn = (entries: readonly { code: string; label: string }[] = []) =>
      entries.find(({ code }) => code === value)?.label ?? value;
    switch (field) {
      case 'organization_id':
      case 'principal_org_id':
      case 'distributor_org_id':
        return client.getQueryData(organizationQuery(value).queryKey)?.title ?? 'Another one';
      case 'product_id':
        return client.getQueryData(productQuery(value).queryKey)?.name ?? 'Another one';
      case 'owner_user_id': {
        const people = client.getQueryData(peopleQuery.queryKey) ?? [];
        return people.find(({ user_id }) => user_id === value)?.full_name ?? 'Somebody else';
      }
      case 'stage':
        return labelIn(client.getQueryData(stagesQuery.queryKey));
      case 'status':
        return labelIn(client.getQueryData(vocabularyQuery('status_lu').queryKey));
      case 'source':
        return labelIn(client.getQueryData(vocabularyQuery('source_lu').queryKey));
      case 'loss_reason':
        return labelIn(client.getQueryData(vocabularyQuery('loss_reason_lu').queryKey));
      case 'expected_close_date':
      case 'next_action_date':
        return formatDay(value);
      case 'estimated_value':
        return `$${value}`;
      default:
        return value;
    }
  }
}
