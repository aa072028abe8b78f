import { useParams } from '@tanstack/react-router';
import { ImportPage } from '../features/imports/import-page.tsx';

export function ImportPageScreen() {
  const { importId } = useParams({ from: '/signed-in/import/$importId' });
  return <ImportPage key={importId} id={importId} />;
}
