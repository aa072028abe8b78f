import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Package, Plus } from 'lucide-react';
import { formatCount } from '../../shared/format.ts';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { moreOf } from '../../shared/more-of.ts';
import { Page } from '../../shared/page.tsx';
import { RecordTable } from '../../shared/record-table.tsx';
import { productColumns } from './product-columns.tsx';
import { ProductFilterBar } from './product-filter-bar.tsx';
import { type ProductSearch, sortOf, withSort } from './product-filters.ts';
import { NewProduct } from './product-form.tsx';
import { productsQuery } from './queries.ts';

const route = getRouteApi('/signed-in/products');

export function ProductList() {
  const { new: adding, ...filters } = route.useSearch();
  const navigate = useNavigate();
  const query = useInfiniteQuery(productsQuery(filters));
  const rows = query.data?.pages.flat();
  const total = rows && (rows[0]?.total ?? 0);
  const principals = new Map(
    rows?.map(({ principal_org_id: id, principal_name: title }) => [id, { id, title }]),
  );

  function show(next: ProductSearch) {
    void navigate({ to: '/products', search: next, replace: true });
  }

  const add = (
    <Button
      leftSection={<Plus size={16} aria-hidden />}
      onClick={() => show({ ...filters, new: true })}
    >
      New product
    </Button>
  );
  const isFiltered = Boolean(filters.text || filters.principal);
  return (
    <Page
      title="Products"
      count={total === undefined ? undefined : formatCount(total)}
      actions={add}
      fills
    >
      <ProductFilterBar filters={filters} onChange={show} principals={[...principals.values()]} />
      {query.isError && !query.data ? (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <RecordTable
          label="Products"
          columns={productColumns}
          rows={rows}
          keyOf={({ product_id }) => product_id}
          total={total}
          {...moreOf(query)}
          sort={sortOf(filters)}
          onSort={(sort) => show(withSort(filters, sort))}
          empty={isFiltered ? <NoneMatch onClear={() => show({})} /> : <NoneYet />}
        />
      )}
      {adding && (
        <NewProduct
          principalId={filters.principal}
          principalName={filters.principal && principals.get(filters.principal)?.title}
          onClose={() => show(filters)}
          onSaved={({ product_id }) =>
            void navigate({ to: '/products/$productId', params: { productId: product_id } })
          }
        />
      )}
    </Page>
  );
}

function NoneMatch({ onClear }: { onClear: () => void }) {
  return (
    <Message
      icon={<Package size={28} />}
      title="No product matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all products
        </Button>
      }
    >
      A search finds the beginnings of words in a product’s name, item number and category.
    </Message>
  );
}

function NoneYet() {
  return (
    <Message icon={<Package size={28} />} title="No products yet">
      Products are what your principals make. Add the first one, then say which distributors carry
      it; opportunities can name it from then on.
    </Message>
  );
}
