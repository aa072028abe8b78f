import { useParams } from '@tanstack/react-router';
import { ContactPage } from '../features/contacts/contact-page.tsx';

export function ContactScreen() {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId' });
  return <ContactPage key={contactId} id={contactId} />;
}
