import { useNavigate, useSearch } from '@tanstack/react-router';
import { OrganizationForm } from '../features/organizations/organization-form.tsx';
import { OrganizationList } from '../features/organizations/organization-list.tsx';

export function OrganizationsScreen() {
  const { new: isNew, name, ...filters } = useSearch({ from: '/signed-in/organizations' });
  const navigate = useNavigate();
  const show = (search: typeof filters & { new?: true }) =>
    navigate({ to: '/organizations', search, replace: true });
  return (
    <>
      <OrganizationList
        filters={filters}
        onFilters={(next) => void show(next)}
        onNew={() => void show({ ...filters, new: true })}
      />
      {isNew && (
        <OrganizationForm
          name={name}
          onClose={() => void show(filters)}
          onSaved={({ organization_id: organizationId }) =>
            void navigate({ to: '/organizations/$organizationId', params: { organizationId } })
          }
        />
      )}
    </>
  );
}
