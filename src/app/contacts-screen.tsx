import { useNavigate, useSearch } from '@tanstack/react-router';
import { ContactForm } from '../features/contacts/contact-form.tsx';
import { ContactList } from '../features/contacts/contact-list.tsx';

export function ContactsScreen() {
  const { new: isNew, ...filters } = useSearch({ from: '/signed-in/contacts' });
  const navigate = useNavigate();
  const show = (search: typeof filters & { new?: true }) =>
    navigate({ to: '/contacts', search, replace: true });
  return (
    <>
      <ContactList
        filters={filters}
        onFilters={(next) => void show(next)}
        onNew={() => void show({ ...filters, new: true })}
      />
      {isNew && (
        <ContactForm
          onClose={() => void show(filters)}
          onSaved={({ contact_id: contactId }) =>
            void navigate({ to: '/contacts/$contactId', params: { contactId } })
          }
        />
      )}
    </>
  );
}
