import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ContactForm } from '../features/contacts/contact-form.tsx';
import { OrganizationPage } from '../features/organizations/organization-page.tsx';
import { organizationKeys } from '../features/organizations/queries.ts';
import { notify } from '../shared/notices.ts';

export function OrganizationScreen() {
  const { organizationId } = useParams({ from: '/signed-in/organizations/$organizationId' });
  const client = useQueryClient();
  return (
    <OrganizationPage
      key={organizationId}
      id={organizationId}
      contactForm={({ organization, close }) => (
        <ContactForm
          organization={{ id: organization.organization_id, title: organization.name }}
          onClose={close}
          onSaved={({ full_name }) => {
            void client.invalidateQueries({ queryKey: organizationKeys.one(organizationId) });
            notify({ text: `${full_name} is added.`, tone: 'done' });
          }}
        />
      )}
    />
  );
}
