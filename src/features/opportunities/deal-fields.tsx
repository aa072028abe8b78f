import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { answerLimit } from '../../shared/backend.ts';
import { partnerChoices, partnersQuery } from '../../shared/partners.ts';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { labels, type OpportunityValues } from './form-values.ts';
import styles from './opportunity-form.module.css';
import { useDeal } from './use-deal.ts';

type Props = {
  form: UseFormReturnType<OpportunityValues>;
  /** A new opportunity suggests its own name. */
  isNew: boolean;
};

/** Who buys what from whom, through whom; and what that is called. */
export function DealFields({ form, isNew }: Props) {
  const deal = useDeal(form, isNew);
  const partners = useQuery(partnersQuery);
  const { principal_org_id: principalId } = form.getValues();
  // A principal with more than one answer holds: the others are found by typing.
  const limited =
    principalId !== '' && deal.products !== undefined && deal.products.length < answerLimit;
  return (
    <>
      <div className={styles.deal}>
        <RecordPicker
          label={labels.organization_id}
          kind="organization"
          field="organization_id"
          autoFocus
          value={deal.customer}
          onChange={deal.pickCustomer}
          onCreate={deal.createCustomer}
          description={deal.said.organization_id}
          error={form.errors.organization_id}
        />
        <RecordPicker
          label={labels.principal_org_id}
          kind="organization"
          field="principal_org_id"
          value={deal.principal}
          onChange={deal.pickPrincipal}
          suggestions={partnerChoices(partners.data ?? [], 'principal').map(
            ({ value: id, label: title }) => ({ id, title }),
          )}
          description={deal.said.principal_org_id}
          error={form.errors.principal_org_id}
        />
        <RecordPicker
          label={labels.product_id}
          kind="product"
          field="product_id"
          value={deal.product}
          onChange={deal.pickProduct}
          suggestions={deal.products}
          onlySuggestions={limited}
          placeholder={limited ? `Of ${deal.principal?.title}` : undefined}
          description={deal.said.product_id}
          error={form.errors.product_id}
        />
        <RecordPicker
          label={labels.distributor_org_id}
          kind="organization"
          field="distributor_org_id"
          value={deal.distributor}
          onChange={deal.pickDistributor}
          suggestions={deal.carriers}
          description={deal.said.distributor_org_id}
          error={form.errors.distributor_org_id}
        />
      </div>
      <TextInput
        label={labels.name}
        description={
          isNew
            ? 'Suggested from the customer and what you offer; change it as you like.'
            : undefined
        }
        dir="auto"
        {...form.getInputProps('name')}
      />
    </>
  );
}
